package org.neurobean.torch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.Safetensors;
import org.neurobean.torch.nn.Architecture.Precision;
import org.neurobean.torch.train.Examples;

/** Networks as lists of layers, and model files that carry their list. */
final class LayerListTest {

    @TempDir
    private Path folder;

    static List<Architecture> architectures() {
        return List.of(
                Architectures.leNet5(1, 10),
                Architectures.leNet5(3, 4),
                Architectures.mlp(List.of(784, 5, 10)),
                Architectures.mlp(List.of(8, 3)),
                Architectures.resNet18(3, 10, 4, Precision.FLOAT32),
                Architectures.resNet18(1, 2, 4, Precision.BFLOAT16),
                new Architecture(
                        "strided",
                        List.of(2, 9, 7),
                        List.of(
                                new Layer.Scaling(0.5, 1),
                                new Layer.Convolution("c", 2, 3, 3, 2, 1, true),
                                new Layer.Relu(),
                                new Layer.Flatten(),
                                new Layer.FullyConnected("out", 3 * 5 * 4, 2))));
    }

    private static Network network(Architecture architecture, long seed) {
        return Network.of(architecture, Initialization.of(new Randomness(seed)));
    }

    /** Samples of the smallest size that the network takes. */
    private static Tensor samples(Architecture architecture, int count) {
        List<Long> shape = new ArrayList<>(List.of((long) count));
        architecture.input().forEach(size -> shape.add((long) size));
        long[] sizes = shape.stream().mapToLong(Long::longValue).toArray();
        return torch.arange(new org.bytedeco.pytorch.Scalar((double) product(sizes)))
                .mul(new org.bytedeco.pytorch.Scalar(0.37))
                .sin()
                .view(sizes);
    }

