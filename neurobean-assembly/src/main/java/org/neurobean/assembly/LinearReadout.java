package org.neurobean.assembly;

/**
 * A single dense layer as the rest of the network: scores = H W + bias. Exact for the last hidden layer, whose targets are
 * the classes; softmax behind it changes no order.
 *
 * @param outgoing W, [N x C], row = neuron
 * @param bias [C]; zeros for a layer without one
 */
public record LinearReadout(double[][] outgoing, double[] bias) implements Readout {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException where outgoing is empty, ragged or not finite, or bias is not finite or does not
     *     have one entry for each column of outgoing
     */
    public LinearReadout {
        LayerArrays.requireMatrix("outgoing", outgoing);
        if (bias.length != outgoing[0].length) {
            throw new IllegalArgumentException("bias must have one entry for each of the " + outgoing[0].length
                    + " columns of outgoing, but has " + bias.length);
        }
        LayerArrays.requireFinite("bias", bias);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Each score is bias + h_0 w_0 + h_1 w_1 + ..., added in this order.
     *
     * @throws IllegalArgumentException where activations is empty, ragged or not finite, or does not have N columns
     */
    @Override
    public double[][] scores(double[][] activations) {
        LayerArrays.requireMatrix("activations", activations);
        LayerArrays.requireSameNeurons(activations, outgoing);
        double[][] scores = new double[activations.length][];
        for (int s = 0; s < scores.length; s++) {
            scores[s] = bias.clone();
        }
        MatrixProduct.addTo(scores, activations, outgoing);
        return scores;
    }
}
