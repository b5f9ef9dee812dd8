package org.neurobean.io.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.io.ArrayFileException;

/** A layer of 4 samples, 3 neurons and 2 targets from every kind of file, and every way to get it wrong. */
final class SavedLayerTest {

    private static final double[][] ACTIVATIONS = {{1, 0, 2}, {0, 3, 0.5}, {2, 2, 2}, {0, 0, 1}};
    private static final double[][] OUTGOING = {{1, -1}, {0.5, 0.25}, {0, 2}};
    private static final double[][] OUTGOING_TRANSPOSED = {{1, 0.5, 0}, {-1, 0.25, 2}};
    private static final int[] LABELS = {0, 1, 1, 0};

    @TempDir
    private Path folder;

    private final Map<String, byte[]> arrays = new LinkedHashMap<>(Map.of(
            "activations", ArrayFiles.npy(ACTIVATIONS),
            "outgoing", ArrayFiles.npy(OUTGOING),
            "labels", ArrayFiles.npy(LABELS)));

    private Path write(String name, byte[] content) {
        return ArrayFiles.write(folder.resolve(name), content);
    }

    private ArraySources npz() {
        return ArraySources.npz(write("layer.npz", ArrayFiles.npz(arrays)));
    }

    private SavedLayer with(String key, byte[] npy) {
        arrays.put(key, npy);
        return SavedLayer.read(npz());
    }

    private static void fails(ArraySources sources, String... parts) {
        assertThatThrownBy(() -> SavedLayer.read(sources))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContainingAny("\n", "null");
    }

    private void failsWith(String key, byte[] npy, String... parts) {
        arrays.put(key, npy);
        fails(npz(), parts);
    }

    private static void isTheLayer(SavedLayer layer) {
        assertThat(layer.activations()).isDeepEqualTo(ACTIVATIONS);
        assertThat(layer.outgoing()).isDeepEqualTo(OUTGOING);
        assertThat(layer.labels()).containsExactly(LABELS);
        assertThat(layer.samples()).isEqualTo(4);
        assertThat(layer.neurons()).isEqualTo(3);
        assertThat(layer.targets()).isEqualTo(2);
        assertThat(layer.classes()).isEqualTo(2);
    }

    @Test
    void readsWhatNumpySaved() {
        for (byte[] file : new byte[][] {NumpyFiles.SAVEZ, NumpyFiles.SAVEZ_COMPRESSED}) {
            SavedLayer layer = SavedLayer.read(ArraySources.npz(write("layer.npz", file)));

            isTheLayer(layer);
            assertThat(layer.bias()).containsExactly(0.5, -0.5);
            assertThat(layer.images().width()).isEqualTo(2);
            assertThat(layer.images().pixels()[3]).containsExactly(12, 13, 14, 15);
        }
    }

    @Test
    void everyKindOfFileGivesTheSameLayer() {
        Path activations = write("a.npy", ArrayFiles.npy(ACTIVATIONS));
        Path labels = write("l.npy", ArrayFiles.npy(LABELS));
        Path model = write("m.safetensors", NumpyFiles.SAFETENSORS);
        ArraySources files = ArraySources.none()
                .with(ArrayRole.ACTIVATIONS, new ArrayPlace.Npy(activations))
                .with(ArrayRole.LABELS, new ArrayPlace.Npy(labels));

        isTheLayer(SavedLayer.read(npz()));
        isTheLayer(SavedLayer.read(
                files.with(ArrayRole.OUTGOING, new ArrayPlace.Npy(write("w.npy", ArrayFiles.npy(OUTGOING))))));
        SavedLayer fromModel = SavedLayer.read(
                files.withWeights(new ArrayPlace.Safetensors(model, "fc.weight"), WeightLayout.TARGETS_BY_NEURONS)
                        .with(ArrayRole.BIAS, new ArrayPlace.Safetensors(model, "fc.bias")));
        isTheLayer(fromModel);
        assertThat(fromModel.bias()).containsExactly(0.5, -0.5);
    }

    @Test
    void aPlaceThatWasNamedComesBeforeTheArchive() {
        arrays.put("h", ArrayFiles.npy(new double[][] {{9, 9, 9}, {8, 8, 8}, {7, 7, 7}, {6, 6, 6}}));
        ArraySources sources = npz();
        ArraySources other = sources.with(ArrayRole.ACTIVATIONS, new ArrayPlace.Npz(sources.npz(), "h"));

        assertThat(SavedLayer.read(other).activations()[3]).containsExactly(6, 6, 6);
        fails(
                sources.with(ArrayRole.BIAS, new ArrayPlace.Npz(sources.npz(), "b")),
                "layer.npz has no array b",
                "activations");
    }

