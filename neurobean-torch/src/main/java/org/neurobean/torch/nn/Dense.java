package org.neurobean.torch.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A dense layer, y = x weight' + bias. Its inputs are the activations H^(l) of the layer below and its weight is
 * W^(l+1) of the paper, transposed: here a row belongs to a target, as in PyTorch's {@code state_dict}.
 */
public final class Dense {

    private final String name;
    private final int neurons;
    private final int targets;
    private final boolean onRawInput;
    private final Tensor weight;
    private final Tensor bias;
    private final TensorOptional optionalBias;

    Dense(String name, boolean onRawInput, Tensor weight, Tensor bias) {
        this.name = name;
        this.onRawInput = onRawInput;
        this.targets = (int) weight.size(0);
        this.neurons = (int) weight.size(1);
        this.weight = weight;
        this.bias = bias;
        this.optionalBias = new TensorOptional(bias).retainReference();
    }

    /**
     * The layer's output, differentiable.
     *
     * @param input [S x N]
     * @return [S x M]
     */
    public Tensor apply(Tensor input) {
        if (input.size(0) == 1) {
            // A matrix times one vector: about three times as fast as the general product of a single row.
            return torch.addmv(bias, weight, input.view(neurons)).view(1, targets);
        }
        return torch.linear(input, weight, optionalBias);
    }

    /** As in the network's {@code state_dict}, such as {@code fc1}. */
    public String name() {
        return name;
    }

    /** N, the number of neurons whose activations come in. */
    public int neurons() {
        return neurons;
    }

    /** M, the number of neurons that they project to. */
    public int targets() {
        return targets;
    }

    /** Whether what comes in is the raw input, such as pixels, and not a layer of neurons. */
    public boolean onRawInput() {
        return onRawInput;
    }

    /** [M x N]. */
    public Tensor weight() {
        return weight;
    }

    /** [M]. */
    public Tensor bias() {
        return bias;
    }

    void release() {
        optionalBias.releaseReference();
    }
}
