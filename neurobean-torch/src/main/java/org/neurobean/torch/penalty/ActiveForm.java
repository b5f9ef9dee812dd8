package org.neurobean.torch.penalty;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.penalty.Scratch.Slot;

/**
 * The squared penalty of order 2 of a single sample by pairs of which one neuron is active (h is not 0): if both are
 * silent, d is 0. With a active neurons and Ka their columns of K,
 *
 * <pre>
 *   E = Ka'K, y = E o (h_i - h_j), x = y o (h_i - h_j)     all [a x N]
 *   by an active neuron: its h  4 scale rowsum(E o y),   its column of K  4 scale K x'
 *   by a silent neuron:  its h -4 scale colsum(E o y),   its column of K  4 scale Ka x
 * </pre>
 *
 * <p>The active neurons are taken in strips, so that memory is O(strip x N).
 */
final class ActiveForm implements PenaltyForm {

    private final int strip;

    /** @param strip active neurons at a time, at least 1 */
    ActiveForm(int strip) {
        this.strip = strip;
    }

    @Override
    public Block gradients(LayerProblem problem) {
        if (problem.samples() != 1) {
            throw new IllegalArgumentException("samples must be 1, but is " + problem.samples());
        }
        Block h = problem.shifted(); // [1 x N]
        double[] neurons = h.toArray();
        ActiveColumns active = ActiveColumns.of(neurons);
        if (active.count() == 0) { // all neurons agree
            problem.byActivations().tensor().zero_(); // [1 x N]
            problem.byWeight().tensor().zero_(); // [M x N]
            return h;
        }
        int n = problem.neurons();
        int m = problem.targets();
        Scratch scratch = problem.scratch();
        Block k = problem.fillStrength();
        Block activeK = scratch.block(Slot.ACTIVE, m, n).columns(0, active.count());
        Block byActiveK = scratch.block(Slot.BY_ACTIVE, m, n).columns(0, active.count());
        double[] byActiveH = new double[active.count()];
        active.gather(k, activeK);
        for (int first = 0; first < active.count(); first += strip) {
            int count = Math.min(strip, active.count() - first);
            Strip pairs = new Strip(problem, h, first == 0 ? 0 : 1, strip, count);
            pairs.fill(k, activeK.columns(first, count), active.of(neurons, first, count));
            pairs.addByActivations(byActiveH, first);
            pairs.addByStrength(k, activeK.columns(first, count), byActiveK.columns(first, count));
        }
        active.overwrite(byActiveK, problem.byWeight());
        problem.chainToWeight();
        double[] byActivations = problem.byActivations().toArray();
        active.overwrite(byActiveH, byActivations);
        problem.byActivations().fill(byActivations);
        return h;
    }

    /** Some active neurons against all. */
    private static final class Strip {

        private final LayerProblem problem;
        private final Block h;
        private final double keep;
        private final int most;
        private final int count;
        private final Block e;
        private final Block y;
        private final Tensor strength;
        private final Tensor difference;
        private final Tensor product;

        Strip(LayerProblem problem, Block h, double keep, int most, int count) {
            this.problem = problem;
            this.h = h;
            this.keep = keep;
            this.most = most;
            this.count = count;
            e = rows(Slot.PAIR_STRENGTH);
            y = rows(Slot.PAIR_CORRELATION);
            strength = e.tensor(); // [strip x N]
            difference = rows(Slot.PAIR_DIFFERENCE).tensor(); // [strip x N]
            product = y.tensor(); // [strip x N]
        }

        /** Rows of a matrix that is as large as it can get, for the number of active neurons differs at every step. */
        private Block rows(Slot slot) {
            int n = problem.neurons();
            return problem.scratch().block(slot, Math.min(n, most), n).rows(0, count);
        }

        void fill(Block k, Block activeK, double[] activeH) {
            Block own = problem.scratch()
                    .block(Slot.ACTIVE_ROW, problem.neurons(), 1)
                    .rows(0, count);
            own.fill(activeH);
            Blas.multiply(1, activeK.t(), k, 0, e); // [strip x N] Eq. 5 less its factor
            torch.sub_out(difference, own.tensor(), h.tensor()); // [strip x N] h_i - h_j
            torch.mul_out(product, strength, difference); // [strip x N] y
            strength.mul_(product); // [strip x N] E o y
            product.mul_(difference); // [strip x N] x
        }

        /** Silent neurons get the column sums in place, the active ones their row sums; active columns are void. */
        void addByActivations(double[] byActiveH, int first) {
            double factor = 4 * problem.scale();
            Scratch scratch = problem.scratch();
            Block sums = scratch.block(Slot.DEGREE, problem.neurons(), 1).rows(0, count);
            Blas.multiply(-factor, scratch.ones(count), e, keep, problem.byActivations()); // [1 x N]
            Blas.multiply(factor, e, scratch.ones(problem.neurons()).t(), 0, sums); // [strip x 1]
            System.arraycopy(sums.toArray(), 0, byActiveH, first, count);
        }

        /** The same for the columns of K. */
        void addByStrength(Block k, Block activeK, Block byActiveK) {
            double factor = 4 * problem.scale();
            Blas.multiply(factor, activeK, y, keep, problem.byWeight()); // [M x N]
            Blas.multiply(factor, k, y.t(), 0, byActiveK); // [M x strip]
        }
    }
}