    private static long product(long... sizes) {
        long product = 1;
        for (long size : sizes) {
            product *= size;
        }
        return product;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void isTheSameAfterJson(Architecture architecture) {
        assertThat(Architecture.ofJson(architecture.json())).isEqualTo(architecture);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aNetworkGivesAScoreForEachClass(Architecture architecture) {
        try (PointerScope scope = new PointerScope();
                Network network = network(architecture, 1)) {
            Tensor scores = network.forward(samples(architecture, 3), Pass.PLAIN);
            assertThat(scores.sizes().vec().get()).containsExactly(3, architecture.classes());
            assertThat(network.architecture()).isEqualTo(architecture);
        }
    }

    /** What a file holds is enough to have the network again, statistics of batch normalization included. */
    @ParameterizedTest
    @MethodSource("architectures")
    void aModelFileMakesTheNetworkAgain(Architecture architecture) throws IOException {
        Path file = folder.resolve("model.safetensors");
        try (PointerScope scope = new PointerScope();
                Network network = network(architecture, 7)) {
            network.statistics().values().forEach(numbers -> numbers.add_(new org.bytedeco.pytorch.Scalar(0.25)));
            ModelFile.write(network, file);
            try (Network again = ModelFile.load(file)) {
                assertThat(again.architecture()).isEqualTo(architecture);
                assertThat(again.state().keySet())
                        .containsExactlyElementsOf(network.state().keySet());
                Tensor samples = samples(architecture, 2);
                assertThat(Draws.floats(again.forward(samples, Pass.PLAIN)))
                        .isEqualTo(Draws.floats(network.forward(samples, Pass.PLAIN)));
            }
        }
    }

    @Test
    void aFileWithoutAListFillsANetworkThatWasMadeForIt() throws IOException {
        Path file = folder.resolve("old.safetensors");
        Architecture architecture = Architectures.mlp(List.of(8, 5, 3));
        try (PointerScope scope = new PointerScope();
                Network network = network(architecture, 1);
                Network other = network(architecture, 2);
                Network wider = network(Architectures.mlp(List.of(8, 6, 3)), 1)) {
            new Safetensors(network.state(), Map.of("format", "pt")).write(file);
            assertThat(ModelFile.architecture(file)).isNull();
            assertThatThrownBy(() -> ModelFile.load(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + " does not say of which layers its network is made");
            assertThat(Draws.parameters(other)).isNotEqualTo(Draws.parameters(network));
            ModelFile.fill(other, file);
            assertThat(Draws.parameters(other)).isEqualTo(Draws.parameters(network));
            assertThatThrownBy(() -> ModelFile.fill(wider, file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is the model of another network or of other data: fc1.weight is [5, 8]");
        }
    }

    @Test
    void aListThatCannotBeReadIsNamedWithItsFile() throws IOException {
        Path file = folder.resolve("later.safetensors");
        String later = Architectures.mlp(List.of(8, 3))
                .json()
                .replace("\"relu\"", "\"gelu\"")
                .replace("flatten", "fold");
        try (PointerScope scope = new PointerScope();
                Network network = network(Architectures.mlp(List.of(8, 3)), 1)) {
            new Safetensors(network.state(), Map.of("neurobean.architecture", later)).write(file);
        }
        assertThatThrownBy(() -> ModelFile.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " holds no architecture of this version");
    }

    @Test
    void layersThatDoNotFitAreRefusedByName() {
        List<Integer> image = List.of(1, 6, 6);
        refused(
                image,
                "convolution c takes 2 channels, but 1 come in",
                new Layer.Convolution("c", 2, 1, 3, 1, 0, true));
        refused(image, "the kernel of convolution c has 7 pixels", new Layer.Convolution("c", 1, 1, 7, 1, 0, true));
        refused(image, "dense layer fc takes [36] numbers, but what comes in is [1 x 6 x 6]", dense("fc", 36));
        refused(image, "dense layer fc takes [35] numbers", new Layer.Flatten(), dense("fc", 35));
        refused(List.of(5), "maximum pooling needs images", new Layer.MaxPooling2(), dense("fc", 5));
        refused(image, "batch normalization b takes 2 channels", new Layer.BatchNormalization("b", 2));
        refused(image, "must give one score for each class", new Layer.Relu());
        refused(
                image,
                "the two ways of a residual block must end in one shape",
                new Layer.Residual(List.of(new Layer.Convolution("c", 1, 2, 1, 1, 0, false)), List.of()));
        assertThatThrownBy(() -> new Layer.Convolution("c", 1, 1, 3, 0, 0, true))
                .hasMessageContaining("a stride of 1 or more");
        assertThatThrownBy(() -> new Layer.Scaling(Double.NaN, 0)).hasMessageContaining("finite numbers, but are NaN");
    }

    private static Layer dense(String name, int neurons) {
        return new Layer.FullyConnected(name, neurons, 2);
    }

    private static void refused(List<Integer> input, String message, Layer... layers) {
        assertThatThrownBy(() -> new Architecture("test", input, List.of(layers)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void onlyALayerThatNoParametersPrecedeStandsOnTheRawInput() {
        try (Network mlp = network(Architectures.mlp(List.of(8, 5, 3)), 1);
                Network leNet = network(Architectures.leNet5(1, 10), 1)) {
            assertThat(mlp.denseLayers()).extracting(Dense::onRawInput).containsExactly(true, false);
            assertThat(leNet.denseLayers()).extracting(Dense::onRawInput).containsOnly(false);
        }
    }

    /** ReLU overwrites what nothing else needs; the images of the data set are needed. */
    @Test
    void aNetworkLeavesItsInputAsItIs() {
        Architecture architecture = new Architecture(
                "relu first", List.of(8), List.of(new Layer.Relu(), new Layer.FullyConnected("fc", 8, 3)));
        try (PointerScope scope = new PointerScope();
                Examples samples = Draws.clusters(5, 1);
                Network network = network(architecture, 1)) {
            float[] before = Draws.floats(samples.inputs());
            network.forward(samples.inputs(), Pass.PLAIN);
            assertThat(Draws.floats(samples.inputs())).isEqualTo(before);
        }
    }
}
