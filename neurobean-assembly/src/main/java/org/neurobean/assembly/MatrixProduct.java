package org.neurobean.assembly;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

/**
 * Products of matrices in double precision, in parallel and with the same bits whatever the number of threads: the terms of
 * each entry are added one after the other, in their order.
 *
 * <p>The inner loop adds multiples of four rows to one row, which HotSpot turns into vector instructions; an inner loop over
 * a dot product it would leave scalar, as its order of additions is fixed. Rows are cut into blocks that one task computes,
 * columns into panels that stay in the cache.
 */
final class MatrixProduct {

    /** Rows of the result that one task computes. */
    static final int BLOCK = 32;

    /** Columns that are computed at a time. */
    private static final int PANEL = 512;

    private MatrixProduct() {}

    /** Adds X Y to sum [n x m], which is overwritten, for X [n x k] and Y [k x m]. */
    static void addTo(double[][] sum, Matrix x, Matrix y) {
        int[] terms = Vectors.firstIds(y.rows());
        double[][] rows = y.toRows();
        Chunks.forRanges(
                x.rows(), BLOCK, (from, to) -> addTerms(Arrays.copyOfRange(sum, from, to), x, from, rows, terms));
    }

    /** X' X for X [n x k]: [k x k], symmetric to the bit. */
    static double[][] gram(double[][] x) {
        int columns = x[0].length;
        int[] terms = Vectors.firstIds(x.length);
        double[][] gram = new double[columns][columns];
        Chunks.forRanges(columns, BLOCK, (from, to) -> {
            Matrix some = columnsOf(x, from, to);
            addTerms(Arrays.copyOfRange(gram, from, to), some, 0, x, terms, from);
        });
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < i; j++) {
                gram[i][j] = gram[j][i];
            }
        }
        return gram;
    }

    /**
     * Adds sum over t in terms of x_(from + r)t y_t to each row r of sum, which is overwritten.
     *
     * @param sum [n x m]
     * @param x [. x k]
     * @param from the row of x that belongs to row 0 of sum
     * @param y [k x m]
     * @param terms columns of x and rows of y, in the order of addition
     */
    static void addTerms(double[][] sum, Matrix x, int from, double[][] y, int[] terms) {
        addTerms(sum, x, from, y, terms, 0);
    }

    private static void addTerms(double[][] sum, Matrix x, int from, double[][] y, int[] terms, int firstColumn) {
        double[] factors = x.entries();
        int columns = y[0].length;
        int[] four = new int[4];
        for (int left = firstColumn; left < columns; left += PANEL) {
            int right = Math.min(columns, left + PANEL);
            int t = 0;
            for (; t + 3 < terms.length; t += 4) {
                System.arraycopy(terms, t, four, 0, four.length);
                for (int r = 0; r < sum.length; r++) {
                    addFour(sum[r], factors, x.start(from + r), y, four, left, right);
                }
            }
            for (; t < terms.length; t++) {
                for (int r = 0; r < sum.length; r++) {
                    addOne(sum[r], factors[x.start(from + r) + terms[t]], y[terms[t]], left, right);
                }
            }
        }
    }

    private static void addFour(double[] sum, double[] x, int xStart, double[][] y, int[] terms, int left, int right) {
        double x0 = x[xStart + terms[0]];
        double x1 = x[xStart + terms[1]];
        double x2 = x[xStart + terms[2]];
        double x3 = x[xStart + terms[3]];
        if (x0 == 0 && x1 == 0 && x2 == 0 && x3 == 0) {
            return; // silent neurons are many behind ReLU
        }
        double[] y0 = y[terms[0]];
        double[] y1 = y[terms[1]];
        double[] y2 = y[terms[2]];
        double[] y3 = y[terms[3]];
        for (int k = left; k < right; k++) {
            sum[k] = sum[k] + x0 * y0[k] + x1 * y1[k] + x2 * y2[k] + x3 * y3[k];
        }
    }

    private static void addOne(double[] sum, double x, double[] y, int left, int right) {
        for (int k = left; k < right; k++) {
            sum[k] += x * y[k];
        }
    }

    /** Columns from (inclusive) to to (exclusive) as rows. */
    private static Matrix columnsOf(double[][] x, int from, int to) {
        double[] columns = new double[(to - from) * x.length];
        for (int s = 0; s < x.length; s++) {
            for (int i = from; i < to; i++) {
                columns[(i - from) * x.length + s] = x[s][i];
            }
        }
        return Matrix.of("columns", to - from, x.length, columns);
    }
}
