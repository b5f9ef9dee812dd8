package org.neurobean.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.lab.SettingsException;
import org.neurobean.torch.Device;
import org.neurobean.torch.Engine;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.ModelFile;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.train.EpochMetrics;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.Trainer;
import org.neurobean.torch.train.TrainingDivergedException;
import org.neurobean.torch.train.TrainingListener;

/**
 * One training from its settings to its files: makes the network, trains it with checkpoints, tests it, and leaves
 * {@code run.json}, {@code metrics.csv} and {@code model.safetensors} behind.
 */
public final class TrainingRun {

    private final TrainingSettings settings;
    private final LoadedData data;
    private final RunDirectory directory;
    private final String command;
    private final Clock clock;
    private final @Nullable FrozenTrunk trunk;

    /**
     * A run that has not begun.
     *
     * @param data the settings' data set, split as they ask
     * @param directory where to leave what it makes
     * @param command the command line, to be kept in the record
     * @param clock tells when the run began
     */
    public TrainingRun(
            TrainingSettings settings, LoadedData data, RunDirectory directory, String command, Clock clock) {
        this(settings, data, directory, command, clock, null);
    }

    /**
     * As above.
     *
     * @param trunk the trunk that the settings name, if only the last layer learns; null if all layers do
     */
    public TrainingRun(
            TrainingSettings settings,
            LoadedData data,
            RunDirectory directory,
            String command,
            Clock clock,
            @Nullable FrozenTrunk trunk) {
        this.settings = settings;
        this.data = data;
        this.directory = directory;
        this.command = command;
        this.clock = clock;
        this.trunk = trunk;
    }

    /**
     * How a run went.
     *
     * @param run as {@code run.json} has it; without a result if it was stopped
     * @param epochs that are complete
     * @param lastHidden the outgoing weights of the last hidden layer, [neurons x targets]
     * @param lastHiddenLayer the name of the dense layer that these weights belong to
     */
    public record Outcome(RunRecord run, List<EpochMetrics> epochs, double[][] lastHidden, String lastHiddenLayer) {

        public boolean finished() {
            return run.result() != null;
        }
    }

    /**
     * Runs to the end, or until the listener stops it; a run that ended already is not done again.
     *
     * @param checkpointEvery time between checkpoints inside an epoch
     * @param resume whether the directory holds the beginning of this very run
     * @throws SettingsException if the settings do not fit
     * @throws OutputDirectoryException if the files cannot be written
     * @throws RunFailedException if the loss diverges
     */
    public Outcome run(Duration checkpointEvery, boolean resume, TrainingListener listener) {
        return run(new Limits(checkpointEvery, null), resume, listener);
    }

    /**
     * What does not decide on the bits of a run that comes to its end.
     *
     * @param checkpointEvery time between checkpoints inside an epoch
     * @param atMost time after which a training ends early and leaves its model; null for none
     */
    public record Limits(Duration checkpointEvery, @Nullable Duration atMost) {}

    /** As above; a run whose time was over goes on if it is resumed. */
    public Outcome run(Limits limits, boolean resume, TrainingListener listener) {
        Outcome before = resume ? withoutCheckpoint(listener) : null;
        if (before != null) {
            return before;
        }
        Engine.useThreads(settings.course().threads());
        long start = System.nanoTime();
        Recorder recorder = new Recorder(listener, limits.atMost());
        try (Network network = network();
                FrozenTrunk.Head head =
                        trunk == null ? null : trunk.head(network, settings, data, recorder::stopRequested)) {
            Network learner = head == null ? network : head.network();
            RunRecord record = resume ? resumed() : begun(learner);
            directory.write(record);
            Trainer.Result trained =
                    train(learner, head == null ? data.samples() : head.samples(), limits.checkpointEvery(), recorder);
            if (head != null) {
                head.finish();
            }
            boolean ended = trained.finished() || recorder.timeIsOver();
            if (ended && record.result() == null) {
                Examples test = head == null ? data.test() : head.test();
                record = record.with(result(learner, test, trained, (System.nanoTime() - start) / 1e9));
            }
            network.moveTo(Device.CPU);
            if (ended) {
                writeModel(network);
            }
            directory.write(record);
            return outcome(record, trained.epochs(), network);
        } finally {
            Engine.useThreads(1);
        }
    }

    private Network network() {
        Network network = trunk == null
                ? Models.create(settings, data.dataset().shape(), data.dataset().classes())
                : trunk.network(data);
        network.moveTo(settings.course().device());
        return network;
    }

    private RunRecord begun(Network network) {
        RunRecord.Data trainedOn = new RunRecord.Data(
                data.dataset().title(),
                data.dataset().digest(),
                data.dataset().remarks(),
                data.train().size(),
                data.validationSize(),
                data.test().size());
        return new RunRecord(
                settings,
                trainedOn,
                network.parameterCount(),
                Versions.all(),
                command,
                clock.instant().toString(),
                null);
    }

