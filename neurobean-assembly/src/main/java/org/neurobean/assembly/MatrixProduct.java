package org.neurobean.assembly;

import java.util.Arrays;

/**
 * Products of row-major matrices in double precision, in parallel and with the same bits whatever the number of threads: the
 * terms of each entry are added one after the other, in their order.
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

    /** X Y for X [n x k] and Y [k x m]. */
    static double[][] of(double[][] x, double[][] y) {
        double[][] product = new double[x.length][y[0].length];
        addTo(product, x, y);
        return product;
    }

    /** Adds X Y to sum [n x m], which is overwritten. */
    static void addTo(double[][] sum, double[][] x, double[][] y) {
        int[] terms = LayerArrays.firstIds(y.length);
        Chunks.forRanges(
                x.length,
                BLOCK,
                (from, to) -> addTerms(Arrays.copyOfRange(sum, from, to), Arrays.copyOfRange(x, from, to), y, terms));
    }

    /** X' X for X [n x k]: [k x k], symmetric to the bit. */
    static double[][] gram(double[][] x) {
        int columns = x[0].length;
        int[] terms = LayerArrays.firstIds(x.length);
        double[][] gram = new double[columns][columns];
        Chunks.forRanges(
                columns,
                BLOCK,
                (from, to) -> addTerms(Arrays.copyOfRange(gram, from, to), columnsOf(x, from, to), x, terms, from));
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < i; j++) {
                gram[i][j] = gram[j][i];
            }
        }
        return gram;
    }

    /**
     * Adds sum over t in terms of x_rt y_t to each row r of sum, which is overwritten.
     *
     * @param sum [n x m]
     * @param x [n x k]
     * @param y [k x m]
     * @param terms columns of x and rows of y, in the order of addition
     */
    static void addTerms(double[][] sum, double[][] x, double[][] y, int[] terms) {
        addTerms(sum, x, y, terms, 0);
    }

    private static void addTerms(double[][] sum, double[][] x, double[][] y, int[] terms, int firstColumn) {
        for (int left = firstColumn; left < y[0].length; left += PANEL) {
            int right = Math.min(y[0].length, left + PANEL);
            int t = 0;
            for (; t + 3 < terms.length; t += 4) {
                for (int r = 0; r < sum.length; r++) {
                    addFour(
                            sum[r],
                            x[r],
                            y,
                            new int[] {terms[t], terms[t + 1], terms[t + 2], terms[t + 3]},
                            left,
                            right);
                }
            }
            for (; t < terms.length; t++) {
                for (int r = 0; r < sum.length; r++) {
                    addOne(sum[r], x[r][terms[t]], y[terms[t]], left, right);
                }
            }
        }
    }

    private static void addFour(double[] sum, double[] x, double[][] y, int[] terms, int left, int right) {
        double x0 = x[terms[0]];
        double x1 = x[terms[1]];
        double x2 = x[terms[2]];
        double x3 = x[terms[3]];
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
    private static double[][] columnsOf(double[][] x, int from, int to) {
        double[][] columns = new double[to - from][x.length];
        for (int s = 0; s < x.length; s++) {
            for (int i = from; i < to; i++) {
                columns[i - from][s] = x[s][i];
            }
        }
        return columns;
    }
}
