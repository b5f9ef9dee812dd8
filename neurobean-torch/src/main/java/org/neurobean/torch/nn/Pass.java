package org.neurobean.torch.nn;

import org.bytedeco.pytorch.Tensor;

/**
 * One way through a network. A network hands every dense layer and what enters it to the pass, so that a regularizer
 * can see the activations H^(l) and the weights W^(l+1) together, and dropout can act on them, without the network
 * knowing.
 */
public interface Pass {

    /** The layers as they are: no dropout, nothing recorded. */
    Pass PLAIN = Dense::apply;

    /**
     * Sends activations through a dense layer.
     *
     * @param layer a dense layer of the network
     * @param activations [S x N], what enters the layer
     * @return [S x M]
     */
    Tensor dense(Dense layer, Tensor activations);

    /** Whether the network learns from this pass: batch normalization then takes its statistics from the batch. */
    default boolean isTraining() {
        return false;
    }
}
