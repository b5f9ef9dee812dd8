package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.torch.Draws;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.DeCov;
import org.neurobean.torch.settings.RegularizerSettings.GroupLasso;
import org.neurobean.torch.settings.RegularizerSettings.Orthogonality;

/** Group lasso, orthogonality and DeCov are their literal formulas; {@link GradientTest} checks their gradients. */
final class PenaltiesOfWeightsAndCovariancesTest {

    /** A layer wider than high, one higher than wide, a square one. */
    private static Network doubleMlp() {
        return Network.of(
                Architectures.mlp(List.of(Draws.INPUTS, 5, 7, 7, Draws.CLASSES)),
                Initialization.inDoublePrecision(new Randomness(2)));
    }

    private static double added(Regularizer regularizer, Network network, Examples examples) {
        try (GradientCheck plain = new GradientCheck(network, List.of(), examples);
                GradientCheck with = new GradientCheck(network, List.of(regularizer), examples)) {
            return with.objective() - plain.objective();
        }
    }

    private static double squaredNorm(double[] vector) {
        return Arrays.stream(vector).map(x -> x * x).sum();
    }

    @Test
    void groupLassoIsTheSumOfTheNormsOfNeuronsOutgoingWeights() {
        try (Examples examples = Draws.clusters(4, 1);
                Network network = doubleMlp();
                PointerScope scope = new PointerScope()) {
            double expected = 0;
            for (Dense layer : network.denseLayers()) {
                for (double[] outgoing : Draws.rows(layer.weight().t())) {
                    expected += Math.sqrt(layer.targets()) * Math.sqrt(squaredNorm(outgoing));
                }
            }
            assertThat(added(Regularizer.of(new GroupLasso(0.3)), network, examples))
                    .isCloseTo(0.3 * expected, within(1e-10 * expected));
        }
    }

    @Test
    void groupLassoLeavesNeuronsThatAreGone() {
        try (Examples examples = Draws.clusters(4, 1);
                Network network = doubleMlp();
                PointerScope scope = new PointerScope()) {
            try (NoGradient none = new NoGradient()) {
                network.denseLayers().get(1).weight().select(1, 2).fill_(new Scalar(0.0)); // of [7 x 5]
            }
            double[] plain = gradient(network, List.of(), examples);
            double[] lasso = gradient(network, List.of(Regularizer.of(new GroupLasso(0.3))), examples);
            int fc2 = Draws.INPUTS * 5 + 5; // after fc1.weight and fc1.bias
            for (int target = 0; target < 7; target++) {
                int row = fc2 + 5 * target;
                assertThat(lasso[row + 2] - plain[row + 2]).isZero();
                assertThat(lasso[row + 1] - plain[row + 1]).isNotZero().isFinite();
            }
        }
    }

    private static double[] gradient(Network network, List<Regularizer> regularizers, Examples examples) {
        try (GradientCheck check = new GradientCheck(network, regularizers, examples)) {
            return check.gradient();
        }
    }

    @Test
    void orthogonalityIsTheDistanceOfTheSmallerGramMatrixFromTheIdentity() {
        try (Examples examples = Draws.clusters(4, 1);
                Network network = doubleMlp();
                PointerScope scope = new PointerScope()) {
            double expected = 0;
            for (Dense layer : network.denseLayers()) {
                boolean wide = layer.targets() <= layer.neurons();
                double[][] vectors =
                        Draws.rows(wide ? layer.weight() : layer.weight().t());
                for (int i = 0; i < vectors.length; i++) {
                    for (int j = 0; j < vectors.length; j++) {
                        double product = i == j ? -1 : 0;
                        for (int k = 0; k < vectors[i].length; k++) {
                            product += vectors[i][k] * vectors[j][k];
                        }
                        expected += product * product;
                    }
                }
            }
            assertThat(added(Regularizer.of(new Orthogonality(0.3)), network, examples))
                    .isCloseTo(0.3 * expected, within(1e-10 * expected));
        }
    }