    @Test
    void weightsAreTurnedWhereTheUserSaysSoAndNowhereElse() {
        arrays.put("outgoing", ArrayFiles.npy(OUTGOING_TRANSPOSED));
        isTheLayer(SavedLayer.read(npz().withWeightLayout(WeightLayout.TARGETS_BY_NEURONS)));

        fails(npz(), "is outgoing transposed?", "[neurons x targets]", "outgoing.T", "[2 x 3]", "[4 x 3]");
        arrays.put("outgoing", ArrayFiles.npy(OUTGOING));
        fails(npz().withWeightLayout(WeightLayout.TARGETS_BY_NEURONS), "is outgoing transposed?", "[3 x 2]");

        // As many neurons as targets: nothing could be told from the sizes.
        double[][] square = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        assertThat(with("outgoing", ArrayFiles.npy(square)).outgoing()[0]).containsExactly(1, 2, 3);
        assertThat(SavedLayer.read(npz().withWeightLayout(WeightLayout.TARGETS_BY_NEURONS))
                        .outgoing()[0])
                .containsExactly(1, 4, 7);
    }

    @Test
    void weightsOfSafetensorsNeedTheirLayoutSaid() {
        Path model = write("m.safetensors", NumpyFiles.SAFETENSORS);
        fails(
                npz().with(ArrayRole.OUTGOING, new ArrayPlace.Safetensors(model, "fc.weight")),
                "which way round tensor fc.weight",
                "PyTorch");
        fails(
                npz().withWeights(new ArrayPlace.Safetensors(model, "fc1.weight"), WeightLayout.TARGETS_BY_NEURONS),
                "no tensor fc1.weight",
                "did you mean fc.weight?");
    }

    @Test
    void saysWhichArraysAreMissingAndWhichWereFound() {
        arrays.remove("labels");
        arrays.remove("outgoing");
        arrays.put("weights", ArrayFiles.npy(OUTGOING));
        fails(npz(), "missing: outgoing, labels", "found: ", "activations", "weights", "layer.npz");
        fails(ArraySources.none(), "missing: activations, outgoing, labels", "found: none");
        fails(
                ArraySources.none().with(ArrayRole.LABELS, new ArrayPlace.Npy(write("l.npy", ArrayFiles.npy(LABELS)))),
                "missing: activations, outgoing",
                "found: labels");
        fails(ArraySources.npz(folder.resolve("none.npz")), "none.npz", "no such file");
    }

    @Test
    void shapesThatDisagreeAreBothNamed() {
        failsWith("labels", ArrayFiles.npy(new int[] {0, 1, 0}), "activations [4 x 3]", "labels [3]", "transposed?");
        failsWith("labels", ArrayFiles.npy(new int[] {0, 1, 0, 1, 1}), "labels [5]", "one label for each row");
        arrays.put("labels", ArrayFiles.npy(LABELS));
        failsWith("outgoing", ArrayFiles.npy(new double[5][2]), "activations [4 x 3]", "outgoing [5 x 2]", "neurons");
        arrays.put("outgoing", ArrayFiles.npy(OUTGOING));
        failsWith("bias", ArrayFiles.npy(new double[3]), "outgoing [3 x 2]", "bias [3]", "targets");
        failsWith("bias", ArrayFiles.npy(new double[2][1]), "bias must be [targets]", "[2 x 1]", "bias.ravel()");
        arrays.remove("bias");
        failsWith("images", ArrayFiles.npy(new byte[12], 3, 2, 2), "images [3 x 2 x 2]", "one image for each sample");
    }

    @Test
    void aMatrixHasTwoAxes() {
        failsWith(
                "activations", ArrayFiles.npy(new byte[16], 4, 2, 2, 1), "[4 x 2 x 2 x 1]", "reshape(len(activations)");
        failsWith("activations", ArrayFiles.npy(new double[4]), "[samples x neurons]", "has shape [4]");
        arrays.put("activations", ArrayFiles.npy(ACTIVATIONS));
        failsWith("outgoing", ArrayFiles.npy(new double[6]), "[neurons x targets]", "has shape [6]");
    }

    @Test
    void oneHotLabelsAreNoClassNumbers() {
        failsWith("labels", ArrayFiles.npy(new double[4][2]), "[4 x 2]", "labels.argmax(axis=1)");
        failsWith("labels", ArrayFiles.npy(new double[4][1]), "[4 x 1]", "labels.ravel()");
    }

