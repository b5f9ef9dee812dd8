package org.neurobean.bean;

/**
 * The layer-wise neuron correlation A: how alike the neurons of one layer are wired to the next layer (paper, sections
 * 2.2 and 2.3).
 *
 * <pre>
 *   F = |tanh(gamma W)|              [N x M]   Eq. 3
 *   A = (F F' / M)^p, by element     [N x N]   Eq. 4 and 5 (p = 1), Eq. 6 and 7 (p = 2)
 * </pre>
 *
 * <p>tanh is {@link StrictMath}'s, so that every Java version computes the same bits.
 */
public final class NeuronCorrelation {

    private NeuronCorrelation() {}

    /**
     * The connectivity strength of a matrix that is given as rows; see {@link #strength(Matrix, double)}.
     *
     * @param outgoing W, [N x M], row = neuron
     * @param gamma steepness, above 0
     * @return F, [N x M]
     * @throws IllegalArgumentException if outgoing is empty, ragged or not finite, or gamma is not a positive finite
     *     number
     */
    public static double[][] strength(double[][] outgoing, double gamma) {
        return strength(Matrix.copyOf("outgoing", outgoing), gamma).toRows();
    }

    /**
     * The connectivity strength F = |tanh(gamma W)| of Eq. 3.
     *
     * @param outgoing W, [N x M], row = neuron
     * @param gamma steepness, above 0
     * @return F, [N x M], in [0, 1); an entry rounds to 1 if |gamma w| is above about 19
     * @throws IllegalArgumentException if gamma is not a positive finite number
     */
    public static Matrix strength(Matrix outgoing, double gamma) {
        requireGamma(gamma);
        double[] strength = outgoing.entries().clone();
        for (int i = 0; i < strength.length; i++) {
            strength[i] = Math.abs(StrictMath.tanh(gamma * strength[i]));
        }
        return Matrix.of("strength", outgoing.rows(), outgoing.columns(), strength);
    }

    /**
     * The first-order correlation A = F F' / M of Eq. 4 and 5.
     *
     * @param outgoing W, [N x M], row = neuron
     * @param gamma steepness, above 0
     * @return A, [N x N], symmetric, in [0, 1); its diagonal is not 1
     * @throws IllegalArgumentException as {@link #strength(double[][], double)}
     */
    public static double[][] firstOrder(double[][] outgoing, double gamma) {
        return ofOrder(1, outgoing, gamma, AlphaScale.PAPER);
    }

    /**
     * The second-order correlation A = (F F' / M) o (F F' / M) of Eq. 6 and 7.
     *
     * @param outgoing W, [N x M], row = neuron
     * @param gamma steepness, above 0
     * @return A, [N x N], symmetric, in [0, 1); its diagonal is not 1
     * @throws IllegalArgumentException as {@link #strength(double[][], double)}
     */
    public static double[][] secondOrder(double[][] outgoing, double gamma) {
        return ofOrder(2, outgoing, gamma, AlphaScale.PAPER);
    }

    /**
     * The correlation of any order, A = c (F F')^p by element, with c of the given scale.
     *
     * @param order p, at least 1
     * @param outgoing W, [N x M], row = neuron
     * @param gamma steepness, above 0
     * @param alphaScale whether c is M^-p or 1
     * @return A, [N x N], symmetric, in [0, 1) for {@link AlphaScale#PAPER} and in [0, M^p) for {@link AlphaScale#CODE}
     * @throws IllegalArgumentException as {@link #strength(double[][], double)}, and if order is below 1
     */
    public static double[][] ofOrder(int order, double[][] outgoing, double gamma, AlphaScale alphaScale) {
        return ofOrder(order, Matrix.copyOf("outgoing", outgoing), gamma, alphaScale);
    }

    /**
     * The correlation of any order; see {@link #ofOrder(int, double[][], double, AlphaScale)}.
     *
     * @return A, [N x N]
     * @throws IllegalArgumentException if order is below 1 or gamma is not a positive finite number
     */
    public static double[][] ofOrder(int order, Matrix outgoing, double gamma, AlphaScale alphaScale) {
        requireOrder(order);
        Matrix strength = strength(outgoing, gamma);
        int neurons = strength.rows();
        int targets = strength.columns();
        double[] f = strength.entries();
        double scale = alphaScale.correlationFactor(targets, 1);
        double[][] correlation = new double[neurons][neurons];
        for (int i = 0; i < neurons; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = Matrix.dot(f, strength.start(i), f, strength.start(j), targets);
                correlation[i][j] = power(scale * dot, order);
                correlation[j][i] = correlation[i][j];
            }
        }
        return correlation;
    }

    /** dF/dw of Eq. 3 at a weight w of strength f; at w = 0 the sub-gradient 0 (the paper's first footnote). */
    static double strengthSlope(double weight, double strength, double gamma) {
        return Math.signum(weight) * gamma * (1 - strength) * (1 + strength);
    }

    /** x^p by repeated squaring: the same bits on every Java version, which {@link Math#pow} does not promise. */
    static double power(double x, int exponent) {
        double result = 1;
        double square = x;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    static void requireOrder(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("order must be 1 or more (1 for BEAN-1, 2 for BEAN-2), but is " + order);
        }
    }

    static void requireGamma(double gamma) {
        if (!(gamma > 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("gamma must be a finite number above 0, but is " + gamma);
        }
    }
}
