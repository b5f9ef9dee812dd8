package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.data.DataSet;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.torch.Device;
import org.neurobean.torch.Safetensors;
import org.neurobean.torch.nn.Architecture.Precision;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.AugmentationSettings;
import org.neurobean.torch.settings.LearningRateSchedule;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.TrainingListener;

/** ResNet-18 in one cycle on changed images: its model with all statistics, and what happens when its time is over. */
final class LongTrainingTest {

    private static final Course COURSE = new Course(
            LearningRateSchedule.OneCycle.USUAL,
            List.of(AugmentationSettings.CropAndFlip.USUAL),
            Precision.FLOAT32,
            Device.CPU,
            1,
            null);

    private static final Duration HOUR = Duration.ofHours(1);

    private static DataSet digits;
    private static LoadedData data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        digits = HandDrawnDigits.generate(1, 20, 10);
        data = LoadedData.of(digits, settings());
    }

    @AfterAll
    static void close() {
        data.close();
    }

    private static TrainingSettings settings() {
        return TrainingSettings.lenet5("digits", 2, 0)
                .withModel(Models.RESNET18)
                .withBatchSize(10)
                .withCourse(COURSE);
    }

    private TrainingRun.Outcome run(String name, boolean resume, @Nullable Duration atMost) {
        Path path = folder.resolve(name);
        try (RunDirectory directory = resume ? RunDirectory.begunWith(settings(), path) : RunDirectory.create(path)) {
            return new TrainingRun(settings(), data, directory, "train", Clock.systemUTC())
                    .run(new TrainingRun.Limits(HOUR, atMost), resume, TrainingListener.SILENT);
        }
    }

    @Test
    void whatIsSavedHasTheAccuracyThatWasMeasured() {
        TrainingRun.Outcome outcome = run("whole", false, null);
        RunRecord record = RunDirectory.read(folder.resolve("whole"));
        assertThat(record).isEqualTo(outcome.run());
        assertThat(record.settings().course()).isEqualTo(COURSE);
        assertThat(record.result().cutShort()).isFalse();
        assertThat(record.parameterCount()).isEqualTo(11_172_810);
        try (Network network = SavedModel.load(folder.resolve("whole"), record, digits.shape(), digits.classes())) {
            Evaluation evaluation = Evaluation.of(network, data.test());
            assertThat(evaluation.loss()).isEqualTo(record.result().testLoss());
        }
    }

    @Test
    void whoseTimeIsOverLeavesAModelAndGoesOnToTheSameBits() throws IOException {
        run("whole", false, null);
        TrainingRun.Outcome cut = run("cut", false, Duration.ofNanos(1));
        assertThat(cut.finished()).isTrue();
        assertThat(cut.run().result().cutShort()).isTrue();
        assertThat(cut.run().result().epochs()).isZero();
        assertThat(folder.resolve("cut").resolve(RunDirectory.MODEL)).isNotEmptyFile();
        TrainingRun.Outcome whole = run("cut", true, null);
        assertThat(whole.run().result().cutShort()).isFalse();
        assertThat(whole.run().result().epochs()).isEqualTo(2);
        assertThat(Files.mismatch(
                        folder.resolve("cut").resolve(RunDirectory.MODEL),
                        folder.resolve("whole").resolve(RunDirectory.MODEL)))
                .isEqualTo(-1);
    }

    @Test
    void aRunFromBeforeThereWasAChoiceTookWhatIsPlain() throws IOException {
        Path path = folder.resolve("old");
        TrainingSettings lenet = TrainingSettings.lenet5("digits", 1, 0);
        try (RunDirectory directory = RunDirectory.create(path)) {
            new TrainingRun(lenet, data, directory, "train", Clock.systemUTC())
                    .run(HOUR, false, TrainingListener.SILENT);
        }
        Path file = path.resolve(RunDirectory.RECORD);
        String now = Files.readString(file);
        String before =
                now.replaceFirst("(?s)\"course\" : \\{.*?\\},", "").replaceFirst("(?s),\\s*\"cutShort\" : false", "");
        assertThat(before).doesNotContain("course").doesNotContain("cutShort");
        RunRecord expected = RunDirectory.read(path);
        Files.writeString(file, before);
        assertThat(RunDirectory.read(path)).isEqualTo(expected);
        try (RunDirectory directory = RunDirectory.begunWith(lenet, path)) {
            assertThat(new TrainingRun(lenet, data, directory, "train", Clock.systemUTC())
                            .run(HOUR, true, TrainingListener.SILENT)
                            .run())
                    .isEqualTo(expected);
        }
    }

    @Test
    void aModelWithoutItsStatisticsIsRefused() throws IOException {
        run("whole", false, Duration.ofNanos(1));
        RunRecord record = RunDirectory.read(folder.resolve("whole"));
        Path file = folder.resolve("whole").resolve(RunDirectory.MODEL);
        try (PointerScope scope = new PointerScope()) {
            Safetensors model = Safetensors.read(file);
            Map<String, Tensor> tensors = new LinkedHashMap<>(model.tensors());
            tensors.remove("layer3.1.bn2.running_mean");
            new Safetensors(tensors, model.metadata()).write(file);
        }
        assertThatThrownBy(() -> SavedModel.load(folder.resolve("whole"), record, digits.shape(), digits.classes()))
                .isInstanceOf(OutputDirectoryException.class)
                .hasMessageContaining("is the model of another network: it has no layer3.1.bn2.running_mean");
    }

    @Test
    void aCutRunThatIsResumedAndStoppedHasNoResult() {
        run("cut", false, Duration.ofNanos(1));
        Path path = folder.resolve("cut");
        TrainingListener stop = new TrainingListener() {
            @Override
            public boolean stopRequested() {
                return true;
            }
        };
        try (RunDirectory directory = RunDirectory.begunWith(settings(), path)) {
            TrainingRun.Outcome outcome =
                    new TrainingRun(settings(), data, directory, "train", Clock.systemUTC()).run(HOUR, true, stop);
            assertThat(outcome.finished()).isFalse();
        }
        assertThat(RunDirectory.read(path).result()).isNull();
    }

    @Test
    void twoThreadsGiveTheSameBitsEachTime() throws IOException {
        for (String name : new String[] {"once", "again"}) {
            TrainingSettings two = settings()
                    .withCourse(new Course(
                            LearningRateSchedule.CONSTANT, List.of(), Precision.FLOAT32, Device.CPU, 2, null));
            try (RunDirectory directory = RunDirectory.create(folder.resolve(name))) {
                new TrainingRun(two, data, directory, "train", Clock.systemUTC())
                        .run(HOUR, false, TrainingListener.SILENT);
            }
        }
        assertThat(Files.mismatch(
                        folder.resolve("once").resolve(RunDirectory.MODEL),
                        folder.resolve("again").resolve(RunDirectory.MODEL)))
                .isEqualTo(-1);
    }
}