    @Test
    void labelsAreWholeNumbersOfTwoClassesOrMore() {
        assertThat(with("labels", ArrayFiles.npy(new double[] {0, 7, 7, 65_535}))
                        .labels())
                .containsExactly(0, 7, 7, 65_535);
        assertThat(SavedLayer.read(npz()).classes()).isEqualTo(65_536);
        failsWith("labels", ArrayFiles.npy(new double[] {0, 1, 1.5, 0}), "whole numbers", "sample 2", "is 1.5");
        failsWith("labels", ArrayFiles.npy(new double[] {0, 1, 1, Double.NaN}), "whole numbers", "sample 3", "is NaN");
        failsWith("labels", ArrayFiles.npy(new double[] {0, 1, Double.POSITIVE_INFINITY, 1}), "is Infinity");
        failsWith("labels", ArrayFiles.npy(new int[] {0, -1, 1, 0}), "from 0 to 65,535", "sample 1", "is -1");
        failsWith("labels", ArrayFiles.npy(new int[] {0, 1, 1, 65_536}), "is 65536", "numpy.unique");
        failsWith("labels", ArrayFiles.npy(new double[] {0, 1, 1, 1e300}), "is 1.0E300");
        failsWith("labels", ArrayFiles.npy(new int[] {3, 3, 3, 3}), "two classes or more", "all 4 are 3");
        failsWith("labels", NumpyFiles.TEXTS, "labels", "texts", "numpy.unique");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void wildNumbersAreCountedAndPlaced(double wild) {
        failsWith(
                "activations",
                ArrayFiles.npy(new double[][] {{1, 0, 2}, {0, 3, wild}, {wild, 2, 2}, {0, 0, 1}}),
                "activations must be finite",
                "2 of 12",
                "the first (" + wild + ") at sample 1, neuron 2");
        arrays.put("activations", ArrayFiles.npy(ACTIVATIONS));
        failsWith(
                "outgoing",
                ArrayFiles.npy(new double[][] {{1, 2}, {wild, 4}, {5, 6}}),
                "outgoing weights must be finite",
                "1 of 6",
                "neuron 1, target 0");
        arrays.put("outgoing", ArrayFiles.npy(OUTGOING));
        failsWith("bias", ArrayFiles.npy(new double[] {0, wild}), "bias must be finite", "1 of 2", "at target 1");
    }

    @Test
    void aLayerHasSamplesAndNeurons() {
        arrays.put("labels", ArrayFiles.npy(new int[] {1}));
        failsWith("activations", ArrayFiles.npy(new double[1][3]), "at least 2 samples and 3 neurons", "[1 x 3]");
        arrays.put("labels", ArrayFiles.npy(LABELS));
        arrays.put("outgoing", ArrayFiles.npy(new double[2][2]));
        failsWith("activations", ArrayFiles.npy(new double[4][2]), "at least 2 samples and 3 neurons", "[4 x 2]");
    }

    @Test
    void theArraysShareTheMemory() {
        ArraySources sources = npz();
        long outgoing = 3 * (2 * Double.BYTES + MemoryBudget.ROW_OVERHEAD);
        long activations = 4 * (3 * Double.BYTES + MemoryBudget.ROW_OVERHEAD);
        long labels = 4 * Double.BYTES + MemoryBudget.ROW_OVERHEAD;
        isTheLayer(LayerReader.read(sources, new MemoryBudget(outgoing + activations + labels)));
        assertThatThrownBy(() -> LayerReader.read(sources, new MemoryBudget(outgoing + activations + labels - 1)))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContainingAll("array activations of", "of memory");
    }

    @Test
    void shapesAreCheckedBeforeTheNumbers() {
        // The numbers of activations are not there; the shapes disagree already.
        byte[] cut = ArrayFiles.npy(ArrayFiles.header("|b1", false, 4, 4), new byte[16]);
        failsWith("activations", cut, "disagree on the number of neurons");
    }

    @Test
    void aFolderIsNoFile() {
        fails(
                ArraySources.none().with(ArrayRole.ACTIVATIONS, new ArrayPlace.Npy(folder)),
                folder.toString(),
                "is not a file");
        fails(
                ArraySources.npz(write("text.npz", "hello".getBytes(StandardCharsets.US_ASCII))),
                "text.npz is not an .npz archive");
    }
}
