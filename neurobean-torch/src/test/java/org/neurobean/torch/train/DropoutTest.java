package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.LayerSelection;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.regularize.Regularizer.Attached;
import org.neurobean.torch.regularize.Regularizer.Moment;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.train.Trainer.Samples;

/** What dropout does to activations, when, and what it leaves alone. */
final class DropoutTest {

    private static final Regularizer ON =
            Regularizer.of(new Dropout(0.5, List.of(), Dropout.AtTest.ON_AS_IN_AUTHORS_CODE));

    @Test
    void keepsOrScalesEachActivationAndTheirMean() {
        double probability = 0.3;
        float[] ones = disturbed(Regularizer.of(new Dropout(probability)), "fc2", new Moment(3, true));
        double sum = 0;
        for (float value : ones) {
            assertThat(value == 0 || value == (float) (1 / 0.7)).isTrue();
            sum += value;
        }
        // Variance of one: p / (1 - p) = 0.43; of the mean of 12,000: standard deviation 0.006; five of them.
        assertThat(sum / ones.length).isCloseTo(1, within(0.03));
    }

    @Test
    void maskIsAFunctionOfSeedStepAndLayerAlone() {
        Regularizer dropout = Regularizer.of(new Dropout(0.5, List.of("fc1", "fc2", "fc3"), Dropout.AtTest.OFF));
        float[] mask = disturbed(dropout, "fc2", new Moment(3, true));
        assertThat(disturbed(dropout, "fc2", new Moment(3, true))).isEqualTo(mask);
        assertThat(disturbed(dropout, "fc2", new Moment(4, true))).isNotEqualTo(mask);
        assertThat(disturbed(ON, "fc2", new Moment(3, false))).isNotEqualTo(mask);
        float[] third = disturbed(dropout, "fc3", new Moment(3, true));
        assertThat(third).isNotEqualTo(Arrays.copyOf(mask, third.length));
    }

    @Test
    void leavesOtherLayersAndEvaluationsAlone() {
        assertThat(disturbed(Regularizer.of(new Dropout(0.5)), "fc2", new Moment(3, false)))
                .containsOnly(1);
        assertThat(disturbed(Regularizer.of(new Dropout(0.5)), "fc1", new Moment(3, true)))
                .as("raw input")
                .containsOnly(1);
        Regularizer onlyThird = Regularizer.of(new Dropout(0.5, List.of("fc3"), Dropout.AtTest.OFF));
        assertThat(disturbed(onlyThird, "fc2", new Moment(3, true))).containsOnly(1);
    }

    @Test
    void evaluationIsThatOfTheNetworkItselfTwice() {
        try (Examples examples = Draws.clusters(300, 1);
                Network network = Draws.mlp(1);
                TrainingStep step = step(network, Regularizer.of(new Dropout(0.5)))) {
            Evaluation plain = Evaluation.of(network, examples);
            assertThat(Evaluation.of(network, examples, step::evaluationPass)).isEqualTo(plain);
            assertThat(Evaluation.of(network, examples, step::evaluationPass)).isEqualTo(plain);
        }
    }

    @Test
    void leftOnAtTestItDiffersAndIsReproducible() {
        try (Examples examples = Draws.clusters(300, 1);
                Network network = Draws.mlp(1);
                TrainingStep step = step(network, ON)) {
            Evaluation disturbed = Evaluation.of(network, examples, step::evaluationPass);
            assertThat(disturbed.loss())
                    .isNotEqualTo(Evaluation.of(network, examples).loss());
            assertThat(Evaluation.of(network, examples, step::evaluationPass)).isEqualTo(disturbed);
            assertThat(Evaluation.of(network, examples, batch -> step.evaluationPass(batch + 9)))
                    .as("another epoch")
                    .isNotEqualTo(disturbed);
        }
    }

    @Test
    void leftOnAtTestItChangesTheValidationOfATrainingButNotTheTraining() {
        float[] off = new float[0];
        List<Double> validations = new ArrayList<>();
        for (Regularizer dropout : List.of(Regularizer.of(new Dropout(0.5)), ON)) {
            try (Examples examples = Draws.clusters(100, 1);
                    Network network = Draws.mlp(1)) {
                Trainer trainer =
                        new Trainer(network, TrainingOptions.ofEpochs(3), List.of(dropout), new Randomness(1));
                Trainer.Result result = trainer.train(new Samples(examples, examples, ""), TrainingListener.SILENT);
                result.epochs().forEach(epoch -> validations.add(epoch.validationAccuracy()));
                off = off.length == 0 ? Draws.parameters(network) : off;
                assertThat(Draws.parameters(network)).isEqualTo(off);
            }
        }
        assertThat(validations.subList(3, 6)).isNotEqualTo(validations.subList(0, 3));
    }

    @Test
    void refusesAProbabilityThatIsNone() {
        for (double probability : new double[] {-0.1, 0, 1, 2, Double.NaN}) {
            assertThatThrownBy(() -> Regularizer.of(new Dropout(probability)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("dropout must be above 0 and below 1, but is " + probability);
        }
    }

    private static TrainingStep step(Network network, Regularizer dropout) {
        return new TrainingStep(network, 1e-3, List.of(dropout), new Randomness(1));
    }

    /** What dropout makes of a thousand samples whose activations are all 1. */
    private static float[] disturbed(Regularizer dropout, String layer, Moment moment) {
        try (PointerScope scope = new PointerScope();
                Network network = Draws.mlp(1);
                FlatParameters parameters = new FlatParameters(network);
                Attached attached = dropout.attach(network, parameters, new Randomness(1))) {
            Dense dense = new LayerSelection(List.of(layer)).in(network, "test").get(0);
            Tensor ones = torch.ones(1000, dense.neurons());
            return Draws.floats(attached.disturb(dense, ones, moment));
        }
    }
}
