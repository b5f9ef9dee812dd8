package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.assembly.Readout;
import org.neurobean.assembly.layer.LayerInput;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.DataSet;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Safetensors;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.TrainingListener;

/** The layers of an MLP 784 - 20 - 12 - 10 on 260 test images, more than one batch of the reader. */
final class DenseLayerReaderTest {

    private static final int IMAGES = 260;
    private static final int CLASSES = 10;
    private static final Offset<Double> ROUNDING = within(1e-5);

    @TempDir
    private static Path shared;

    private static DataSet digits;
    private static RunRecord run;

    @BeforeAll
    static void train() {
        digits = HandDrawnDigits.generate(1, 100, IMAGES);
        TrainingSettings settings =
                TrainingSettings.lenet5("digits", 1, 3).withMlp(List.of(20, 12)).withBatchSize(20);
        try (LoadedData data = LoadedData.of(digits, settings);
                RunDirectory directory = RunDirectory.create(shared.resolve("run"))) {
            run = new TrainingRun(settings, data, directory, "train", Clock.systemUTC())
                    .run(Duration.ofHours(1), false, TrainingListener.SILENT)
                    .run();
        }
    }

    private static DenseLayerReader reader(@Nullable String layer) {
        return new DenseLayerReader(shared.resolve("run"), run, digits, layer);
    }

    private static LayerInput read(@Nullable String layer) {
        try (DenseLayerReader reader = reader(layer)) {
            return reader.read("a name", "an origin");
        }
    }

    /** What enters each dense layer for a single image, and after them the scores. */
    private static List<float[]> walk(int image) {
        List<float[]> entering = new ArrayList<>();
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient();
                Network network = SavedModel.load(shared.resolve("run"), run, digits.shape(), CLASSES);
                Examples test = LoadedData.examples(digits.test().slice(image, image + 1))) {
            Tensor scores = network.forward(test.slice(0, 1).inputs(), (dense, h) -> {
                entering.add(floats(h));
                return dense.apply(h);
            });
            entering.add(floats(scores));
        }
        return entering;
    }

    private static float[] floats(Tensor tensor) {
        float[] values = new float[(int) tensor.numel()];
        tensor.contiguous().data_ptr_float().get(values);
        return values;
    }

    private static void assertClose(double[] actual, float[] expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number " + i).isCloseTo(expected[i], ROUNDING);
        }
    }

    @Test
    void activationsAreWhatEntersTheLayerInTheOrderOfTheTestImages() {
        String[] layers = {"fc1", "fc2", "fc3"};
        int[] neurons = {784, 20, 12};
        for (int l = 0; l < layers.length; l++) {
            LayerInput layer = read(layers[l]);
            assertThat(layer.layer()).isEqualTo(layers[l]);
            assertThat(layer.activations().toRows()).hasDimensions(IMAGES, neurons[l]);
            // The first and the last image of both batches.
            for (int image : new int[] {0, 249, 250, IMAGES - 1}) {
                assertClose(layer.activations().toRows()[image], walk(image).get(l));
            }
        }
    }

    @Test
    void imagesDifferSoThatTheirOrderCanBeSeen() {
        double[][] activations = read("fc3").activations().toRows();
        assertThat(activations[0]).isNotEqualTo(activations[1]);
        assertThat(activations[249]).isNotEqualTo(activations[250]);
    }

    @Test
    void labelsAndPicturesAreThoseOfTheTestImages() {
        LayerInput layer = read(null);
        assertThat(layer.labels()).isEqualTo(digits.test().labels());
        LayerInput.Images pictures = layer.images();
        assertThat(pictures).isNotNull();
        assertThat(pictures.pixels().apply(7)).isEqualTo(digits.test().pixels(7));
        assertThat(layer.classNames()).isEqualTo(digits.classNames());
        assertThat(layer.name()).isEqualTo("a name");
        assertThat(layer.origin()).isEqualTo("an origin");
    }

    @Test
    void withoutANameTheLastLayerIsReadAndItsTargetsAreTheClasses() {
        try (DenseLayerReader reader = reader(null)) {
            assertThat(reader.layer()).isEqualTo("fc3");
            assertThat(reader.neurons()).isEqualTo(12);
        }
        assertThat(read(null).targetNames()).isEqualTo(digits.classNames());
        assertThat(read("fc2").targetNames())
                .hasSize(12)
                .startsWith("neuron 0", "neuron 1")
                .endsWith("neuron 11");
    }

    @Test
    void outgoingWeightsAreTheModelsTransposed() throws Exception {
        double[][] outgoing = read("fc2").outgoing().toRows(); // [20 x 12], row = neuron
        try (PointerScope scope = new PointerScope()) {
            float[] stored = floats(Safetensors.read(shared.resolve("run").resolve(RunDirectory.MODEL))
                    .tensors()
                    .get("fc2.weight")); // [12 x 20]
            assertThat(outgoing).hasDimensions(20, 12);
            for (int i = 0; i < 20; i++) {
                int neuron = i;
                assertThat(outgoing[i])
                        .isEqualTo(IntStream.range(0, 12)
                                .mapToDouble(k -> stored[k * 20 + neuron])
                                .toArray());
            }
        }
    }

    @Test
    void theReadoutOfEachLayerGivesTheScoresOfTheWholeNetwork() {
        for (String name : new String[] {"fc1", "fc2", "fc3"}) {
            try (DenseLayerReader reader = reader(name)) {
                LayerInput layer = reader.read("a", "b");
                Readout readout = layer.readout();
                assertThat(readout).isNotNull();
                double[][] scores = readout.scores(layer.activations().toRows());
                assertThat(scores).as(name).hasDimensions(IMAGES, CLASSES);
                for (int image : new int[] {0, 249, 250, IMAGES - 1}) {
                    List<float[]> walk = walk(image);
                    assertClose(scores[image], walk.get(walk.size() - 1));
                }
            }
        }
    }

    @Test
    void aSilencedNeuronChangesTheScoresByItsWeights() {
        LayerInput layer = read(null);
        double[][] silenced = {layer.activations().toRows()[0].clone()};
        int active = IntStream.range(0, 12)
                .filter(i -> silenced[0][i] > 0)
                .findFirst()
                .orElseThrow();
        double activation = silenced[0][active];
        silenced[0][active] = 0;
        Readout readout = layer.readout();
        assertThat(readout).isNotNull();
        double[] whole = readout.scores(new double[][] {layer.activations().toRows()[0]})[0];
        double[] without = readout.scores(silenced)[0];
        for (int k = 0; k < CLASSES; k++) {
            assertThat(whole[k] - without[k])
                    .isCloseTo(activation * layer.outgoing().toRows()[active][k], ROUNDING);
        }
    }

    @Test
    void anUnknownLayerIsRefusedWithTheNamesOfAll() {
        assertThatThrownBy(() -> reader("fc4"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("layer must be a dense layer of mlp (fc1, fc2, fc3), but is fc4");
    }

    @Test
    void aRunThatHasNotEndedIsRefused() {
        assertThatThrownBy(() -> new DenseLayerReader(shared, run, digits, null))
                .isInstanceOfSatisfying(OutputDirectoryException.class, e -> assertThat(e.problem())
                        .isEqualTo(OutputDirectoryException.Problem.NOT_ENDED))
                .hasMessageContaining("has no model.safetensors");
    }

    @Test
    void theReadoutIsClosedWithTheReader() {
        Readout readout = read("fc2").readout();
        assertThat(readout).isNotNull();
        assertThatThrownBy(() -> readout.scores(new double[1][20])).isInstanceOf(RuntimeException.class);
    }
}
