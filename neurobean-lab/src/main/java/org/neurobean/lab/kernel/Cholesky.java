package org.neurobean.lab.kernel;

/** The lower triangle L with L L' = A, for a symmetric and positive definite A. */
final class Cholesky {

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Factors a matrix.
     *
     * @param matrix [n x n], of which the lower triangle is read; it stays as it is
     * @throws IllegalArgumentException if the matrix is not positive definite to the last digits
     */
    static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j < i; j++) {
                lower[i][j] = (matrix[i][j] - product(lower[i], lower[j], j)) / lower[j][j];
            }
            double rest = matrix[i][i] - product(lower[i], lower[i], i);
            if (!(rest > 0)) {
                throw new IllegalArgumentException("the matrix of " + n + " shots is not positive definite: " + rest
                        + " is left at shot " + i + "; raise the ridge");
            }
            lower[i][i] = Math.sqrt(rest);
        }
        return new Cholesky(lower);
    }

    /** Overwrites b by A^-1 b. */
    void solve(double[] b) {
        int n = lower.length;
        for (int i = 0; i < n; i++) {
            b[i] = (b[i] - product(lower[i], b, i)) / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            b[i] /= lower[i][i];
            for (int j = 0; j < i; j++) {
                b[j] -= lower[i][j] * b[i];
            }
        }
    }

    /** The scalar product of the first elements. */
    static double product(double[] a, double[] b, int count) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < count; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return i < count ? even + odd + a[i] * b[i] : even + odd;
    }
}
