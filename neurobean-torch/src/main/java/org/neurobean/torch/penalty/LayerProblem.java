package org.neurobean.torch.penalty;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.torch.penalty.Scratch.Slot;

/**
 * One evaluation: what a form is given, and where it writes both gradients.
 *
 * @param penalty order, divergence, gamma, units of alpha
 * @param activations H, [S x N]
 * @param weight W, [M x N]
 * @param byActivations result, [S x N]
 * @param byWeight result, [M x N]
 * @param scale c / (S N^2): the penalty is scale sum_ij B_ij D_ij (Eq. 1)
 * @param strength computes K and J
 * @param scratch memory to work in
 */
record LayerProblem(
        BeanPenalty penalty,
        Block activations,
        Block weight,
        Block byActivations,
        Block byWeight,
        double scale,
        Strength strength,
        Scratch scratch) {

    int samples() {
        return activations.rows();
    }

    int neurons() {
        return activations.columns();
    }

    int targets() {
        return weight.rows();
    }

    /** K and J of all weights, in the scratch slots STRENGTH and SLOPE, both [M x N]. */
    Block fillStrength() {
        Block strengths = scratch.block(Slot.STRENGTH, targets(), neurons());
        strength.fill(penalty.gamma(), weight, strengths, slope());
        return strengths;
    }

    /** J, [M x N]. */
    Block slope() {
        return scratch.block(Slot.SLOPE, targets(), neurons());
    }

    /**
     * H, in which a sample whose activations all have one sign is shifted towards 0 by the smallest of them, [S x N].
     *
     * <p>d depends only on differences, so a shift changes nothing but rounding errors, which grow with |h|. This one makes no
     * |h| larger and leaves samples with silent neurons as they are.
     */
    Block shifted() {
        double[] offsets = new double[samples()];
        boolean any = false;
        for (int s = 0; s < offsets.length; s++) {
            offsets[s] = offset(activations.rows(s, 1));
            any |= offsets[s] != 0;
        }
        if (!any) {
            return activations;
        }
        Block offset = scratch.block(Slot.OFFSET, samples(), 1);
        Block shifted = scratch.block(Slot.SHIFTED, samples(), neurons());
        offset.fill(offsets);
        torch.sub_out(shifted.tensor(), activations.tensor(), offset.tensor()); // [S x N]
        return shifted;
    }

    /** The element nearest to 0 if all have one sign, otherwise 0. */
    private static double offset(Block sample) {
        double[] h = sample.toArray();
        double nearest = h[0];
        for (double x : h) {
            if (!(x * nearest > 0)) {
                return 0;
            }
            nearest = Math.abs(x) < Math.abs(nearest) ? x : nearest;
        }
        return nearest;
    }

    /** q = sum_s h_si^2, written to the row q [1 x N]; the result's memory by activations is overwritten. */
    void sumOfSquares(Block h, Block q) {
        torch.mul_out(byActivations.tensor(), h.tensor(), h.tensor()); // [S x N]
        Blas.multiply(1, scratch.ones(samples()), byActivations, 0, q); // [1 x N]
    }

    /** The last step of Eq. 2's chain, dL/dW = dL/dK o dK/dW, in place. */
    void chainToWeight() {
        byWeight.tensor().mul_(slope().tensor()); // [M x N]
    }

    static Scalar scalar(double value) {
        return new Scalar(value);
    }
}
