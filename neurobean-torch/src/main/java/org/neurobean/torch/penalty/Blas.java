package org.neurobean.torch.penalty;

import static org.bytedeco.openblas.global.openblas_nolapack.*;

/**
 * Matrix products of blocks by OpenBLAS itself: the symmetric ones that the engine does not offer, at a tenth of a
 * microsecond per call. A symmetric matrix is kept as its lower triangle; what lies above is never read.
 */
final class Blas {

    private Blas() {}

    /** c = alpha a b + beta c, where a is [m x k], b is [k x n], c is [m x n] and not transposed. */
    static void multiply(double alpha, Block a, Block b, double beta, Block c) {
        if (a.columns() != b.rows() || a.rows() != c.rows() || b.columns() != c.columns()) {
            throw new IllegalArgumentException("blocks [%d x %d] and [%d x %d] do not multiply to [%d x %d]"
                    .formatted(a.rows(), a.columns(), b.rows(), b.columns(), c.rows(), c.columns()));
        }
        if (c.columns() == 1) {
            matrixVector(alpha, a, b, beta, c);
        } else if (c.rows() == 1) {
            matrixVector(alpha, b.t(), a, beta, c);
        } else {
            matrixMatrix(alpha, a, b, beta, c);
        }
    }

    private static void matrixMatrix(double alpha, Block a, Block b, double beta, Block c) {
        int m = c.rows();
        int n = c.columns();
        int k = a.columns();
        int ta = transpose(a);
        int tb = transpose(b);
        if (c.isDouble()) {
            cblas_dgemm(
                    CblasRowMajor,
                    ta,
                    tb,
                    m,
                    n,
                    k,
                    alpha,
                    a.doubles(),
                    a.stride(),
                    b.doubles(),
                    b.stride(),
                    beta,
                    c.doubles(),
                    c.stride());
        } else {
            cblas_sgemm(
                    CblasRowMajor,
                    ta,
                    tb,
                    m,
                    n,
                    k,
                    (float) alpha,
                    a.floats(),
                    a.stride(),
                    b.floats(),
                    b.stride(),
                    (float) beta,
                    c.floats(),
                    c.stride());
        }
    }

    private static void matrixVector(double alpha, Block a, Block x, double beta, Block y) {
        int m = a.storedRows();
        int n = a.storedColumns();
        int ta = transpose(a);
        if (y.isDouble()) {
            cblas_dgemv(
                    CblasRowMajor,
                    ta,
                    m,
                    n,
                    alpha,
                    a.doubles(),
                    a.stride(),
                    x.doubles(),
                    x.increment(),
                    beta,
                    y.doubles(),
                    y.increment());
        } else {
            cblas_sgemv(
                    CblasRowMajor,
                    ta,
                    m,
                    n,
                    (float) alpha,
                    a.floats(),
                    a.stride(),
                    x.floats(),
                    x.increment(),
                    (float) beta,
                    y.floats(),
                    y.increment());
        }
    }

    /** The lower triangle of c = alpha a a' + beta c, where a is [n x k] and c is [n x n]. */
    static void gram(double alpha, Block a, double beta, Block c) {
        int n = a.rows();
        int k = a.columns();
        if (k == 0 && beta == 1) {
            return;
        }
        int ta = transpose(a);
        if (c.isDouble()) {
            cblas_dsyrk(
                    CblasRowMajor, CblasLower, ta, n, k, alpha, a.doubles(), a.stride(), beta, c.doubles(), c.stride());
        } else {
            cblas_ssyrk(
                    CblasRowMajor,
                    CblasLower,
                    ta,
                    n,
                    k,
                    (float) alpha,
                    a.floats(),
                    a.stride(),
                    (float) beta,
                    c.floats(),
                    c.stride());
        }
    }

    /** c = alpha a b + beta c, where a is the lower triangle of a symmetric [m x m], b and c are [m x n]. */
    static void symmetricLeft(double alpha, Block a, Block b, double beta, Block c) {
        symmetric(CblasLeft, alpha, a, b, beta, c);
    }

    /** c = alpha b a + beta c, where a is the lower triangle of a symmetric [n x n], b and c are [m x n]. */
    static void symmetricRight(double alpha, Block b, Block a, double beta, Block c) {
        symmetric(CblasRight, alpha, a, b, beta, c);
    }

    private static void symmetric(int side, double alpha, Block a, Block b, double beta, Block c) {
        int m = c.rows();
        int n = c.columns();
        if (c.isDouble()) {
            cblas_dsymm(
                    CblasRowMajor,
                    side,
                    CblasLower,
                    m,
                    n,
                    alpha,
                    a.doubles(),
                    a.stride(),
                    b.doubles(),
                    b.stride(),
                    beta,
                    c.doubles(),
                    c.stride());
        } else {
            cblas_ssymm(
                    CblasRowMajor,
                    side,
                    CblasLower,
                    m,
                    n,
                    (float) alpha,
                    a.floats(),
                    a.stride(),
                    b.floats(),
                    b.stride(),
                    (float) beta,
                    c.floats(),
                    c.stride());
        }
    }

    /** y = alpha a x + beta y, where a is the lower triangle of a symmetric [n x n], x and y are single rows or columns. */
    static void symmetricVector(double alpha, Block a, Block x, double beta, Block y) {
        int n = a.rows();
        if (y.isDouble()) {
            cblas_dsymv(
                    CblasRowMajor,
                    CblasLower,
                    n,
                    alpha,
                    a.doubles(),
                    a.stride(),
                    x.doubles(),
                    x.increment(),
                    beta,
                    y.doubles(),
                    y.increment());
        } else {
            cblas_ssymv(
                    CblasRowMajor,
                    CblasLower,
                    n,
                    (float) alpha,
                    a.floats(),
                    a.stride(),
                    x.floats(),
                    x.increment(),
                    (float) beta,
                    y.floats(),
                    y.increment());
        }
    }

    /** to = from, for blocks of whole rows of one shape. */
    static void copy(Block from, Block to) {
        int n = Math.multiplyExact(from.rows(), from.columns());
        if (from.isDouble()) {
            cblas_dcopy(n, from.doubles(), 1, to.doubles(), 1);
        } else {
            cblas_scopy(n, from.floats(), 1, to.floats(), 1);
        }
    }

    /** sum_ij a_ij b_ij of two whole contiguous blocks of one shape, accumulated in double precision. */
    static double dot(Block a, Block b) {
        int n = Math.multiplyExact(a.rows(), a.columns());
        return a.isDouble()
                ? cblas_ddot(n, a.doubles(), 1, b.doubles(), 1)
                : cblas_dsdot(n, a.floats(), 1, b.floats(), 1);
    }

    private static int transpose(Block a) {
        return a.transposed() ? CblasTrans : CblasNoTrans;
    }
}
