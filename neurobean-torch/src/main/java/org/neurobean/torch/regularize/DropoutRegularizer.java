package org.neurobean.torch.regularize;

import java.util.List;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.Device;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;

/**
 * Dropout (Srivastava et al. 2014) of the activations that enter dense layers, inverted: what is kept is divided by the
 * probability of being kept, so nothing changes in the mean.
 *
 * @param settings probability, layers, and what happens when the network is evaluated
 */
record DropoutRegularizer(Dropout settings) implements KnownRegularizer {

    @Override
    public boolean actsAtTest() {
        return settings.atTest() != Dropout.AtTest.OFF;
    }

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        List<Dense> chosen = new LayerSelection(settings.layers()).in(network, "dropout");
        return new Attached() {
            @Override
            public Tensor disturb(Dense layer, Tensor activations, Moment moment) {
                boolean off = !moment.training() && !actsAtTest();
                if (off || !chosen.contains(layer)) {
                    return activations;
                }
                String stream = (moment.training() ? "dropout." : "dropout at test.") + layer.name();
                return drop(activations, randomness.engineStream(stream, moment.step()));
            }
        };
    }

    private Tensor drop(Tensor activations, Generator generator) { // [S x N]
        double kept = 1 - settings.probability();
        Tensor mask;
        try (NoGradient none = new NoGradient()) {
            mask = torch.empty_like(Device.CPU.bring(activations))
                    .bernoulli_(kept, new GeneratorOptional(generator))
                    .mul_(new Scalar(1 / kept));
        }
        return activations.mul(Device.of(activations).bring(mask));
    }
}
