package org.neurobean.torch.penalty;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.penalty.Scratch.Slot;

/**
 * The squared penalty of order 2 sample by sample, for batches of one or few, by M x M Gram matrices:
 *
 * <pre>
 *   P = K K',  G_s = K diag(h_s) K',  Q = sum_s K diag(h_s^2) K'
 *   sum_s sum_ij B_ij (h_si - h_sj)^2 = 2 (&lt;P, Q&gt; - sum_s &lt;G_s, G_s&gt;)
 *   by K:   4 scale (Q K + (P K) diag(q) - 2 sum_s (G_s K) diag(h_s))
 *   by h_s: 4 scale (h_s o r - colsums(K o (G_s K))),   r = colsums(K o (P K))
 * </pre>
 *
 * <p>A silent neuron (h = 0) contributes nothing to Q and G, so these two are made from only the active columns of K.
 */
final class SampleForm implements PenaltyForm {

    @Override
    public Block gradients(LayerProblem problem) {
        int n = problem.neurons();
        int m = problem.targets();
        double scale = problem.scale();
        Scratch scratch = problem.scratch();
        Block k = problem.fillStrength();
        Block h = problem.shifted();
        Block gram = scratch.block(Slot.GRAM, m, m);
        Block squares = scratch.block(Slot.GRAM_OF_SQUARES, m, m);
        Block product = scratch.block(Slot.PRODUCT, m, n);
        Block q = scratch.block(Slot.SQUARES, 1, n);
        Block diagonal = scratch.block(Slot.DEGREE, 1, n);
        Block byWeight = problem.byWeight();
        Tensor byK = byWeight.tensor(); // [M x N]

        problem.sumOfSquares(h, q);
        Blas.gram(1, k, 0, gram); // [M x M] P
        Blas.symmetricLeft(4 * scale, gram, k, 0, product); // [M x N] P K
        torch.mul_out(byK, product.tensor(), q.tensor()); // [M x N] (P K) diag(q)
        columnSums(problem, k, product, 1, diagonal); // [1 x N] r
        torch.mul_out(problem.byActivations().tensor(), h.tensor(), diagonal.tensor()); // [S x N] h_s o r
        for (int s = 0; s < problem.samples(); s++) {
            Block sample = h.rows(s, 1); // [1 x N]
            sampleGrams(problem, k, sample, gram, s == 0 ? 0 : 1, squares); // [M x M] G_s, Q
            Blas.symmetricLeft(4 * scale, gram, k, 0, product); // [M x N] G_s K
            PenaltyForm.addProduct(byK, product.tensor(), sample.tensor(), -2); // [M x N]
            columnSums(problem, k, product, -1, problem.byActivations().rows(s, 1)); // [1 x N]
        }
        Blas.symmetricLeft(4 * scale, squares, k, 1, byWeight); // [M x N] Q K
        problem.chainToWeight();
        return h;
    }

    /** sums += factor colsums(K o product), or sums = that if factor is 1; product is overwritten. */
    private static void columnSums(LayerProblem problem, Block k, Block product, double factor, Block sums) {
        product.tensor().mul_(k.tensor()); // [M x N]
        Blas.multiply(factor, problem.scratch().ones(k.rows()), product, factor == 1 ? 0 : 1, sums); // [1 x N]
    }

    /** G = K diag(h) K', and K diag(h^2) K' added to keep times squares. */
    private static void sampleGrams(
            LayerProblem problem, Block k, Block sample, Block gram, double keep, Block squares) {
        Active active = Active.of(sample.toArray());
        int m = k.rows();
        int count = active.index.length;
        int positive = active.positive;
        if (count == 0) {
            gram.tensor().zero_();
            squares.tensor().mul_(new Scalar(keep));
            return;
        }
        Block columns = problem.scratch().block(Slot.ACTIVE, m, count);
        Block roots = problem.scratch().block(Slot.ACTIVE_ROOTS, 1, count);
        roots.fill(active.roots);
        torch.index_select_out(columns.tensor(), k.tensor(), 1, Tensor.create(active.index)); // [M x count]
        columns.tensor().mul_(roots.tensor()); // [M x count] K diag(sqrt|h|)
        Blas.gram(1, columns.columns(0, positive), 0, gram); // [M x M] the neurons with h > 0
        Blas.gram(-1, columns.columns(positive, count - positive), 1, gram); // [M x M] and those with h < 0
        columns.tensor().mul_(roots.tensor()); // [M x count] K diag(|h|)
        Blas.gram(1, columns, keep, squares); // [M x M]
    }

    /** The neurons with h > 0, then those with h < 0: their number in the layer and sqrt|h|. */
    private static final class Active {

        private final long[] index;
        private final double[] roots;
        private final int positive;

        private Active(long[] index, double[] roots, int positive) {
            this.index = index;
            this.roots = roots;
            this.positive = positive;
        }

        static Active of(double[] h) {
            long[] index = new long[h.length];
            int positive = 0;
            for (int i = 0; i < h.length; i++) {
                if (h[i] > 0) {
                    index[positive++] = i;
                }
            }
            int count = positive;
            for (int i = 0; i < h.length; i++) {
                if (!(h[i] >= 0)) { // below 0, or not a number, which must not vanish
                    index[count++] = i;
                }
            }
            double[] roots = new double[count];
            for (int i = 0; i < count; i++) {
                roots[i] = Math.sqrt(Math.abs(h[(int) index[i]]));
            }
            return new Active(Arrays.copyOf(index, count), roots, positive);
        }
    }
}
