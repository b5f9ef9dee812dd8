package org.neurobean.bean;

import java.util.Objects;

/**
 * The BEAN penalty of one dense layer, L_c of Eq. 1: neurons that are wired alike (A, Eq. 3 to 7) and fire differently
 * (d, section 2.1) cost.
 *
 * <pre>
 *   F   = |tanh(gamma W)|                                   [N x M]   Eq. 3
 *   A   = c (F F')^p, element by element; c = M^-p or 1      [N x N]   Eq. 5 (p = 1), Eq. 7 (p = 2)
 *   L_c = 1/(S N^2) sum_s sum_ij A_ij d(h_si, h_sj)                    Eq. 1
 * </pre>
 *
 * @param order p, at least 1: 1 is BEAN-1, 2 is BEAN-2
 * @param divergence d
 * @param gamma the steepness of tanh in Eq. 3, above 0; the paper uses 1
 * @param alphaScale whether c is M^-p (the paper) or 1 (the authors' code)
 */
public record BeanPenalty(int order, Divergence divergence, double gamma, AlphaScale alphaScale) {

    /** gamma in the paper's experiments (section 3). */
    public static final double PAPER_GAMMA = 1.0;

    /**
     * Checks the four settings.
     *
     * @throws IllegalArgumentException where order is below 1 or gamma is not a positive finite number
     */
    public BeanPenalty {
        if (order < 1) {
            throw new IllegalArgumentException("order must be 1 or more (1 for BEAN-1, 2 for BEAN-2), but is " + order);
        }
        if (!(gamma > 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("gamma must be a finite number above 0, but is " + gamma);
        }
        Objects.requireNonNull(divergence, "divergence");
        Objects.requireNonNull(alphaScale, "alphaScale");
    }

    /**
     * The paper's penalty of the given order: squared divergence, gamma 1, A divided by M^p.
     *
     * @param order p, at least 1
     */
    public static BeanPenalty ofOrder(int order) {
        return new BeanPenalty(order, Divergence.SQUARED, PAPER_GAMMA, AlphaScale.PAPER);
    }

    public BeanPenalty withDivergence(Divergence newDivergence) {
        return new BeanPenalty(order, newDivergence, gamma, alphaScale);
    }

    public BeanPenalty withGamma(double newGamma) {
        return new BeanPenalty(order, divergence, newGamma, alphaScale);
    }

    public BeanPenalty withAlphaScale(AlphaScale newAlphaScale) {
        return new BeanPenalty(order, divergence, gamma, newAlphaScale);
    }
}