    @Test
    void orthogonalityIsZeroForOrthonormalWeights() {
        try (Examples examples = Draws.clusters(4, 1);
                Network network = doubleMlp();
                PointerScope scope = new PointerScope()) {
            try (NoGradient none = new NoGradient()) {
                for (Dense layer : network.denseLayers()) {
                    layer.weight().zero_();
                    layer.weight().diagonal().fill_(new Scalar(1.0));
                }
            }
            assertThat(added(Regularizer.of(new Orthogonality(1)), network, examples))
                    .isZero();
        }
    }

    /** 1/2 (||C||_F^2 - ||diag C||^2) as printed. */
    private static double literalDeCov(double[][] h) {
        int n = h.length;
        int neurons = h[0].length;
        double sum = 0;
        double[] mean = new double[neurons];
        for (double[] row : h) {
            Arrays.setAll(mean, i -> mean[i] + row[i] / n);
        }
        for (int i = 0; i < neurons; i++) {
            for (int j = 0; j < neurons; j++) {
                double covariance = 0;
                for (double[] row : h) {
                    covariance += (row[i] - mean[i]) * (row[j] - mean[j]) / n;
                }
                sum += i == j ? 0 : covariance * covariance / 2;
            }
        }
        return sum;
    }

    private static List<double[][]> entering(Network network, Examples examples) {
        List<double[][]> entered = new ArrayList<>();
        try (PointerScope scope = new PointerScope()) {
            network.forward(examples.inputs().toType(ScalarType.Double), (layer, h) -> {
                if (!layer.onRawInput()) {
                    entered.add(Draws.rows(h));
                }
                return layer.apply(h);
            });
        }
        return entered;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 30})
    void deCovIsHalfTheSquaredCovariancesOfDifferentNeurons(int samples) {
        try (Examples examples = Draws.clusters(samples, 1);
                Network network = doubleMlp()) {
            double expected = entering(network, examples).stream()
                    .mapToDouble(PenaltiesOfWeightsAndCovariancesTest::literalDeCov)
                    .sum();
            assertThat(expected).isPositive();
            assertThat(added(Regularizer.of(DeCov.overBatches(1e4)), network, examples))
                    .isCloseTo(1e4 * expected, within(1e-6 * 1e4 * expected));
        }
    }

    @Test
    void deCovIsZeroForSamplesThatAreAllTheSame() {
        try (Network network = doubleMlp();
                Examples same = Examples.of(new int[3], new long[] {Draws.INPUTS}, buffer -> {
                    while (buffer.hasRemaining()) {
                        buffer.put(0.7f);
                    }
                })) {
            assertThat(added(Regularizer.of(DeCov.overBatches(1e4)), network, same))
                    .isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void deCovWithoutMemoryRefusesASingleSample() {
        try (PointerScope scope = new PointerScope();
                Network network = Draws.mlp(1);
                Examples one = Draws.clusters(1, 1);
                TrainingStep step = new TrainingStep(
                        network, 1e-3, List.of(Regularizer.of(DeCov.overBatches(1))), new Randomness(1))) {
            assertThatThrownBy(() -> step.run(one.inputs(), one.labels(), 0, false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("choose a batch size of 2 or more")
                    .hasMessageContaining("let DeCov remember earlier samples");
        }
    }

    /** At a learning rate that moves nothing, single samples one after the other are the batch that they make. */
    @Test
    void deCovThatRemembersSeesTheSamplesMetLast() {
        int samples = 6;
        int memory = 3;
        try (PointerScope scope = new PointerScope();
                Network network = doubleMlp();
                Examples examples = Draws.clusters(samples, 1);
                TrainingStep step = new TrainingStep(
                        network, 1e-300, List.of(Regularizer.of(new DeCov(1, memory))), new Randomness(1))) {
            double[][] hidden = entering(network, examples).get(0);
            Tensor inputs = examples.inputs().toType(ScalarType.Double);
            for (int s = 0; s < samples; s++) {
                TrainingStep.Outcome outcome =
                        step.run(inputs.narrow(0, s, 1), examples.labels().narrow(0, s, 1), s, true);
                double expected = literalDeCov(Arrays.copyOfRange(hidden, Math.max(0, s - memory), s + 1));
                assertThat(outcome.terms().get(0).name()).isEqualTo("decov.fc2");
                assertThat(outcome.terms().get(0).penalty()).isCloseTo(expected, within(1e-12));
                assertThat(expected > 0).isEqualTo(s > 0);
            }
        }
    }

    /** The remembered samples' shares are made up for: the four steps of an epoch add up to four steps of the batch. */
    @Test
    void deCovThatRemembersPullsAnEpochAsBatchesWould() {
        int samples = 4;
        try (PointerScope scope = new PointerScope();
                Network network = doubleMlp();
                Examples examples = Draws.clusters(samples, 1)) {
            Tensor inputs = examples.inputs().toType(ScalarType.Double);
            double[] batch = penaltyGradient(
                    network, Regularizer.of(DeCov.overBatches(1)), inputs, examples.labels(), new int[0], 4);
            double[] sum = new double[batch.length];
            for (int s = 0; s < samples; s++) {
                int[] before = {(s + 1) % 4, (s + 2) % 4, (s + 3) % 4};
                double[] one =
                        penaltyGradient(network, Regularizer.of(new DeCov(1, 3)), inputs, examples.labels(), before, s);
                Arrays.setAll(sum, i -> sum[i] + one[i] / samples);
            }
            assertThat(squaredNorm(batch)).isPositive();
            assertThat(Draws.distance(sum, batch)).isLessThan(1e-12 * Math.sqrt(squaredNorm(batch)));
        }
    }

    /** Of one sample after others that were met, or, for the number of all samples, of all at once. */
    private static double[] penaltyGradient(
            Network network, Regularizer deCov, Tensor inputs, Tensor labels, int[] before, int sample) {
        try (TrainingStep plain = new TrainingStep(network, 1e-300, List.of(), new Randomness(1))) {
            boolean all = before.length == 0;
            Tensor in = all ? inputs : inputs.narrow(0, sample, 1);
            Tensor out = all ? labels : labels.narrow(0, sample, 1);
            plain.gradientOnly(in, out, 0);
            double[] loss = Draws.doubles(plain.parameters().gradients());
            try (TrainingStep with = new TrainingStep(network, 1e-300, List.of(deCov), new Randomness(1))) {
                for (int s : before) {
                    with.run(inputs.narrow(0, s, 1), labels.narrow(0, s, 1), 0, false);
                }
                with.gradientOnly(in, out, 0);
                double[] gradient = Draws.doubles(with.parameters().gradients());
                Arrays.setAll(gradient, i -> gradient[i] - loss[i]);
                return gradient;
            }
        }
    }

    @Test
    void settingsAreCheckedAndDescribeThemselves() {
        assertThatThrownBy(() -> Regularizer.of(new DeCov(1, -1)))
                .hasMessage("memory must be 0 samples or more, but is -1");
        assertThat(Regularizer.of(new DeCov(0.1, 9)).description()).isEqualTo("DeCov 0.1, remembering 9 samples");
        assertThat(Regularizer.of(DeCov.overBatches(0.1)).description()).isEqualTo("DeCov 0.1");
        assertThat(Regularizer.of(new GroupLasso(0.1)).description()).isEqualTo("group lasso 0.1");
        assertThat(Regularizer.of(new Orthogonality(0.1)).description()).isEqualTo("orthogonality 0.1");
    }

    @Test
    void deCovNeedsALayerOfNeurons() {
        try (Network linear = Network.of(Architectures.mlp(List.of(4, 2)), Initialization.of(new Randomness(1)))) {
            assertThatThrownBy(() -> new TrainingStep(
                            linear, 1e-3, List.of(Regularizer.of(DeCov.overBatches(1))), new Randomness(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("DeCov needs a dense layer whose inputs are neurons");
        }
    }
}
