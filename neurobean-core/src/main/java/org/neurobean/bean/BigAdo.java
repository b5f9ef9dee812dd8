package org.neurobean.bean;

/**
 * The proximity function of the BIG-ADO learning rule, the tendency of two neurons to form a synapse (paper, Eq. 9;
 * Mainetti and Ascoli, 2015).
 *
 * <pre>
 *   pi(j, m) = sum_ik W_jk W_ik W_im, that is pi = W W' W      [N x M]   Eq. 9
 * </pre>
 */
public final class BigAdo {

    private BigAdo() {}

    /**
     * The proximity pi = W W' W of each neuron j to each target m, with i = j and k = m included, as Eq. 9 prints it.
     *
     * @param outgoing W, [N x M], row = neuron; weights as they are, or strengths (Eq. 3) for a proximity that cannot be
     *     negative
     * @return pi, [N x M], in O(N M min(N, M)) operations
     * @throws IllegalArgumentException where outgoing is empty, ragged or not finite
     */
    public static double[][] proximity(double[][] outgoing) {
        Matrices.requireMatrix("outgoing", outgoing);
        // (W W') W = ((W' W) W')' : the Gram matrix of the smaller side is the smaller one.
        return outgoing.length <= outgoing[0].length
                ? gramTimes(outgoing)
                : Matrices.transpose(gramTimes(Matrices.transpose(outgoing)));
    }

    /** X X' X. */
    private static double[][] gramTimes(double[][] x) {
        double[][] product = new double[x.length][x[0].length];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < x.length; i++) {
                Matrices.addScaled(Matrices.dot(x[j], x[i]), x[i], product[j]);
            }
        }
        return product;
    }
}
