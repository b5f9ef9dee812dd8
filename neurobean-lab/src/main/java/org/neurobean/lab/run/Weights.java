package org.neurobean.lab.run;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.nn.Dense;

/** Weights of dense layers as plain arrays. */
final class Weights {

    private Weights() {}

    /** W^(l+1), [neurons x targets]: the layer's own weight, transposed. */
    static double[][] outgoing(Dense layer) {
        float[] values = new float[layer.neurons() * layer.targets()];
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = layer.weight().detach().contiguous(); // [M x N]
            FloatPointer data = weight.data_ptr_float();
            data.get(values);
        }
        double[][] outgoing = new double[layer.neurons()][layer.targets()];
        for (int k = 0; k < layer.targets(); k++) {
            for (int i = 0; i < layer.neurons(); i++) {
                outgoing[i][k] = values[k * layer.neurons() + i];
            }
        }
        return outgoing;
    }
}
