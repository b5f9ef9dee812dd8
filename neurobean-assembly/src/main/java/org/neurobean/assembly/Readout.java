package org.neurobean.assembly;

/** The rest of a network behind a layer: from the layer's activations to the scores of the classes. */
@FunctionalInterface
public interface Readout {

    /**
     * The scores of each sample. A sample's scores do not depend on the other samples of the call.
     *
     * @param activations what enters the dense layer, [S x N]; valid during this call only, and not to be changed
     * @return scores, [S x C], finite; the network predicts the class with the highest, on a tie the lowest class
     */
    double[][] scores(double[][] activations);
}
