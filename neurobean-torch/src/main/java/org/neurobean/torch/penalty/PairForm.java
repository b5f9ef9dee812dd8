package org.neurobean.torch.penalty;

import org.bytedeco.pytorch.global.torch;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.penalty.Scratch.Slot;

/**
 * The penalty by pairs of neurons, for every order and both divergences: E, D and the gradients with respect to E, a strip of
 * neurons against all that follow at a time, so that memory is O(strip x N) and each pair is visited once.
 * If one strip holds the layer and d is squared, only lower triangles are computed.
 */
final class PairForm implements PenaltyForm {

    private final int strip;

    /** @param strip neurons at a time, at least 1 */
    PairForm(int strip) {
        this.strip = strip;
    }

    @Override
    public Block gradients(LayerProblem problem) {
        Block k = problem.fillStrength();
        boolean squared = problem.penalty().divergence() == Divergence.SQUARED;
        boolean triangle = squared && strip >= problem.neurons();
        Block shifted = triangle ? triangle(problem, k) : strips(problem, k, squared); // [S x N]
        problem.chainToWeight();
        return shifted;
    }

    /** The squared penalty in one strip, by symmetric products. */
    private static Block triangle(LayerProblem problem, Block k) {
        int n = problem.neurons();
        int p = problem.penalty().order();
        double scale = problem.scale();
        Scratch scratch = problem.scratch();
        Block h = problem.shifted();
        Block q = scratch.block(Slot.SQUARES, 1, n);
        Block e = scratch.block(Slot.PAIR_STRENGTH, n, n);
        Block d = scratch.block(Slot.PAIR_DIVERGENCE, n, n);
        Block degree = scratch.block(Slot.DEGREE, 1, n);
        problem.sumOfSquares(h, q);
        torch.add_out(d.tensor(), q.t().tensor(), q.tensor()); // [N x N] q_i + q_j
        Blas.gram(-2, h.t(), 1, d); // [N x N] D
        Blas.gram(1, k.t(), 0, e); // [N x N] E, Eq. 5 less its factor
        Block b = raise(problem, e, d); // [N x N]
        Blas.symmetricVector(1, b, scratch.ones(n), 0, degree); // [1 x N]
        Blas.symmetricRight(-4 * scale, h, b, 0, problem.byActivations()); // [S x N] -4 scale H B
        PenaltyForm.addProduct(problem.byActivations().tensor(), h.tensor(), degree.tensor(), 4 * scale); // [S x N]
        Blas.symmetricRight(2 * p * scale, k, d, 0, problem.byWeight()); // [M x N] 2 p scale K (E^(p-1) o D)
        return h;
    }

    /** D becomes E^(p-1) o D; returns B = E^p (Eq. 7 less its factor). */
    private static Block raise(LayerProblem problem, Block e, Block d) {
        int order = problem.penalty().order();
        for (int power = 1; power < order; power++) {
            d.tensor().mul_(e.tensor());
        }
        return order == 1 ? e : power(problem, e);
    }

    /** E^p, in memory of its own: E may have an upper triangle that nobody writes, and must not be raised in place. */
    private static Block power(LayerProblem problem, Block e) {
        int order = problem.penalty().order();
        Block b = problem.scratch().block(Slot.PAIR_CORRELATION, e.rows(), e.columns());
        if (order == 2) {
            torch.mul_out(b.tensor(), e.tensor(), e.tensor());
        } else {
            torch.pow_out(b.tensor(), e.tensor(), LayerProblem.scalar(order));
        }
        return b;
    }

    private Block strips(LayerProblem problem, Block k, boolean squared) {
        int n = problem.neurons();
        StripSums sums = squared ? new SquaredStrips(problem) : new AbsoluteStrips(problem);
        for (int first = 0; first < n; first += strip) {
            int count = Math.min(strip, n - first);
            int rest = n - first;
            Block own = k.columns(first, count);
            Block e = problem.scratch().block(Slot.PAIR_STRENGTH, count, rest);
            Block d = problem.scratch().block(Slot.PAIR_DIVERGENCE, count, rest);
            Blas.multiply(1, own.t(), k.columns(first, rest), 0, e); // [strip x rest] E
            sums.add(first, e, d);
            addByStrength(problem, k, first, d);
        }
        return sums.finish();
    }

    /** 2 p scale K x for the strip and, mirrored, for the neurons after it; x = E^(p-1) o D is [strip x rest]. */
    private static void addByStrength(LayerProblem problem, Block k, int first, Block x) {
        double factor = 2 * problem.penalty().order() * problem.scale();
        double keep = first == 0 ? 0 : 1;
        int count = x.rows();
        int after = x.columns() - count;
        Block result = problem.byWeight();
        Blas.multiply(factor, k.columns(first, x.columns()), x.t(), keep, result.columns(first, count)); // [M x strip]
        if (after > 0) {
            Block mirrored = result.columns(first + count, after);
            Blas.multiply(factor, k.columns(first, count), x.columns(count, after), keep, mirrored); // [M x after]
        }
    }

