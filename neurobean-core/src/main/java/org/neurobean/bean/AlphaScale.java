package org.neurobean.bean;

/**
 * The units that alpha is given in. The paper divides the p-th order neuron correlation by M^p (Eq. 5, Eq. 7), the
 * authors' code does not, so that alpha_paper = alpha_code * M^p, layer by layer.
 */
public enum AlphaScale {
    /** A is divided by M^p, as printed in Eq. 5 and Eq. 7. */
    PAPER,
    /** A is not divided, as in the authors' code. */
    CODE;

    /**
     * The factor c in A = c (F F')^p, element-wise power.
     *
     * @param targets M, the number of neurons in the next layer, at least 1
     * @param order p, at least 1
     * @return M^-p for {@link #PAPER}, 1 for {@link #CODE}
     */
    public double correlationFactor(int targets, int order) {
        return this == PAPER ? 1 / NeuronCorrelation.power(targets, order) : 1.0;
    }
}
