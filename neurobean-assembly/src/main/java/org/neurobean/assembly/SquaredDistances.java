package org.neurobean.assembly;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

/**
 * Squared Euclidean distances in blocks, as sums of squared differences: equal points are 0 apart, and no digits cancel
 * as they do in |x|^2 - 2 x.y + |y|^2.
 *
 * <p>All ways through this class add in one order, so that the distance of two points is the same double in each of
 * them and in both directions.
 */
final class SquaredDistances {

    /** How many points a parallel piece of work takes: they share what the cache holds of the others. */
    static final int CHUNK = 32;

    private static final int COLUMNS = 256;
    private static final int DIMENSIONS = 64;

    private SquaredDistances() {}

    /**
     * Squared distances of a range of points to many.
     *
     * @param few rows from to to - 1 of it are used, [. x D]
     * @param many the other points by dimension: [D x N]
     * @param start first of the many that is wanted
     * @param out row i - from receives the squared distances of few[i] to those of the many with an index of start or
     *     more; overwritten there
     */
    static void block(Matrix few, int from, int to, double[][] many, int start, double[][] out) {
        int[] ids = new int[to - from];
        Arrays.setAll(ids, i -> from + i);
        block(few, ids, many, start, out);
    }

    /**
     * Squared distances of a few points to many.
     *
     * @param few [. x D]
     * @param ids the rows of few that are used
     * @param many the other points by dimension: [D x N]
     * @param start first of the many that is wanted
     * @param out row i receives the squared distances of few[ids[i]] to those of the many with an index of start or
     *     more; overwritten there
     */
    static void block(Matrix few, int[] ids, double[][] many, int start, double[][] out) {
        int n = many[0].length;
        for (int i = 0; i < ids.length; i++) {
            Arrays.fill(out[i], start, n, 0);
        }
        for (int j0 = start; j0 < n; j0 += COLUMNS) {
            int j1 = Math.min(n, j0 + COLUMNS);
            for (int d0 = 0; d0 < many.length; d0 += DIMENSIONS) {
                int d1 = Math.min(many.length, d0 + DIMENSIONS);
                for (int i = 0; i < ids.length; i++) {
                    addDimensions(few, ids[i], many, d0, d1, j0, j1, out[i]);
                }
            }
        }
    }

    /** The squared distance of two points of the given dimension, whose coordinates start there. */
    static double between(double[] x, int xStart, double[] y, int yStart, int dimension) {
        double sum = 0;
        int d = 0;
        for (; d + 3 < dimension; d += 4) {
            double t0 = x[xStart + d] - y[yStart + d];
            double t1 = x[xStart + d + 1] - y[yStart + d + 1];
            double t2 = x[xStart + d + 2] - y[yStart + d + 2];
            double t3 = x[xStart + d + 3] - y[yStart + d + 3];
            sum += (t0 * t0 + t1 * t1) + (t2 * t2 + t3 * t3);
        }
        for (; d < dimension; d++) {
            double t = x[xStart + d] - y[yStart + d];
            sum += t * t;
        }
        return sum;
    }

    private static void addDimensions(
            Matrix few, int row, double[][] many, int d0, int d1, int j0, int j1, double[] out) {
        double[] x = few.entries();
        int xStart = few.start(row);
        int d = d0;
        for (; d + 3 < d1; d += 4) {
            addFour(x, xStart + d, many, d, j0, j1, out);
        }
        for (; d < d1; d++) {
            double x0 = x[xStart + d];
            double[] y0 = many[d];
            for (int j = j0; j < j1; j++) {
                double t = x0 - y0[j];
                out[j] += t * t;
            }
        }
    }

    private static void addFour(double[] x, int xStart, double[][] many, int d, int j0, int j1, double[] out) {
        double x0 = x[xStart];
        double x1 = x[xStart + 1];
        double x2 = x[xStart + 2];
        double x3 = x[xStart + 3];
        double[] y0 = many[d];
        double[] y1 = many[d + 1];
        double[] y2 = many[d + 2];
        double[] y3 = many[d + 3];
        for (int j = j0; j < j1; j++) {
            double t0 = x0 - y0[j];
            double t1 = x1 - y1[j];
            double t2 = x2 - y2[j];
            double t3 = x3 - y3[j];
            out[j] += (t0 * t0 + t1 * t1) + (t2 * t2 + t3 * t3);
        }
    }
}
