package org.neurobean.torch.nn;

import static org.bytedeco.pytorch.global.torch.relu;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A multi-layer perceptron with ReLU; the paper's is 784 - 500 - 10. The first dense layer stands on the pixels, so by
 * default BEAN acts on the later ones only.
 */
public final class Mlp extends Network {

    private final List<Dense> layers = new ArrayList<>();
    private final int inputs;

    /**
     * A network of the given widths.
     *
     * @param widths inputs, the hidden layers, classes: at least two numbers of at least 1
     */
    public Mlp(List<Integer> widths, Initialization initialization) {
        super(initialization);
        if (widths.size() < 2 || widths.stream().anyMatch(w -> w < 1)) {
            throw new IllegalArgumentException(
                    "the widths of an MLP are inputs, hidden layers, classes, each 1 or more, but are " + widths);
        }
        inputs = widths.get(0);
        for (int l = 1; l < widths.size(); l++) {
            String name = "fc" + l;
            layers.add(
                    l == 1 ? denseOnInput(name, inputs, widths.get(l)) : dense(name, widths.get(l - 1), widths.get(l)));
        }
    }

    @Override
    public Tensor forward(Tensor images, Pass pass) { // images [S x ...]
        Tensor h = images.flatten(1, -1); // [S x inputs]
        if (h.size(1) != inputs) {
            throw new IllegalArgumentException(
                    "this MLP takes " + inputs + " numbers a sample, but is given " + h.size(1));
        }
        for (int l = 0; l < layers.size() - 1; l++) {
            h = relu(pass.dense(layers.get(l), h)); // [S x width]
        }
        return pass.dense(layers.get(layers.size() - 1), h); // [S x classes]
    }

    @Override
    public String name() {
        return "mlp";
    }
}
