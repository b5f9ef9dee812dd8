package org.neurobean.lab.kernel;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

/** Squared Euclidean distances between points, each a row of a matrix. */
final class Distances {

    /** Rows and dimensions that are multiplied together fit into the processor's second cache. */
    private static final int ROWS = 32;

    private static final int DIMENSIONS = 64;

    private Distances() {}

    /** Squared Euclidean length of each point. */
    private static double[] squaredLengths(Matrix points) {
        double[] squares = new double[points.rows()];
        for (int i = 0; i < squares.length; i++) {
            int start = points.start(i);
            for (int d = 0; d < points.columns(); d++) {
                double value = points.entries()[start + d];
                squares[i] += value * value;
            }
        }
        return squares;
    }

    /**
     * Squared Euclidean distances by |a|^2 + |b|^2 - 2 a.b, at least 0: [points x others]. Their error is that of
     * the squared lengths, about 1e-15 of them.
     */
    static double[][] squared(Matrix points, Matrix others) {
        double[] here = squaredLengths(points);
        double[] there = squaredLengths(others);
        double[][] result = products(points, others);
        for (int i = 0; i < here.length; i++) {
            double[] row = result[i];
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(0, here[i] + there[j] - 2 * row[j]);
            }
        }
        return result;
    }

    /** Squared distances of the points from each other, exactly symmetric and exactly 0 from themselves. */
    static double[][] squared(Matrix points) {
        double[][] distances = squared(points, points);
        for (int i = 0; i < distances.length; i++) {
            distances[i][i] = 0;
            for (int j = 0; j < i; j++) {
                distances[i][j] = distances[j][i];
            }
        }
        return distances;
    }

    /** Median of the distances between two different points; 1 if all points are the same or there is only one. */
    static double median(Matrix points) {
        double[][] squares = squared(points);
        int count = points.rows();
        double[] pairs = new double[count * (count - 1) / 2];
        int next = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                pairs[next++] = squares[i][j];
            }
        }
        if (pairs.length == 0) {
            return 1;
        }
        Arrays.sort(pairs);
        double median = (Math.sqrt(pairs[(pairs.length - 1) / 2]) + Math.sqrt(pairs[pairs.length / 2])) / 2;
        return median > 0 ? median : 1;
    }

    /** Scalar products: [points x others]. */
    private static double[][] products(Matrix points, Matrix others) {
        int count = points.rows();
        int dimensions = points.columns();
        if (dimensions != others.columns()) {
            throw new IllegalArgumentException(
                    "points must have the same number of dimensions, found " + dimensions + " and " + others.columns());
        }
        double[][] result = new double[count][others.rows()];
        double[] columns = others.transpose().entries(); // [dimensions x others]
        for (int row = 0; row < count; row += ROWS) {
            for (int from = 0; from < dimensions; from += DIMENSIONS) {
                int to = Math.min(from + DIMENSIONS, dimensions);
                for (int i = row; i < Math.min(row + ROWS, count); i++) {
                    addProducts(points.entries(), points.start(i), from, to, columns, result[i]);
                }
            }
        }
        return result;
    }

    /**
     * Adds the products of one point, whose coordinates begin at start, in the dimensions from (inclusive) to to
     * (exclusive). Four dimensions at a time; four in which the point is 0, as most pixels of a digit are, are left out.
     */
    private static void addProducts(double[] values, int start, int from, int to, double[] columns, double[] sums) {
        int n = sums.length;
        int d = from;
        for (; d + 4 <= to; d += 4) {
            int at = start + d;
            double a = values[at];
            double b = values[at + 1];
            double c = values[at + 2];
            double e = values[at + 3];
            if (a != 0 || b != 0 || c != 0 || e != 0) {
                int first = d * n;
                int second = first + n;
                int third = second + n;
                int fourth = third + n;
                for (int j = 0; j < n; j++) {
                    sums[j] += a * columns[first + j]
                            + b * columns[second + j]
                            + c * columns[third + j]
                            + e * columns[fourth + j];
                }
            }
        }
        for (; d < to; d++) {
            double a = values[start + d];
            for (int j = 0; j < n; j++) {
                sums[j] += a * columns[d * n + j];
            }
        }
    }
}
