package org.neurobean.assembly;

import org.neurobean.bean.Matrix;

/**
 * A single dense layer as the rest of the network: scores = H W + bias. Exact for the last hidden layer, whose targets are
 * the classes; softmax behind it changes no order.
 *
 * @param outgoing W, [N x C], row = neuron
 * @param bias [C]; zeros for a layer without one
 */
public record LinearReadout(Matrix outgoing, double[] bias) implements Readout {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if bias is not finite or does not have one entry for each column of outgoing
     */
    public LinearReadout {
        if (bias.length != outgoing.columns()) {
            throw new IllegalArgumentException("bias must have one entry for each of the " + outgoing.columns()
                    + " columns of outgoing, but has " + bias.length);
        }
        LayerChecks.requireFinite("bias", bias);
    }

    /**
     * A readout by weights that are given as rows.
     *
     * @param outgoing W, [N x C], row = neuron
     * @param bias [C]
     * @throws IllegalArgumentException if outgoing is empty, ragged or not finite, or bias is not finite or does not have
     *     one entry for each column of outgoing
     */
    public LinearReadout(double[][] outgoing, double[] bias) {
        this(Matrix.copyOf("outgoing", outgoing), bias);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Each score is bias + h_0 w_0 + h_1 w_1 + ..., added in this order.
     *
     * @throws IllegalArgumentException if activations is empty, ragged or not finite, or does not have N columns
     */
    @Override
    public double[][] scores(double[][] activations) {
        Matrix h = Matrix.copyOf("activations", activations);
        LayerChecks.requireSameNeurons(h, outgoing);
        double[][] scores = new double[activations.length][];
        for (int s = 0; s < scores.length; s++) {
            scores[s] = bias.clone();
        }
        MatrixProduct.addTo(scores, h, outgoing);
        return scores;
    }
}
