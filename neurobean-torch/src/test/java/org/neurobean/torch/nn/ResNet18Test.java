package org.neurobean.torch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.torch.Draws;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Architecture.Precision;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.train.EpochMetrics;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.GradientCheck;
import org.neurobean.torch.train.Gradients;
import org.neurobean.torch.train.StopRule;
import org.neurobean.torch.train.Trainer;
import org.neurobean.torch.train.Trainer.Samples;
import org.neurobean.torch.train.TrainingListener;
import org.neurobean.torch.train.TrainingOptions;
import org.neurobean.torch.train.TrainingOptions.Keep;
import org.neurobean.torch.train.TrainingStep;

/** ResNet-18: known facts of the whole network, and laws on a tiny one with 2 to 16 channels. */
final class ResNet18Test {

    private static final int IMAGE = 8;
    private static final int CLASSES = 3;
    private static final int TINY = 2;

    @TempDir
    private Path folder;

    private static Network tiny(Precision precision, long seed) {
        return Network.of(Architectures.resNet18(3, CLASSES, TINY, precision), Initialization.of(new Randomness(seed)));
    }

    /** Colour images of noise about a mean that the class decides. */
    private static Examples images(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = new int[samples];
        Arrays.setAll(labels, s -> s % CLASSES);
        return Examples.of(labels, new long[] {3, IMAGE, IMAGE}, buffer -> {
            for (int label : labels) {
                for (int i = 0; i < 3 * IMAGE * IMAGE; i++) {
                    buffer.put((float) (random.nextDouble(-1, 1) + (i / (IMAGE * IMAGE) == label ? 0.5 : 0)));
                }
            }
        });
    }