    /** The outcome of a finished run that has since lost its checkpoint, its largest file; null for any other run. */
    private @Nullable Outcome withoutCheckpoint(TrainingListener listener) {
        RunRecord record = resumed();
        boolean lost = !Files.exists(directory.file(RunDirectory.CHECKPOINT));
        boolean kept =
                Files.exists(directory.file(RunDirectory.MODEL)) && Files.exists(directory.file(RunDirectory.METRICS));
        if (record.result() == null || !lost || !kept) {
            return null;
        }
        List<EpochMetrics> epochs = metrics();
        try (Network network = SavedModel.load(
                directory.path(), record, data.dataset().shape(), data.dataset().classes())) {
            listener.resumed(epochs);
            return outcome(record, epochs, network);
        }
    }

    private List<EpochMetrics> metrics() {
        Path file = directory.file(RunDirectory.METRICS);
        try {
            return MetricsCsv.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new RunFailedException(file + " is damaged; delete " + directory.path() + " to train it again", e);
        } catch (IOException e) {
            throw RunDirectory.explain(file, e);
        }
    }

    private static Outcome outcome(RunRecord record, List<EpochMetrics> epochs, Network network) {
        Dense last = network.denseLayers().get(network.denseLayers().size() - 1);
        return new Outcome(record, epochs, Weights.outgoing(last), last.name());
    }

    private RunRecord resumed() {
        RunRecord before = RunDirectory.read(directory.path());
        RunDirectory.requireSame(before, settings, directory.path());
        RunRecord.Result result = before.result();
        return result != null && result.cutShort() ? before.with(null) : before;
    }

    private Trainer.Result train(
            Network network, Trainer.Samples samples, Duration checkpointEvery, TrainingListener listener) {
        try {
            Trainer trainer = new Trainer(
                            network,
                            settings.options(checkpointEvery),
                            Regularizer.of(settings.regularizers()),
                            settings.randomness())
                    .withAugmentation(settings.augmentation());
            return trainer.train(samples, listener, directory.file(RunDirectory.CHECKPOINT));
        } catch (InvalidValueException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e);
        } catch (TrainingDivergedException e) {
            throw new RunFailedException(e.getMessage() + "; " + lastGoodState(), e);
        } catch (IOException e) {
            throw RunDirectory.explain(directory.file(RunDirectory.CHECKPOINT), e);
        }
    }

    private String lastGoodState() {
        Path checkpoint = directory.file(RunDirectory.CHECKPOINT);
        return Files.exists(checkpoint)
                ? "the last good state is in " + checkpoint
                : "that was before the first checkpoint, so " + directory.path() + " holds no model";
    }

    private RunRecord.Result result(Network network, Examples images, Trainer.Result trained, double seconds) {
        Evaluation test =
                Evaluation.of(network, images, Regularizer.of(settings.regularizers()), settings.randomness());
        List<EpochMetrics> epochs = trained.epochs();
        return new RunRecord.Result(
                epochs.size(),
                trained.keptEpoch(),
                test.accuracy(),
                test.loss(),
                epochs.isEmpty() ? Map.of() : epochs.get(epochs.size() - 1).penalties(),
                seconds,
                !trained.finished());
    }

    private void writeModel(Network network) {
        try {
            ModelFile.write(network, directory.file(RunDirectory.MODEL));
        } catch (IOException e) {
            throw RunDirectory.explain(directory.file(RunDirectory.MODEL), e);
        }
    }

    /** Writes the metrics after each epoch, and passes everything on. */
    private final class Recorder implements TrainingListener {

        private final TrainingListener next;
        private final List<EpochMetrics> epochs = new ArrayList<>();
        private final long begun = System.nanoTime();
        private final @Nullable Duration atMost;

        Recorder(TrainingListener next, @Nullable Duration atMost) {
            this.next = next;
            this.atMost = atMost;
        }

        boolean timeIsOver() {
            return atMost != null && System.nanoTime() - begun >= atMost.toNanos();
        }

        @Override
        public void resumed(List<EpochMetrics> before) {
            epochs.addAll(before);
            // A run killed between its checkpoint and its metrics lacks a row.
            if (!epochs.isEmpty()) {
                directory.writeText(RunDirectory.METRICS, MetricsCsv.of(epochs));
            }
            next.resumed(before);
        }

        @Override
        public void afterStep(Progress progress) {
            next.afterStep(progress);
        }

        @Override
        public void afterEpoch(EpochMetrics epoch) {
            epochs.add(epoch);
            directory.writeText(RunDirectory.METRICS, MetricsCsv.of(epochs));
            next.afterEpoch(epoch);
        }

        @Override
        public boolean stopRequested() {
            return next.stopRequested() || timeIsOver();
        }
    }
}
