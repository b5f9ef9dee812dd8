package org.neurobean.torch.regularize;

import java.util.List;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.Device;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Numbers;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;

/**
 * Dropout (Srivastava et al. 2014) of the activations that enter dense layers, inverted: what is kept is divided by the
 * probability of being kept, so nothing changes in the mean.
 *
 * @param probability of dropping an activation, in [0, 1)
 * @param layers whose inputs are dropped
 * @param atTest what happens when the network is evaluated
 */
public record Dropout(double probability, LayerSelection layers, AtTest atTest) implements Regularizer {

    /** Whether dropout acts on a network that is only evaluated. */
    public enum AtTest {
        /** As published. */
        OFF,
        /** Dropout goes on at test time, a fault of the authors' code; for comparison with its numbers only. */
        ON_AS_IN_AUTHORS_CODE
    }

    public Dropout {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "the probability of dropout must be at least 0 and below 1, but is " + probability);
        }
    }

    /** Dropout on all dense layers that stand on neurons, off at test. */
    public static Dropout of(double probability) {
        return new Dropout(probability, LayerSelection.ALL, AtTest.OFF);
    }

    @Override
    public String description() {
        return "dropout " + Numbers.plain(probability) + (atTest == AtTest.OFF ? "" : ", on at test");
    }

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        List<Dense> chosen = layers.in(network, "dropout");
        return new Attached() {
            @Override
            public Tensor disturb(Dense layer, Tensor activations, Moment moment) {
                boolean off = !moment.training() && atTest == AtTest.OFF;
                if (off || probability == 0 || !chosen.contains(layer)) {
                    return activations;
                }
                String stream = (moment.training() ? "dropout." : "dropout at test.") + layer.name();
                return drop(activations, randomness.engineStream(stream, moment.step()));
            }
        };
    }

    private Tensor drop(Tensor activations, Generator generator) { // [S x N]
        double kept = 1 - probability;
        Tensor mask;
        try (NoGradient none = new NoGradient()) {
            mask = torch.empty_like(Device.CPU.bring(activations))
                    .bernoulli_(kept, new GeneratorOptional(generator))
                    .mul_(new Scalar(1 / kept));
        }
        return activations.mul(Device.of(activations).bring(mask));
    }
}