    private static float[] state(Network network) {
        List<float[]> parts =
                network.state().values().stream().map(Draws::floats).toList();
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int offset = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, offset, part.length);
            offset += part.length;
        }
        return all;
    }

    @Test
    void hasTheKnownSizeAndShapes() {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient();
                Network network = Network.of(
                        Architectures.resNet18(3, 10, Precision.FLOAT32), Initialization.of(new Randomness(1)))) {
            assertThat(network.parameterCount()).isEqualTo(11_173_962);
            Tensor images = torch.zeros(2, 3, 32, 32);
            List<long[]> shapes = new ArrayList<>();
            stages(network, images)
                    .forEach(stage -> shapes.add(stage.sizes().vec().get()));
            assertThat(shapes)
                    .containsExactly(
                            new long[] {2, 64, 32, 32},
                            new long[] {2, 64, 32, 32},
                            new long[] {2, 128, 16, 16},
                            new long[] {2, 256, 8, 8},
                            new long[] {2, 512, 4, 4});
            assertThat(network.forward(images, Pass.PLAIN).sizes().vec().get()).containsExactly(2, 10);
            assertThat(network.denseLayers()).extracting(Dense::name).containsExactly("fc");
            assertThat(network.denseLayers()).extracting(Dense::neurons).containsExactly(512);
        }
    }

    /** What the stem and each stage give: the ReLU after it, and after each second block. */
    private static List<Tensor> stages(Network network, Tensor images) {
        List<Tensor> outputs = ((LayeredNetwork) network).outputs(images, Pass.PLAIN);
        return List.of(outputs.get(3), outputs.get(7), outputs.get(11), outputs.get(15), outputs.get(19));
    }

    /** The first normalization, on the network's own parameters and statistics. */
    private static BatchNorm2d stemNorm(Network network) {
        Map<String, Tensor> state = network.state();
        return new BatchNorm2d(
                state.get("bn1.weight"),
                state.get("bn1.bias"),
                state.get("bn1.running_mean"),
                state.get("bn1.running_var"));
    }

    @Test
    void namesItsStateAsTorchvisionDoes() {
        try (Network network = tiny(Precision.FLOAT32, 1)) {
            assertThat(network.state().keySet())
                    .startsWith("conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var")
                    .contains(
                            "layer1.0.conv1.weight",
                            "layer4.1.bn2.running_var",
                            "layer2.0.downsample.0.weight",
                            "layer2.0.downsample.1.running_mean")
                    .endsWith("fc.weight", "fc.bias")
                    .doesNotContain("conv1.bias", "layer1.0.downsample.0.weight", "layer2.1.downsample.0.weight");
            // 20 convolutions and as many normalizations of 4 tensors each, and the dense layer.
            assertThat(network.state()).hasSize(20 + 20 * 4 + 2);
            assertThat(network.statistics()).hasSize(20 * 2);
            assertThat(network.parameters()).hasSize(20 + 20 * 2 + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void itsGradientAgreesWithCentralDifferences(int order) {
        List<Regularizer> regularizers = order == 0 ? List.of() : List.of(Regularizer.of(Bean.ofOrder(order, 1000)));
        try (Examples examples = images(4, 1);
                Network network = Network.of(
                        Architectures.resNet18(3, CLASSES, TINY, Precision.FLOAT32),
                        Initialization.inDoublePrecision(new Randomness(2)));
                GradientCheck check = new GradientCheck(network, regularizers, examples)) {
            check.agreesWithCentralDifferences(4);
        }
    }

    @Test
    void normalizationTakesTheBatchInTrainingAndWhatItHasSeenElsewhere() {
        Pass training = new TrainingPass();
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient();
                Network network = tiny(Precision.FLOAT32, 1)) {
            Tensor images = noise(5, TINY, 4, 4).mul_(new Scalar(3.0)).add_(new Scalar(7.0));
            Map<String, Tensor> seen = network.statistics();
            BatchNorm2d norm = stemNorm(network);
            Tensor mean = images.mean(0, 2, 3);
            float[] before = Draws.floats(norm.apply(images, Pass.PLAIN));
            assertThat(Draws.distance(before, Draws.floats(images)))
                    .as("mean 0 and variance 1 so far")
                    .isLessThan(1e-3);
            Tensor normal = norm.apply(images, training);
            assertThat(Draws.distance(Draws.floats(normal.mean(0, 2, 3)), new float[TINY]))
                    .isLessThan(1e-5);
            assertThat(normal.var(false).item_double()).isBetween(0.9, 1.1);
            float[] tenth = Draws.floats(mean.mul(new Scalar(0.1)));
            assertThat(Draws.distance(Draws.floats(seen.get("bn1.running_mean")), tenth))
                    .isLessThan(1e-5);
            Tensor deviations = images.sub(mean.view(1, TINY, 1, 1)); // [S x channels x 4 x 4]
            double unbiased = 80.0 / 79;
            Tensor variance = deviations.mul(deviations).mean(0, 2, 3).mul(new Scalar(unbiased));
            float[] spread = Draws.floats(variance.mul(new Scalar(0.1)).add(new Scalar(0.9)));
            assertThat(Draws.distance(Draws.floats(seen.get("bn1.running_var")), spread))
                    .isLessThan(1e-4);
            float[] after = state(network);
            norm.apply(images, Pass.PLAIN);
            assertThat(state(network)).as("evaluation changes nothing").isEqualTo(after);
        }
    }

    @Test
    void copiesTakeTheStatisticsAlong() {
        try (Examples images = images(9, 1);
                Network trained = tiny(Precision.FLOAT32, 1);
                Network copy = tiny(Precision.FLOAT32, 2)) {
            new Trainer(trained, TrainingOptions.ofEpochs(1), List.of(), new Randomness(1))
                    .train(new Samples(images, null, "noise"), TrainingListener.SILENT);
            copy.copyStateFrom(trained);
            assertThat(state(copy)).isEqualTo(state(trained));
            assertThat(Evaluation.of(copy, images)).isEqualTo(Evaluation.of(trained, images));
        }
    }

    private static TrainingOptions options(Keep keep) {
        return new TrainingOptions(4, 0.01, new StopRule.Epochs(3), keep, Duration.ofHours(1));
    }

    private static float[] train(@Nullable Path checkpoint, Keep keep, int stopAfter, List<float[]> epochs)
            throws IOException {
        int[] steps = new int[1];
        try (Examples train = images(10, 1);
                Examples validation = images(9, 2);
                Network network = tiny(Precision.FLOAT32, 1)) {
            TrainingListener listener = new TrainingListener() {
                @Override
                public boolean stopRequested() {
                    return ++steps[0] == stopAfter;
                }

                @Override
                public void afterEpoch(EpochMetrics metrics) {
                    epochs.add(state(network));
                }
            };
            new Trainer(network, options(keep), List.of(), new Randomness(3))
                    .train(new Samples(train, validation, "noise"), listener, checkpoint);
            return state(network);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, LAST_EPOCH", "4, LAST_EPOCH", "5, BEST_VALIDATION", "8, BEST_VALIDATION"})
    void goesOnBitForBitWithItsStatistics(int stopAfter, Keep keep) throws IOException {
        float[] whole = train(null, keep, -1, new ArrayList<>());
        Path checkpoint = folder.resolve("training.safetensors");
        train(checkpoint, keep, stopAfter, new ArrayList<>());
        assertThat(train(checkpoint, keep, -1, new ArrayList<>())).isEqualTo(whole);
    }

    @Test
    void keepsTheStatisticsOfTheBestEpoch() throws IOException {
        List<float[]> epochs = new ArrayList<>();
        float[] kept = train(null, Keep.BEST_VALIDATION, -1, epochs);
        assertThat(kept).as("the best epoch is not the last").isNotEqualTo(epochs.get(2));
        assertThat(epochs.subList(0, 2)).anyMatch(epoch -> Arrays.equals(epoch, kept));
    }

    @Test
    void computesWhatTheLiteralNetworkDoes() {
        try (PointerScope scope = new PointerScope();
                Examples images = images(9, 1);
                Network network = tiny(Precision.FLOAT32, 1)) {
            new Trainer(network, TrainingOptions.ofEpochs(2).withBatchSize(3), List.of(), new Randomness(1))
                    .train(new Samples(images, null, "noise"), TrainingListener.SILENT);
            double[][] expected = new LiteralResNet18(network).scores(images.inputs());
            double[][] scores = Draws.rows(network.forward(images.inputs(), Pass.PLAIN));
            for (int s = 0; s < expected.length; s++) {
                assertThat(Draws.distance(scores[s], expected[s])).isLessThan(1e-5);
            }
        }
    }

    /** From 30 images on the engine convolves by oneDNN. */
    @Test
    void manyImagesTogetherGetTheScoresOfFew() {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient();
                Examples images = images(32, 1);
                Network network = tiny(Precision.FLOAT32, 1)) {
            float[] together = Draws.floats(network.forward(images.inputs(), Pass.PLAIN));
            for (int from : new int[] {0, 16}) {
                float[] some = Draws.floats(
                        network.forward(images.slice(from, from + 16).inputs(), Pass.PLAIN));
                float[] expected = Arrays.copyOfRange(together, CLASSES * from, CLASSES * (from + 16));
                assertThat(Draws.distance(some, expected)).isLessThan(1e-5);
            }
        }
    }

    @Test
    void aCheckpointInAnotherPrecisionIsRefused() throws IOException {
        Path checkpoint = folder.resolve("training.safetensors");
        train(checkpoint, Keep.LAST_EPOCH, 2, new ArrayList<>());
        try (Examples train = images(10, 1);
                Examples validation = images(9, 2);
                Network half = tiny(Precision.BFLOAT16, 1)) {
            Trainer trainer = new Trainer(half, options(Keep.LAST_EPOCH), List.of(), new Randomness(3));
            assertThatThrownBy(() ->
                            trainer.train(new Samples(train, validation, "noise"), TrainingListener.SILENT, checkpoint))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("resnet18 in bfloat16");
        }
    }

    private static Tensor noise(long... shape) {
        SplittableRandom random = new SplittableRandom(4);
        int size = 1;
        for (long side : shape) {
            size *= (int) side;
        }
        float[] values = new float[size];
        for (int n = 0; n < size; n++) {
            values[n] = (float) random.nextGaussian();
        }
        return Tensor.create(values, shape);
    }

    @Test
    void roundsToBfloat16OnTheWayAlone() {
        try (PointerScope scope = new PointerScope();
                Examples images = images(6, 1);
                Network full = tiny(Precision.FLOAT32, 1);
                Network half = tiny(Precision.BFLOAT16, 1);
                TrainingStep fullStep = new TrainingStep(full, 1e-3, List.of(), new Randomness(1));
                TrainingStep halfStep = new TrainingStep(half, 1e-3, List.of(), new Randomness(1))) {
            Tensor scores = half.forward(images.inputs(), Pass.PLAIN);
            assertThat(scores.scalar_type().intern()).isEqualTo(ScalarType.Float);
            float[] exact = Draws.floats(full.forward(images.inputs(), Pass.PLAIN));
            assertThat(Draws.floats(scores)).isNotEqualTo(exact);
            assertThat(Draws.distance(Draws.floats(scores), exact)).isLessThan(0.02);
            float[] gradient = Gradients.of(fullStep, images);
            float[] rounded = Gradients.of(halfStep, images);
            assertThat(cosine(gradient, rounded)).isGreaterThan(0.9);
            assertThat(half.state().values())
                    .allMatch(tensor -> tensor.scalar_type().intern() == ScalarType.Float);
        }
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double lengths = 0;
        double others = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            lengths += (double) a[i] * a[i];
            others += (double) b[i] * b[i];
        }
        return product / Math.sqrt(lengths * others);
    }

    @Test
    void saysWhichImagesItTakes() {
        try (PointerScope scope = new PointerScope();
                Network network = tiny(Precision.FLOAT32, 1)) {
            assertThatThrownBy(() -> network.forward(torch.zeros(1, 3, 7, 32), Pass.PLAIN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("resnet18 takes samples of 3 x 8 x 8 or larger, but these are 3 x 7 x 32");
        }
    }

    private record TrainingPass() implements Pass {
        @Override
        public Tensor dense(Dense layer, Tensor activations) {
            return layer.apply(activations);
        }

        @Override
        public boolean isTraining() {
            return true;
        }
    }
}
