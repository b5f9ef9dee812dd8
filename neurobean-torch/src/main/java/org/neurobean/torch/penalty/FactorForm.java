package org.neurobean.torch.penalty;

import org.neurobean.torch.penalty.Scratch.Slot;

/**
 * The squared penalty of order 1 as a graph Laplacian: with B = K'K no N x N matrix is needed,
 *
 * <pre>
 *   sum_ij B_ij (h_i - h_j)^2 = 2 (sum_i deg_i q_i - ||H K'||^2),   deg = K' (K 1)
 *   by H: 4 scale (H o deg - (H K') K)
 *   by K: 2 scale ((K 1) q + (K q') 1' - 2 (H K')' H)
 * </pre>
 *
 * <p>A target enters these sums on its own, so the targets are taken in strips of some rows of W; the strip's K, J and
 * gradient stay in cache, and the memory besides the gradients is O(strip + S N).
 */
final class FactorForm implements PenaltyForm {

    private final int strip;

    /** @param strip targets at a time, at least 1 */
    FactorForm(int strip) {
        this.strip = strip;
    }

    @Override
    public Block gradients(LayerProblem problem) {
        int n = problem.neurons();
        int m = problem.targets();
        Laplacian laplacian = new Laplacian(problem);
        for (int first = 0; first < m; first += strip) {
            int count = Math.min(strip, m - first);
            Block k = problem.scratch().block(Slot.STRENGTH, count, n);
            Block j = problem.scratch().block(Slot.SLOPE, count, n);
            Block byWeight = problem.byWeight().rows(first, count);
            problem.strength().fill(problem.penalty().gamma(), problem.weight().rows(first, count), k, j);
            laplacian.add(k, byWeight);
            byWeight.tensor().mul_(j.tensor()); // [strip x N] Eq. 2
        }
        return laplacian.finish();
    }

    /** The sums above for factors R [r x N], B = R'R, taken a strip of rows at a time. */
    static final class Laplacian {

        private final LayerProblem problem;
        private final int samples;
        private final int neurons;
        private final Block shifted;
        private final Block extended;
        private final Block h;
        private final Block q;
        private final Block ones;
        private final Block degree;
        private boolean begun;

        Laplacian(LayerProblem problem) {
            this.problem = problem;
            samples = problem.samples();
            neurons = problem.neurons();
            shifted = problem.shifted();
            extended = problem.scratch().block(Slot.EXTENDED, samples + 2, neurons); // rows H, q, 1
            h = extended.rows(0, samples);
            q = extended.rows(samples, 1);
            ones = extended.rows(samples + 1, 1);
            degree = problem.scratch().block(Slot.DEGREE, 1, neurons);
            Blas.copy(shifted, h);
            Blas.copy(problem.scratch().ones(neurons), ones);
            problem.sumOfSquares(shifted, q);
        }

        /** Adds the rows r [r x N] of R; writes the gradient with respect to these rows. */
        void add(Block r, Block byRows) {
            double scale = problem.scale();
            double keep = begun ? 1 : 0;
            Block left = problem.scratch().block(Slot.LEFT, samples + 2, r.rows());
            Block hr = left.rows(0, samples);
            Block halfSum = left.rows(samples, 1);
            Block halfSquares = left.rows(samples + 1, 1);
            Blas.multiply(1, h, r.t(), 0, hr); // [S x r] H R'
            Blas.multiply(-0.5, ones, r.t(), 0, halfSum); // [1 x r] -(R 1)'/2
            Blas.multiply(-0.5, q, r.t(), 0, halfSquares); // [1 x r] -(R q)'/2
            Blas.multiply(-2, halfSum, r, keep, degree); // [1 x N]
            Blas.multiply(-4 * scale, hr, r, keep, problem.byActivations()); // [S x N]
            Blas.multiply(-4 * scale, left.t(), extended, 0, byRows); // [r x N]
            begun = true;
        }

        /** Adds what waited for the degrees; returns the shifted H. */
        Block finish() {
            PenaltyForm.addProduct(
                    problem.byActivations().tensor(), shifted.tensor(), degree.tensor(), 4 * problem.scale());
            return shifted;
        }
    }
}
