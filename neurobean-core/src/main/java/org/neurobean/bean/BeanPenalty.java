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
     * @throws IllegalArgumentException if order is below 1 or gamma is not a positive finite number
     */
    public BeanPenalty {
        NeuronCorrelation.requireOrder(order);
        NeuronCorrelation.requireGamma(gamma);
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

    /**
     * The penalty L_c of one layer on one batch (Eq. 1).
     *
     * @param activations H, [S x N]: what enters the dense layer, one row for each sample
     * @param outgoing W, [N x M]: the weights of that dense layer, row = neuron (PyTorch stores the transpose)
     * @return L_c, 0 or more; 0 if all neurons that share a target have the same activations. The same number as
     *     {@link #evaluate} gives, bit for bit
     * @throws IllegalArgumentException if an argument is empty, ragged or not finite, or outgoing does not have one row
     *     for each column of activations
     * @throws ArithmeticException if L_c is too large for a double
     */
    public double value(double[][] activations, double[][] outgoing) {
        return value(Matrix.copyOf("activations", activations), Matrix.copyOf("outgoing", outgoing));
    }

    /**
     * The penalty L_c of one layer on one batch; see {@link #value(double[][], double[][])}.
     *
     * @throws IllegalArgumentException if outgoing does not have one row for each column of activations
     * @throws ArithmeticException if L_c is too large for a double
     */
    public double value(Matrix activations, Matrix outgoing) {
        Matrix strength = strength(activations, outgoing);
        return meanOf(TripleSum.cheapest(this, activations, strength).compute(null), activations);
    }

    /**
     * The penalty L_c of one layer on one batch (Eq. 1) with its gradients with respect to activations and weights (Eq. 2).
     *
     * <p>The sub-gradient is 0 at the kinks of |.|: h_si = h_sj for {@link Divergence#ABSOLUTE}, w = 0 in Eq. 3.
     *
     * @param activations H, [S x N]: what enters the dense layer, one row for each sample
     * @param outgoing W, [N x M]: the weights of that dense layer, row = neuron (PyTorch stores the transpose)
     * @return L_c, dL_c/dH [S x N] and dL_c/dW [N x M]
     * @throws IllegalArgumentException if an argument is empty, ragged or not finite, or outgoing does not have one row
     *     for each column of activations
     * @throws ArithmeticException if L_c or an entry of a gradient is too large for a double
     */
    public BeanGradients evaluate(double[][] activations, double[][] outgoing) {
        return evaluate(Matrix.copyOf("activations", activations), Matrix.copyOf("outgoing", outgoing));
    }

    /**
     * The penalty L_c of one layer on one batch with its gradients; see {@link #evaluate(double[][], double[][])}.
     *
     * @throws IllegalArgumentException if outgoing does not have one row for each column of activations
     * @throws ArithmeticException if L_c or an entry of a gradient is too large for a double
     */
    public BeanGradients evaluate(Matrix activations, Matrix outgoing) {
        Matrix strength = strength(activations, outgoing);
        TripleSum.Slopes slopes = TripleSum.Slopes.zero(activations.rows(), strength.rows(), strength.columns());
        double value = meanOf(TripleSum.cheapest(this, activations, strength).compute(slopes), activations);
        for (double[] row : slopes.byActivations()) {
            for (int i = 0; i < row.length; i++) {
                row[i] = meanOf(row[i], activations);
            }
        }
        // Eq. 2's chain rule through Eq. 3: dL/dW = dL/dF o dF/dW.
        double[][] byOutgoing = slopes.byStrength();
        for (int i = 0; i < byOutgoing.length; i++) {
            for (int k = 0; k < byOutgoing[i].length; k++) {
                double slope = NeuronCorrelation.strengthSlope(outgoing.get(i, k), strength.get(i, k), gamma);
                byOutgoing[i][k] = meanOf(byOutgoing[i][k] * slope, activations);
            }
        }
        return new BeanGradients(value, slopes.byActivations(), byOutgoing);
    }

    /**
     * The neuron correlation A that this penalty uses (Eq. 5, Eq. 7).
     *
     * @param outgoing W, [N x M], row = neuron
     * @return A, [N x N], symmetric; see {@link NeuronCorrelation#ofOrder}
     * @throws IllegalArgumentException if outgoing is empty, ragged or not finite
     */
    public double[][] correlation(double[][] outgoing) {
        return NeuronCorrelation.ofOrder(order, outgoing, gamma, alphaScale);
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

    /** F of Eq. 3, if the two matrices fit each other. */
    private Matrix strength(Matrix activations, Matrix outgoing) {
        if (outgoing.rows() != activations.columns()) {
            throw new IllegalArgumentException("outgoing must have one row for each neuron, that is, for each of the "
                    + activations.columns() + " columns of activations, but has " + outgoing.rows() + " rows");
        }
        return NeuronCorrelation.strength(outgoing, gamma);
    }

    /** sum / (S N^2), the mean of Eq. 1 over samples and pairs of neurons. */
    private static double meanOf(double sum, Matrix activations) {
        double samples = activations.rows();
        double neurons = activations.columns();
        double mean = sum / (samples * neurons * neurons);
        if (!Double.isFinite(mean)) {
            throw new ArithmeticException("the penalty and its gradients must fit into a double, but one is " + mean
                    + ": activations are too large, or gamma or the order is");
        }
        return mean;
    }
}
