package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.DeCov;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.GroupLasso;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.settings.RegularizerSettings.Orthogonality;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;

/** Wrong settings are named with their constraint and value; right ones describe themselves. */
final class SettingsTest {

    private static final double[] NO_POSITIVE_NUMBER = {
        0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    private static final double[] OUT_OF_SINGLE_PRECISION = {
        0, -1, 1e-31, 1e31, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    private static final BeanPenalty SECOND = BeanPenalty.ofOrder(2);

    private static void isRefused(ThrowingCallable setting, String message) {
        assertThatThrownBy(setting).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void aBatchHoldsASampleAtLeast() {
        TrainingOptions options = TrainingOptions.ofEpochs(1);
        isRefused(() -> options.withBatchSize(0), "the batch size must be 1 or more, but is 0");
        isRefused(() -> options.withBatchSize(-5), "the batch size must be 1 or more, but is -5");
        assertThatCode(() -> options.withBatchSize(1)).doesNotThrowAnyException();
    }

    @Test
    void strengthsAndRatesArePositiveNumbers() {
        TrainingOptions good = TrainingOptions.ofEpochs(1);
        for (double bad : NO_POSITIVE_NUMBER) {
            String butIs = "must be a finite number above 0, but is " + bad;
            isRefused(
                    () -> new TrainingOptions(1, bad, good.stop(), good.keep(), good.checkpointEvery()),
                    "the learning rate " + butIs);
            isRefused(() -> SECOND.withGamma(bad), "gamma");
        }
        for (double bad : OUT_OF_SINGLE_PRECISION) {
            String butIs = " must be from 1e-30 to 1e30, which single precision holds, but is " + bad;
            isRefused(() -> Bean.ofOrder(2, bad), "alpha" + butIs);
            isRefused(() -> Bean.inCodeUnits(1, bad), "alpha" + butIs);
            isRefused(() -> Bean.of(SECOND, List.of(1.0, bad), List.of()), "alpha" + butIs);
            isRefused(() -> new L1(bad, true), "l1" + butIs);
            isRefused(() -> new WeightDecay(bad, WeightDecay.Coupling.L2), "weightDecay" + butIs);
            isRefused(() -> new DeCov(bad, 0), "decov" + butIs);
            isRefused(() -> new GroupLasso(bad), "groupLasso" + butIs);
            isRefused(() -> new Orthogonality(bad), "orthogonality" + butIs);
        }
    }

    @Test
    void epochsPatienceAndWindowAreOneOrMore() {
        isRefused(() -> TrainingOptions.ofEpochs(0), "the number of epochs must be 1 or more, but is 0");
        isRefused(() -> new StopRule.EarlyStopping(0, 3), "the number of epochs must be 1 or more, but is 0");
        isRefused(() -> new StopRule.EarlyStopping(3, 0), "the patience must be 1 epoch or more, but is 0");
        isRefused(() -> new StopRule.Converged(0, 3, 0.1), "the number of epochs must be 1 or more, but is 0");
        isRefused(
                () -> new StopRule.Converged(3, 0, 0.1), "the window of convergence must be 1 epoch or more, but is 0");
        for (double tolerance : new double[] {0, 1, -1, Double.NaN}) {
            isRefused(
                    () -> new StopRule.Converged(3, 1, tolerance),
                    "the tolerance of convergence must be above 0 and below 1, but is " + tolerance);
        }
    }

    @Test
    void alphasAreOneOrOneForEachLayer() {
        isRefused(
                () -> Bean.of(SECOND, List.of(), List.of()),
                "alpha must be one number for all layers, or one for each, but there is none");
        isRefused(() -> Bean.of(SECOND, List.of(1.0, 2.0), List.of("fc1")), "there are 2 alphas for 1 layers");
        Regularizer three = Regularizer.of(Bean.of(SECOND, List.of(1.0, 2.0, 3.0), List.of()));
        try (Network network = Draws.mlp(1);
                Network leNet = Draws.leNet(1)) {
            isRefused(
                    () -> new TrainingStep(network, 1e-3, List.of(three), new Randomness(1)),
                    "there are 3 alphas for the 2 dense layers [fc2, fc3]; give one alpha, or one for each layer");
            assertThatCode(() -> new TrainingStep(leNet, 1e-3, List.of(three), new Randomness(1)).close())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void validationNeedsSamples() {
        try (Examples examples = Draws.clusters(6, 1);
                Network network = Draws.mlp(1)) {
            TrainingOptions plain = TrainingOptions.ofEpochs(2);
            List<TrainingOptions> validating = List.of(
                    new TrainingOptions(
                            2, 1e-3, plain.stop(), TrainingOptions.Keep.BEST_VALIDATION, plain.checkpointEvery()),
                    new TrainingOptions(
                            2, 1e-3, new StopRule.EarlyStopping(5, 2), plain.keep(), plain.checkpointEvery()));
            for (TrainingOptions options : validating) {
                Trainer trainer = new Trainer(network, options, List.of(), new Randomness(1));
                isRefused(
                        () -> trainer.train(new Trainer.Samples(examples, null, ""), TrainingListener.SILENT),
                        "hold some out");
            }
        }
    }

    @Test
    void samplesAreOneOrMoreWithClassesFromZero() {
        isRefused(() -> Examples.of(new int[0], new long[] {3}, buffer -> {}), "at least one sample");
        isRefused(() -> Examples.of(new int[] {0, -100}, new long[] {3}, buffer -> {}), "label 1 is -100");
    }

    @Test
    void settingsDescribeThemselves() {
        assertThat(Bean.ofOrder(2, 300).description()).isEqualTo("BEAN-2, alpha 300 (paper scale)");
        assertThat(Bean.of(new BeanPenalty(1, Divergence.ABSOLUTE, 2.5, AlphaScale.CODE), List.of(3.0, 0.5), List.of())
                        .description())
                .isEqualTo("BEAN-1, alpha 3, 0.5 (code scale), gamma 2.5, absolute divergence");
        assertThat(Regularizer.of(new L1(1e-4, true)).description()).isEqualTo("l1 1.0E-4 on weights and biases");
        assertThat(Regularizer.of(new L1(1, false)).description()).isEqualTo("l1 1 on weights");
        assertThat(Regularizer.of(new WeightDecay(0.5, WeightDecay.Coupling.L2)).description())
                .isEqualTo("weight decay (L2) 0.5");
        assertThat(Regularizer.of(new WeightDecay(0.5, WeightDecay.Coupling.DECOUPLED))
                        .description())
                .isEqualTo("weight decay (decoupled) 0.5");
        assertThat(Regularizer.of(new Dropout(0.5)).description()).isEqualTo("dropout 0.5");
        assertThat(Regularizer.of(new Dropout(0.5, List.of(), Dropout.AtTest.ON_AS_IN_AUTHORS_CODE))
                        .description())
                .isEqualTo("dropout 0.5, on at test");
        assertThat(new StopRule.Epochs(1).description()).isEqualTo("1 epoch");
        assertThat(new StopRule.Epochs(50).description()).isEqualTo("50 epochs");
    }
}
