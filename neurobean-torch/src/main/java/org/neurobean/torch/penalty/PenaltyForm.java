package org.neurobean.torch.penalty;

import org.bytedeco.pytorch.Tensor;

/**
 * One exact way to the gradients of Eq. 1. All forms give the same numbers up to rounding; {@link FormChoice} knows
 * which is cheapest for a given shape.
 */
sealed interface PenaltyForm permits FactorForm, KhatriRaoForm, PairForm, SampleForm, ActiveForm {

    /**
     * Writes both gradients of the problem.
     *
     * @return H, each sample possibly shifted, [S x N]: the H of the gradient with respect to H, for Euler's identity
     */
    Block gradients(LayerProblem problem);

    /** x o y added to the sum, times a factor, in place. */
    static void addProduct(Tensor sum, Tensor x, Tensor y, double factor) {
        sum.addcmul_(x, y, LayerProblem.scalar(factor));
    }
}
