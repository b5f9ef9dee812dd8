package org.neurobean.lab.kernel;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/**
 * Points in a space, each a row.
 *
 * @param values [count x dimensions], row by row; not copied
 */
record Points(double[] values, int count, int dimensions) {

    /** Rows and dimensions that are multiplied together fit into the processor's second cache. */
    private static final int ROWS = 32;

    private static final int DIMENSIONS = 64;

    /** Squared Euclidean length of each point. */
    double[] squaredLengths() {
        double[] squares = new double[count];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dimensions; d++) {
                double value = values[i * dimensions + d];
                squares[i] += value * value;
            }
        }
        return squares;
    }

    /**
     * Squared Euclidean distances by |a|^2 + |b|^2 - 2 a.b, at least 0: [count x other.count]. Their error is that of
     * the squared lengths, about 1e-15 of them.
     */
    double[][] squaredDistances(Points other) {
        double[] here = squaredLengths();
        double[] there = other.squaredLengths();
        double[][] result = products(other);
        for (int i = 0; i < count; i++) {
            double[] row = result[i];
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(0, here[i] + there[j] - 2 * row[j]);
            }
        }
        return result;
    }

    /** Squared distances of the points from each other, exactly symmetric and exactly 0 from themselves. */
    double[][] squaredDistances() {
        double[][] distances = squaredDistances(this);
        for (int i = 0; i < count; i++) {
            distances[i][i] = 0;
            for (int j = 0; j < i; j++) {
                distances[i][j] = distances[j][i];
            }
        }
        return distances;
    }

    /** Median of the distances between two different points; 1 where all points are the same or there is but one. */
    double medianDistance() {
        double[][] squares = squaredDistances();
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

    /** Scalar products: [count x other.count]. */
    private double[][] products(Points other) {
        if (dimensions != other.dimensions) {
            throw new IllegalArgumentException(
                    "points must have the same number of dimensions, found " + dimensions + " and " + other.dimensions);
        }
        double[][] result = new double[count][other.count];
        double[] columns = other.transposed(); // [dimensions x other.count]
        for (int row = 0; row < count; row += ROWS) {
            for (int from = 0; from < dimensions; from += DIMENSIONS) {
                int to = Math.min(from + DIMENSIONS, dimensions);
                for (int i = row; i < Math.min(row + ROWS, count); i++) {
                    addProducts(i, from, to, columns, result[i]);
                }
            }
        }
        return result;
    }

    /** Four dimensions at a time, those apart in which the point is 0, as most pixels of a digit are. */
    private void addProducts(int point, int from, int to, double[] columns, double[] sums) {
        int n = sums.length;
        int d = from;
        for (; d + 4 <= to; d += 4) {
            int at = point * dimensions + d;
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
            double a = values[point * dimensions + d];
            for (int j = 0; j < n; j++) {
                sums[j] += a * columns[d * n + j];
            }
        }
    }

    /** Some of the points as a matrix of the caller's scope: [to - from x dimensions]. */
    Tensor tensor(int from, int to) {
        return Tensor.create(Arrays.copyOfRange(values, from * dimensions, to * dimensions), to - from, dimensions);
    }

    private double[] transposed() {
        double[] columns = new double[values.length];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dimensions; d++) {
                columns[d * count + i] = values[i * dimensions + d];
            }
        }
        return columns;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Points that
                && count == that.count
                && dimensions == that.dimensions
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
