package org.neurobean.assembly;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.neurobean.bean.Matrix;

/** Checks on the point sets [N x D] that enter this package, and what several measures do with them. */
final class Points {

    /** Squares of coordinates up to this size, summed over any number of dimensions, fit into a double. */
    static final double LARGEST = 1e149;

    private Points() {}

    /**
     * Requires coordinates of size {@link #LARGEST} or less.
     *
     * @param name what the error message calls the points
     * @throws IllegalArgumentException if one is larger
     */
    static void require(String name, Matrix points) {
        points.requireMagnitude(name, LARGEST);
    }

    /** Requires an array of the given length. */
    static void requireLength(String name, int length, int expected, String expectedOf) {
        if (length != expected) {
            throw new IllegalArgumentException(name + " must have one entry for each of the " + expected + " "
                    + expectedOf + ", but has " + length);
        }
    }

    /** The number of points that differ from all points before them; 0.0 and -0.0 are the same. */
    static int distinct(Matrix points) {
        double[] x = points.entries();
        Comparator<Integer> byCoordinates = (i, j) -> {
            int a = points.start(i);
            int b = points.start(j);
            for (int d = 0; d < points.columns(); d++) {
                if (x[a + d] != x[b + d]) {
                    return x[a + d] < x[b + d] ? -1 : 1;
                }
            }
            return 0;
        };
        Integer[] order = IntStream.range(0, points.rows()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, byCoordinates);
        int distinct = 1;
        for (int i = 1; i < order.length; i++) {
            if (byCoordinates.compare(order[i - 1], order[i]) != 0) {
                distinct++;
            }
        }
        return distinct;
    }

    /** The points without their mean, [N x D]. */
    static Matrix centered(Matrix points, double[] mean) {
        double[] centered = points.entries().clone();
        for (int i = 0; i < points.rows(); i++) {
            int start = points.start(i);
            for (int d = 0; d < mean.length; d++) {
                centered[start + d] -= mean[d];
            }
        }
        return Matrix.of("centered", points.rows(), points.columns(), centered);
    }

    /** The mean point, [D]. */
    static double[] mean(Matrix points) {
        double[] x = points.entries();
        double[] mean = new double[points.columns()];
        for (int i = 0; i < points.rows(); i++) {
            int start = points.start(i);
            for (int d = 0; d < mean.length; d++) {
                mean[d] += x[start + d];
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= points.rows();
        }
        return mean;
    }
}
