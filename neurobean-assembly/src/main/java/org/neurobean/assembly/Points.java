package org.neurobean.assembly;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Checks on the point sets [N x D] that enter this package, and what several measures do with them. */
final class Points {

    /** Squares of coordinates up to this size, summed over any number of dimensions, fit into a double. */
    static final double LARGEST = 1e149;

    private Points() {}

    /**
     * Requires a rectangular matrix of numbers of size {@link #LARGEST} or less, with at least one row and one column.
     *
     * @param name what the error message calls the matrix
     * @throws IllegalArgumentException where it is not
     */
    static void require(String name, double[][] points) {
        LayerArrays.requireMatrix(name, points);
        for (int row = 0; row < points.length; row++) {
            for (int column = 0; column < points[row].length; column++) {
                if (Math.abs(points[row][column]) > LARGEST) {
                    throw new IllegalArgumentException(name + "[" + row + "][" + column + "] must be of size " + LARGEST
                            + " or less, but is " + points[row][column]);
                }
            }
        }
    }

    /** Requires an array of the given length. */
    static void requireLength(String name, int length, int expected, String expectedOf) {
        if (length != expected) {
            throw new IllegalArgumentException(name + " must have one entry for each of the " + expected + " "
                    + expectedOf + ", but has " + length);
        }
    }

    /** The transpose, [D x N]. */
    static double[][] transpose(double[][] points) {
        double[][] transposed = new double[points[0].length][points.length];
        for (int row = 0; row < points.length; row++) {
            for (int column = 0; column < points[row].length; column++) {
                transposed[column][row] = points[row][column];
            }
        }
        return transposed;
    }

    /** The number of points that differ from all points before them; 0.0 and -0.0 are the same. */
    static int distinct(double[][] points) {
        Comparator<Integer> byCoordinates = (i, j) -> {
            double[] x = points[i];
            double[] y = points[j];
            for (int d = 0; d < x.length; d++) {
                if (x[d] != y[d]) {
                    return x[d] < y[d] ? -1 : 1;
                }
            }
            return 0;
        };
        Integer[] order = IntStream.range(0, points.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, byCoordinates);
        int distinct = 1;
        for (int i = 1; i < order.length; i++) {
            if (byCoordinates.compare(order[i - 1], order[i]) != 0) {
                distinct++;
            }
        }
        return distinct;
    }

    /** Columns without their means: a fresh matrix [N x D]. */
    static double[][] centered(double[][] points, double[] mean) {
        double[][] centered = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            centered[i] = points[i].clone();
            for (int d = 0; d < mean.length; d++) {
                centered[i][d] -= mean[d];
            }
        }
        return centered;
    }

    /** The mean point, [D]. */
    static double[] mean(double[][] points) {
        double[] mean = new double[points[0].length];
        for (double[] point : points) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += point[d];
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= points.length;
        }
        return mean;
    }

    /** The inner product of the first entries of two vectors; four partial sums keep the processor's adders busy. */
    static double dot(double[] x, double[] y, int length) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            sum0 += x[k] * y[k];
            sum1 += x[k + 1] * y[k + 1];
            sum2 += x[k + 2] * y[k + 2];
            sum3 += x[k + 3] * y[k + 3];
        }
        for (; k < length; k++) {
            sum0 += x[k] * y[k];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
