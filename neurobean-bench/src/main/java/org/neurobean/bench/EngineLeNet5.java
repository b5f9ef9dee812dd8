package org.neurobean.bench;

import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.relu;

import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;

/** LeNet-5's layers through the engine's own choice of convolution, with the parameters of a given network. */
final class EngineLeNet5 {

    private static final long[] ONE = {1, 1};
    private static final long[] POOL = {2, 2};

    private EngineLeNet5() {}

    static Tensor forward(Network network, Tensor images, Pass pass) { // [S x 1 x 28 x 28]
        Tensor h = max_pool2d(relu(convolution(network, "conv1", images, 2)), POOL); // [S x 6 x 14 x 14]
        h = max_pool2d(relu(convolution(network, "conv2", h, 0)), POOL).flatten(1, -1); // [S x 400]
        int last = network.denseLayers().size() - 1;
        for (int l = 0; l <= last; l++) {
            Dense layer = network.denseLayers().get(l);
            h = l < last ? relu(pass.dense(layer, h)) : pass.dense(layer, h); // [S x M]
        }
        return h;
    }

    private static Tensor convolution(Network network, String name, Tensor images, long padding) {
        Tensor weight = Objects.requireNonNull(network.parameters().get(name + ".weight"));
        Tensor bias = Objects.requireNonNull(network.parameters().get(name + ".bias"));
        return torch.conv2d(images, weight, new TensorOptional(bias), ONE, new long[] {padding, padding}, ONE, 1);
    }
}