    /** The part that depends on d: gradients with respect to H, and D. */
    private sealed interface StripSums permits SquaredStrips, AbsoluteStrips {
        /** Takes E [strip x rest] of the strip that begins at first; leaves E^(p-1) o D in d. */
        void add(int first, Block e, Block d);

        /** Adds what waited for all strips; returns H, shifted or not. */
        Block finish();
    }

    private static final class SquaredStrips implements StripSums {
        private final LayerProblem problem;
        private final Block h;
        private final Block q;
        private final Block degree;

        SquaredStrips(LayerProblem problem) {
            this.problem = problem;
            h = problem.shifted();
            q = problem.scratch().block(Slot.SQUARES, 1, problem.neurons());
            degree = problem.scratch().block(Slot.DEGREE, 1, problem.neurons());
            problem.sumOfSquares(h, q);
        }

        @Override
        public void add(int first, Block e, Block d) {
            int count = e.rows();
            int rest = e.columns();
            int after = rest - count;
            double keep = first == 0 ? 0 : 1;
            double factor = -4 * problem.scale();
            Block byActivations = problem.byActivations();
            torch.add_out(
                    d.tensor(),
                    q.columns(first, count).t().tensor(),
                    q.columns(first, rest).tensor());
            Blas.multiply(-2, h.columns(first, count).t(), h.columns(first, rest), 1, d); // [strip x rest] D
            Block b = raise(problem, e, d); // [strip x rest]
            Blas.multiply(1, problem.scratch().ones(rest), b.t(), keep, degree.columns(first, count)); // [1 x strip]
            Blas.multiply(
                    factor, h.columns(first, rest), b.t(), keep, byActivations.columns(first, count)); // [S x strip]
            if (after > 0) {
                Block mirrored = b.columns(count, after); // [strip x after]
                Blas.multiply(1, problem.scratch().ones(count), mirrored, keep, degree.columns(first + count, after));
                Blas.multiply(
                        factor, h.columns(first, count), mirrored, keep, byActivations.columns(first + count, after));
            }
        }

        @Override
        public Block finish() {
            PenaltyForm.addProduct(
                    problem.byActivations().tensor(), h.tensor(), degree.tensor(), 4 * problem.scale()); // [S x N]
            return h;
        }
    }

    private static final class AbsoluteStrips implements StripSums {
        private final LayerProblem problem;

        AbsoluteStrips(LayerProblem problem) {
            this.problem = problem;
            problem.byActivations().tensor().zero_();
        }

        @Override
        public void add(int first, Block e, Block d) {
            int count = e.rows();
            int rest = e.columns();
            int order = problem.penalty().order();
            Scratch scratch = problem.scratch();
            Block b = power(problem, e); // [strip x rest] B
            Block difference = scratch.block(Slot.PAIR_DIFFERENCE, count, rest);
            Block sign = scratch.block(Slot.PAIR_SIGN, count, rest);
            d.tensor().zero_();
            for (int s = 0; s < problem.samples(); s++) {
                Block h = problem.activations().rows(s, 1);
                Block own = h.columns(first, count);
                torch.sub_out(
                        difference.tensor(),
                        own.t().tensor(),
                        h.columns(first, rest).tensor());
                torch.sign_out(sign.tensor(), difference.tensor()); // [strip x rest] 0 for ties
                PenaltyForm.addProduct(d.tensor(), difference.tensor(), sign.tensor(), 1); // [strip x rest] D
                sign.tensor().mul_(b.tensor()); // [strip x rest]
                addByActivations(problem.byActivations().rows(s, 1), first, sign);
            }
            for (int power = 1; power < order; power++) {
                d.tensor().mul_(e.tensor()); // [strip x rest]
            }
        }

        /** 2 scale sum_j B_ij sign(h_i - h_j) for the strip, its negative for the neurons after it. */
        private void addByActivations(Block row, int first, Block signed) {
            int count = signed.rows();
            int rest = signed.columns();
            int after = rest - count;
            Block ones = problem.scratch().ones(Math.max(count, rest));
            double factor = 2 * problem.scale();
            Blas.multiply(factor, ones.columns(0, rest), signed.t(), 1, row.columns(first, count)); // [1 x strip]
            if (after > 0) {
                Block mirrored = row.columns(first + count, after);
                Blas.multiply(-factor, ones.columns(0, count), signed.columns(count, after), 1, mirrored);
            }
        }

        @Override
        public Block finish() {
            return problem.activations();
        }
    }
}
