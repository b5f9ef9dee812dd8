package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.Divergence;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.DataSet;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.torch.Safetensors;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.TrainingListener;

/** Only the last layer of a frozen network learns, from features that are computed once. */
final class FrozenTrunkTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Bean BEAN =
            new Bean(2, List.of(300.0), Bean.Control.NONE, AlphaScale.CODE, 1, Divergence.SQUARED, List.of());

    private static DataSet digits;
    private static LoadedData data;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        digits = HandDrawnDigits.generate(1, 300, 80);
        data = LoadedData.of(digits, lenet());
        run(lenet(), shared.resolve("whole"), null);
    }

    @AfterAll
    static void close() {
        data.close();
    }

    private static TrainingSettings lenet() {
        return TrainingSettings.lenet5("digits", 3, 0).withBatchSize(20);
    }

    private static TrainingRun.Outcome run(TrainingSettings settings, Path path, @Nullable FrozenTrunk trunk) {
        try (RunDirectory directory = RunDirectory.create(path)) {
            return new TrainingRun(settings, data, directory, "train", Clock.systemUTC(), trunk)
                    .run(HOUR, false, TrainingListener.SILENT);
        }
    }

    private static TrainingRun.Outcome head(@Nullable Bean bean, Path path) {
        FrozenTrunk trunk = FrozenTrunk.of(shared.resolve("whole"));
        return run(trunk.on(lenet().withSeed(5).withBean(bean)), path, trunk);
    }

    private static Map<String, Tensor> model(Path run) throws IOException {
        return Safetensors.read(run.resolve(RunDirectory.MODEL)).tensors();
    }

    private static float[] floats(Tensor tensor) {
        float[] values = new float[(int) tensor.numel()];
        tensor.data_ptr_float().get(values);
        return values;
    }

    private static List<Path> features() throws IOException {
        try (Stream<Path> files = Files.list(shared.resolve("whole"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(FrozenTrunk.FEATURES))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void goesOnBitForBit() throws IOException {
        head(BEAN, folder.resolve("whole"));
        FrozenTrunk trunk = FrozenTrunk.of(shared.resolve("whole"));
        TrainingSettings settings = trunk.on(lenet().withSeed(5).withBean(BEAN));
        Path path = folder.resolve("stopped");
        int[] steps = new int[1];
        TrainingListener listener = new TrainingListener() {
            @Override
            public boolean stopRequested() {
                return ++steps[0] == 20;
            }
        };
        try (RunDirectory directory = RunDirectory.create(path)) {
            assertThat(new TrainingRun(settings, data, directory, "train", Clock.systemUTC(), trunk)
                            .run(HOUR, false, listener)
                            .finished())
                    .isFalse();
        }
        try (RunDirectory directory = RunDirectory.begunWith(settings, path)) {
            new TrainingRun(settings, data, directory, "train", Clock.systemUTC(), trunk)
                    .run(HOUR, true, TrainingListener.SILENT);
        }
        assertThat(Files.mismatch(
                        path.resolve(RunDirectory.MODEL),
                        folder.resolve("whole").resolve(RunDirectory.MODEL)))
                .isEqualTo(-1);
    }

    @Test
    void theLastLayerAloneIsAnother() throws IOException {
        Path path = folder.resolve("head");
        TrainingRun.Outcome outcome = head(BEAN, path);
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> before = model(shared.resolve("whole"));
            Map<String, Tensor> after = model(path);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.forEach((name, tensor) -> assertThat(Arrays.equals(floats(tensor), floats(after.get(name))))
                    .as(name + " stays")
                    .isEqualTo(!name.startsWith("fc3")));
        }
        assertThat(outcome.epochs().get(2).penalties().keySet()).containsExactly("bean.fc3");
        assertThat(outcome.run().parameterCount()).isEqualTo(84 * 10 + 10);
        assertThat(outcome.run().settings().manner())
                .contains("BEAN-2, alpha 300 (code scale), the last layer alone, on the frozen trunk of model");
    }

    @Test
    void theSavedModelHasTheAccuracyThatWasMeasured() {
        Path path = folder.resolve("head");
        RunRecord.Result result = head(null, path).run().result();
        RunRecord record = RunDirectory.read(path);
        try (Network network = SavedModel.load(path, record, digits.shape(), digits.classes())) {
            assertThat(Evaluation.of(network, data.test()).loss()).isEqualTo(result.testLoss());
        }
    }

    @Test
    void featuresAreComputedOnceAndChangeNothing() throws IOException {
        for (Path old : features()) {
            Files.delete(old);
        }
        head(BEAN, folder.resolve("computed"));
        Path features = features().get(0);
        byte[] kept = Files.readAllBytes(features);
        Files.setLastModifiedTime(features, FileTime.fromMillis(1_000_000));
        head(BEAN, folder.resolve("read"));
        assertThat(Files.getLastModifiedTime(features).toMillis()).isEqualTo(1_000_000);
        assertThat(Files.mismatch(
                        folder.resolve("computed").resolve(RunDirectory.MODEL),
                        folder.resolve("read").resolve(RunDirectory.MODEL)))
                .isEqualTo(-1);
        Files.write(features, Arrays.copyOf(kept, kept.length / 2));
        head(BEAN, folder.resolve("damaged"));
        assertThat(Files.readAllBytes(features)).as("written anew").isEqualTo(kept);
    }

    @Test
    void featuresOfOtherImagesAreNotTaken() throws IOException {
        head(null, folder.resolve("all"));
        List<Path> before = features();
        FrozenTrunk trunk = FrozenTrunk.of(shared.resolve("whole"));
        TrainingSettings some = trunk.on(lenet().withTrainImages(100));
        try (LoadedData part = LoadedData.of(digits, some);
                RunDirectory directory = RunDirectory.create(folder.resolve("part"))) {
            new TrainingRun(some, part, directory, "train", Clock.systemUTC(), trunk)
                    .run(HOUR, false, TrainingListener.SILENT);
        }
        assertThat(features()).hasSize(before.size() + 1).containsAll(before);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        FrozenTrunk trunk = FrozenTrunk.of(shared.resolve("whole"));
        assertThatThrownBy(() -> trunk.on(TrainingSettings.lenet5("mnist", 1, 0)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("dataset must be digits, which the frozen trunk of")
                .hasMessageEndingWith("was trained on, but is mnist");
        Bean three = new Bean(
                2, List.of(1.0, 2.0, 3.0), Bean.Control.NONE, AlphaScale.CODE, 1, Divergence.SQUARED, List.of());
        assertThatThrownBy(() -> trunk.on(lenet().withBean(three)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("alpha must be one value, since one layer learns on a frozen trunk, but there are 3");
        assertThatThrownBy(() -> FrozenTrunk.of(folder))
                .isInstanceOf(OutputDirectoryException.class)
                .hasMessageContaining("holds no run");
    }
}
