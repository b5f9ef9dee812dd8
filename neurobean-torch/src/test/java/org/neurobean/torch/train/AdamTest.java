package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neurobean.torch.Draws.distance;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;

/** Twenty steps beside the engine's own optimizers, which go through the parameters one by one. */
final class AdamTest {

    private static final double RATE = 0.01;
    private static final double DECAY = 0.1;
    private static final int STEPS = 20;

    @Test
    void isTheEnginesAdam() {
        sameAs(List.of(), parameters -> new org.bytedeco.pytorch.Adam(parameters, new AdamOptions(RATE)));
    }

    @Test
    void withL2IsTheEnginesAdamWithWeightDecay() {
        sameAs(List.of(Regularizer.of(new WeightDecay(DECAY, WeightDecay.Coupling.L2))), parameters -> {
            AdamOptions options = new AdamOptions(RATE);
            options.weight_decay().put(DECAY);
            return new org.bytedeco.pytorch.Adam(parameters, options);
        });
    }

    @Test
    void withDecoupledDecayIsTheEnginesAdamW() {
        sameAs(List.of(Regularizer.of(new WeightDecay(DECAY, WeightDecay.Coupling.DECOUPLED))), parameters -> {
            AdamWOptions options = new AdamWOptions(RATE);
            options.weight_decay().put(DECAY);
            return new AdamW(parameters, options);
        });
    }

    @Test
    void bothCouplingsOfWeightDecayLeadElsewhere() {
        float[] coupled = trained(List.of(Regularizer.of(new WeightDecay(DECAY, WeightDecay.Coupling.L2))));
        float[] decoupled = trained(List.of(Regularizer.of(new WeightDecay(DECAY, WeightDecay.Coupling.DECOUPLED))));
        float[] plain = trained(List.of());
        assertThat(distance(coupled, decoupled)).isGreaterThan(1e-3);
        assertThat(distance(coupled, plain)).isGreaterThan(1e-3);
        assertThat(distance(decoupled, plain)).isGreaterThan(1e-3);
    }

    @Test
    void refusesALearningRateThatIsNoPositiveNumber() {
        try (Network network = Draws.mlp(1);
                FlatParameters parameters = new FlatParameters(network)) {
            for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatThrownBy(() -> new Adam(parameters, rate))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("the learning rate must be a finite number above 0, but is " + rate);
            }
        }
    }

    private static void sameAs(List<Regularizer> regularizers, Function<TensorVector, Optimizer> engines) {
        float[] ours = trained(regularizers);
        float[] start;
        float[] theirs;
        try (PointerScope scope = new PointerScope();
                Examples examples = Draws.clusters(6, 1);
                Network network = Draws.mlp(1)) {
            start = Draws.parameters(network);
            TensorVector parameters =
                    new TensorVector(network.parameters().values().toArray(new Tensor[0]));
            Optimizer optimizer = engines.apply(parameters);
            for (int i = 0; i < STEPS; i++) {
                optimizer.zero_grad();
                torch.cross_entropy_loss(network.forward(examples.inputs(), Pass.PLAIN), examples.labels())
                        .backward();
                optimizer.step();
            }
            theirs = Draws.parameters(network);
        }
        assertThat(distance(ours, theirs)).isLessThan(1e-6);
        assertThat(distance(ours, start)).as("way gone").isGreaterThan(0.1);
    }

    private static float[] trained(List<Regularizer> regularizers) {
        try (PointerScope scope = new PointerScope();
                Examples examples = Draws.clusters(6, 1);
                Network network = Draws.mlp(1);
                TrainingStep step = new TrainingStep(network, RATE, regularizers, new Randomness(1))) {
            for (int i = 0; i < STEPS; i++) {
                step.run(examples.inputs(), examples.labels(), i, false);
            }
            return Draws.parameters(network);
        }
    }
}
