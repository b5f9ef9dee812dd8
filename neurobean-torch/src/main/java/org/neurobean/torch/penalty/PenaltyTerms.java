package org.neurobean.torch.penalty;

import org.bytedeco.pytorch.Tensor;

/**
 * The penalty of one layer on one batch: its value and its two gradients.
 *
 * <p>Both gradients are in memory of the {@link TensorBeanPenalty} that made them: they are valid until its next
 * evaluation or its close, and their accessors fail afterwards. Clone what is to be kept.
 */
public final class PenaltyTerms {

    private final TensorBeanPenalty owner;
    private final long evaluation;
    private final double value;
    private final Tensor byActivations;
    private final Tensor byWeight;

    PenaltyTerms(TensorBeanPenalty owner, long evaluation, double value, Tensor byActivations, Tensor byWeight) {
        this.owner = owner;
        this.evaluation = evaluation;
        this.value = value;
        this.byActivations = byActivations;
        this.byWeight = byWeight;
    }

    /** The penalty without alpha, at least 0; NaN if an argument holds one. */
    public double value() {
        return value;
    }

    /**
     * The gradient with respect to the activations, [S x N].
     *
     * @throws IllegalStateException after the next evaluation of the same penalty object
     */
    public Tensor byActivations() {
        owner.requireCurrent(evaluation);
        return byActivations;
    }

    /**
     * The gradient with respect to the weight, [M x N] as the weight.
     *
     * @throws IllegalStateException after the next evaluation of the same penalty object
     */
    public Tensor byWeight() {
        owner.requireCurrent(evaluation);
        return byWeight;
    }
}
