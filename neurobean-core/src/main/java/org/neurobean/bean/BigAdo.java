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
     * The proximity of a matrix that is given as rows; see {@link #proximity(Matrix)}.
     *
     * @param outgoing W, [N x M], row = neuron
     * @return pi, [N x M]
     * @throws IllegalArgumentException if outgoing is empty, ragged or not finite
     */
    public static double[][] proximity(double[][] outgoing) {
        return proximity(Matrix.copyOf("outgoing", outgoing));
    }

    /**
     * The proximity pi = W W' W of each neuron j to each target m, with i = j and k = m included, as Eq. 9 prints it.
     *
     * @param outgoing W, [N x M], row = neuron; weights as they are, or strengths (Eq. 3) for a proximity that cannot be
     *     negative
     * @return pi, [N x M], in O(N M min(N, M)) operations
     */
    public static double[][] proximity(Matrix outgoing) {
        int neurons = outgoing.rows();
        int targets = outgoing.columns();
        if (neurons <= targets) {
            return gramTimes(outgoing);
        }
        // (W W') W = ((W' W) W')' : the Gram matrix of the smaller side is the smaller one.
        double[][] transposed = gramTimes(outgoing.transpose());
        double[][] proximity = new double[neurons][targets];
        for (int j = 0; j < neurons; j++) {
            for (int m = 0; m < targets; m++) {
                proximity[j][m] = transposed[m][j];
            }
        }
        return proximity;
    }

    /** X X' X. */
    private static double[][] gramTimes(Matrix matrix) {
        double[] x = matrix.entries();
        int columns = matrix.columns();
        double[][] product = new double[matrix.rows()][columns];
        for (int j = 0; j < product.length; j++) {
            for (int i = 0; i < product.length; i++) {
                int start = matrix.start(i);
                double factor = Matrix.dot(x, matrix.start(j), x, start, columns);
                for (int k = 0; k < columns; k++) {
                    product[j][k] += factor * x[start + k];
                }
            }
        }
        return product;
    }
}
