package org.neurobean.assembly;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to tridiagonal form (Golub and Van Loan,
 * 2013, section 8.3), then {@link Tridiagonal}.
 *
 * <p>Takes O(N^3) operations; a few seconds for N = 1,500.
 *
 * @param values the eigenvalues, all N of them, from the largest to the smallest
 * @param vectors row i is the eigenvector of values[i], of length 1, for the first ones as many as asked for: [count x N]
 */
record SymmetricEigen(double[] values, double[][] vectors) {

    /** Below this size a step of the reduction is too short to share among threads. */
    private static final int SMALLEST_PARALLEL = 256;

    private static final int CHUNK = 64;

    /** All eigenvalues, from the largest to the smallest. */
    static double[] values(Matrix matrix) {
        return of(matrix, 0).values();
    }

    /**
     * Decomposes the matrix, of which the entries on and below the diagonal are used.
     *
     * @param matrix [N x N]
     * @param count how many eigenvectors, from 0 to N
     */
    static SymmetricEigen of(Matrix matrix, int count) {
        int n = matrix.rows();
        double scale = scale(matrix);
        Reduction reduction = new Reduction(matrix, scale);
        Tridiagonal tridiagonal = reduction.run();
        double[] values = tridiagonal.values();
        double[][] vectors = tridiagonal.vectors(Arrays.copyOf(values, count));
        Chunks.forEach(count, v -> reduction.applyTo(vectors[v]));
        for (int i = 0; i < n; i++) {
            values[i] *= scale;
        }
        return new SymmetricEigen(values, vectors);
    }

    /** A power of two near the largest entry: division by it is exact. */
    private static double scale(Matrix matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j <= i; j++) {
                largest = Math.max(largest, Math.abs(matrix.get(i, j)));
            }
        }
        return largest == 0 ? 1 : Math.scalb(1.0, Math.max(-1000, Math.getExponent(largest)));
    }

    /** A = Q T Q' with T tridiagonal and Q a product of reflections I - 2 u u', u of length 1. */
    private static final class Reduction {

        private final double[][] a;
        /** Row k holds u of the reflection that cleared row k, in its first k entries; zeros if none was needed. */
        private final double[][] reflections;

        Reduction(Matrix matrix, double scale) {
            int n = matrix.rows();
            a = new double[n][n];
            reflections = new double[n][];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    a[i][j] = matrix.get(i, j) / scale;
                    a[j][i] = a[i][j];
                }
            }
        }

        /** From the last row up; the update of a by one reflection is put off until the next one reads a. */
        Tridiagonal run() {
            int n = a.length;
            double[] diagonal = new double[n];
            double[] below = new double[n];
            double[] u = new double[n];
            double[] w = new double[n];
            for (int k = n - 1; k >= 0; k--) {
                double[] previousU = u;
                double[] previousW = w;
                update(k, k + 1, previousU, previousW);
                diagonal[k] = a[k][k];
                u = new double[k];
                below[k] = reflect(a[k], k, u);
                reflections[k] = u;
                w = multiply(k, previousU, previousW, u);
            }
            return new Tridiagonal(diagonal, below);
        }

        /** Row i becomes row i - 2 u_i w' - 2 w_i u' in its first entries. */
        private void update(int i, int entries, double[] u, double[] w) {
            double byU = 2 * u[i];
            double byW = 2 * w[i];
            if (byU == 0 && byW == 0) {
                return;
            }
            double[] row = a[i];
            for (int j = 0; j < entries; j++) {
                row[j] -= byU * w[j] + byW * u[j];
            }
        }

        /** Finds u that maps the first k entries of the row to (0, ..., 0, b); returns b. */
        private static double reflect(double[] row, int k, double[] u) {
            if (k == 0) {
                return 0;
            }
            double rest = 0;
            for (int j = 0; j < k - 1; j++) {
                rest += row[j] * row[j];
            }
            if (rest == 0) {
                return row[k - 1];
            }
            double norm = Math.sqrt(rest + row[k - 1] * row[k - 1]);
            double last = row[k - 1] + Math.copySign(norm, row[k - 1]);
            double length = Math.sqrt(rest + last * last);
            for (int j = 0; j < k - 1; j++) {
                u[j] = row[j] / length;
            }
            u[k - 1] = last / length;
            return -Math.copySign(norm, row[k - 1]);
        }

        /** Brings the leading k x k block up to date, and returns w = A u - (u' A u) u on it. */
        private double[] multiply(int k, double[] previousU, double[] previousW, double[] u) {
            double[] w = new double[k];
            Chunks.Range rows = (from, to) -> {
                for (int i = from; i < to; i++) {
                    update(i, k, previousU, previousW);
                    w[i] = Matrix.dot(a[i], 0, u, 0, k);
                }
            };
            if (k < SMALLEST_PARALLEL) {
                rows.accept(0, k);
            } else {
                Chunks.forRanges(k, CHUNK, rows);
            }
            double along = Matrix.dot(w, 0, u, 0, k);
            for (int i = 0; i < k; i++) {
                w[i] -= along * u[i];
            }
            return w;
        }

        /** x becomes Q x. */
        void applyTo(double[] x) {
            for (int k = 1; k < reflections.length; k++) {
                double[] u = reflections[k];
                double twice = 2 * Matrix.dot(u, 0, x, 0, k);
                for (int j = 0; j < k; j++) {
                    x[j] -= twice * u[j];
                }
            }
        }
    }
}
