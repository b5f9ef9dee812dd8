package org.neurobean.torch.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.neurobean.torch.Engine;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.augment.Augmentation;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.regularize.Regularizer.Term;
import org.neurobean.torch.settings.LearningRateSchedule;
import org.neurobean.torch.settings.SettingsJson;

/**
 * Trains a network: epochs of shuffled mini-batches with Adam and any regularizers, until the stop rule says so.
 *
 * <p>All randomness of a training comes from its seed, and it uses one thread unless {@link Engine#useThreads} said otherwise:
 * the same settings give the same bits, alone or beside other trainings of the same process.
 */
public final class Trainer {

    /** The penalties are measured at the first and then every so many steps of an epoch, which reports their mean. */
    static final int MEASURE_EVERY = 10;

    private final Network network;
    private final TrainingOptions options;
    private final List<Regularizer> regularizers;
    private final Randomness randomness;
    private final Augmentation augmentation;

    /** A training of this network, which it changes. */
    public Trainer(
            Network network, TrainingOptions options, List<? extends Regularizer> regularizers, Randomness randomness) {
        this(network, options, regularizers, randomness, Augmentation.NONE);
    }

    private Trainer(
            Network network,
            TrainingOptions options,
            List<? extends Regularizer> regularizers,
            Randomness randomness,
            Augmentation augmentation) {
        this.network = network;
        this.options = options;
        this.regularizers = List.copyOf(regularizers);
        this.randomness = randomness;
        this.augmentation = augmentation;
    }

    /** The same training on inputs that are changed in this way at each step. */
    public Trainer withAugmentation(Augmentation newAugmentation) {
        return new Trainer(network, options, regularizers, randomness, newAugmentation);
    }

    /**
     * The samples of a training.
     *
     * @param train at least one sample
     * @param validation held out, or null
     * @param identity what names these samples, such as a digest: a checkpoint of other samples is refused
     */
    public record Samples(Examples train, @Nullable Examples validation, String identity) {}

    /**
     * How a training ended.
     *
     * @param epochs all that were completed
     * @param keptEpoch the epoch whose parameters the network has now, from 1; 0 if none was completed. If the listener
     *     stopped it within an epoch, and no epoch is chosen by validation, the network has gone on a little from there
     * @param finished false if the listener stopped it
     */
    public record Result(List<EpochMetrics> epochs, int keptEpoch, boolean finished) {}

    /** Trains without leaving anything on disk. */
    public Result train(Samples samples, TrainingListener listener) {
        try {
            return train(samples, listener, null);
        } catch (IOException e) {
            throw new IllegalStateException("a training without a checkpoint touched the disk", e);
        }
    }

    /**
     * Trains; if the checkpoint exists already, goes on from it.
     *
     * @param checkpoint where to keep the state of the training, or null
     * @throws IOException if the checkpoint cannot be written, or belongs to another configuration
     * @throws TrainingDivergedException if the loss is no longer finite; the checkpoint holds the last good state
     * @throws IllegalArgumentException if a regularizer finds nothing to act on, or validation samples are needed
     */
    public Result train(Samples samples, TrainingListener listener, @Nullable Path checkpoint) throws IOException {
        boolean validates = options.keep() == TrainingOptions.Keep.BEST_VALIDATION
                || options.stop() instanceof StopRule.EarlyStopping;
        if (validates && samples.validation() == null) {
            throw new IllegalArgumentException(
                    "choosing an epoch by validation needs samples that are held out; hold some out");
        }
        try (TrainingStep step = new TrainingStep(network, options.learningRate(), regularizers, randomness)) {
            return new Session(samples, listener, checkpoint, step).run();
        }
    }

    /** Everything that decides on the outcome, a line each. */
    String configuration(Samples samples) {
        String shapes = network.parameters().entrySet().stream()
                .map(e -> e.getKey() + " " + shapeOf(e.getValue()))
                .collect(Collectors.joining(", "));
        Examples validation = samples.validation();
        String schedule = options.schedule().equals(LearningRateSchedule.CONSTANT)
                ? ""
                : ", " + SettingsJson.write(options.schedule());
        return String.join(
                "\n",
                "network " + network.name() + network.variant() + " (" + shapes + ")",
                "samples " + samples.identity() + ", " + samples.train().size() + " to train, "
                        + (validation == null ? 0 : validation.size()) + " to validate",
                "batch size " + options.batchSize(),
                "learning rate " + options.learningRate() + schedule,
                "stop rule " + options.stop().description(),
                "kept epoch " + options.keep(),
                "regularizers "
                        + regularizers.stream().map(Regularizer::identity).toList(),
                "augmentation " + augmentation.identity(),
                "seed " + randomness.seed());
    }

    private static String shapeOf(Tensor tensor) {
        return LongStream.range(0, tensor.dim())
                .mapToObj(d -> Long.toString(tensor.size(d)))
                .collect(Collectors.joining(" x "));
    }

    /** One run of the training loop. */
    private final class Session {

        private final Samples samples;
        private final TrainingListener listener;
        private final @Nullable Path checkpoint;
        private final TrainingStep step;
        private final int batches;
        private final @Nullable BestEpoch best;
        private final List<EpochMetrics> history = new ArrayList<>();
        private PartialEpoch partial = PartialEpoch.NONE;
        private List<Term> latestTerms = List.of();
        private long lastCheckpoint = System.nanoTime();

        Session(Samples samples, TrainingListener listener, @Nullable Path checkpoint, TrainingStep step) {
            this.samples = samples;
            this.listener = listener;
            this.checkpoint = checkpoint;
            this.step = step;
            batches = (samples.train().size() + options.batchSize() - 1) / options.batchSize();
            best = options.keep() == TrainingOptions.Keep.BEST_VALIDATION ? new BestEpoch(step) : null;
        }

        Result run() throws IOException {
            try {
                resume();
                while (history.isEmpty() || !options.stop().endsAfter(history)) {
                    if (!epoch()) {
                        save();
                        return new Result(List.copyOf(history), history.isEmpty() ? 0 : keep(), false);
                    }
                }
                return new Result(List.copyOf(history), keep(), true);
            } finally {
                if (best != null) {
                    best.close();
                }
            }
        }

        private void resume() throws IOException {
            if (checkpoint != null && Files.exists(checkpoint)) {
                Checkpoint.State state = Checkpoint.restore(checkpoint, configuration(samples), step, best);
                history.addAll(state.history());
                partial = state.partial();
                listener.resumed(List.copyOf(history));
            }
        }

        /** Whether the epoch came to its end; false if the listener stopped it. */
        private boolean epoch() throws IOException {
            int epoch = history.size();
            int[] order = randomness.permutation(samples.train().size(), "order", epoch);
            while (partial.batches() < batches) {
                batch(order, (long) epoch * batches + partial.batches());
                if (listener.stopRequested()) {
                    return false;
                }
                if (System.nanoTime() - lastCheckpoint
                        > options.checkpointEvery().toNanos()) {
                    save();
                }
            }
            requireFinite();
            EpochMetrics metrics = partial.complete(epoch + 1, validate(epoch));
            history.add(metrics);
            partial = PartialEpoch.NONE;
            rememberBest();
            save();
            listener.afterEpoch(metrics);
            return true;
        }

        private void batch(int[] order, long stepNumber) {
            int from = partial.batches() * options.batchSize();
            int to = Math.min(from + options.batchSize(), order.length);
            boolean measure = partial.batches() % MEASURE_EVERY == 0;
            long steps = (long) options.stop().maxEpochs() * batches;
            step.setRateShare(options.schedule().share(stepNumber, steps));
            TrainingStep.Outcome outcome;
            try (PointerScope scope = new PointerScope()) {
                Examples.Batch batch = samples.train().batch(order, from, to);
                Tensor inputs = augmentation.apply(batch.inputs(), stepNumber, randomness);
                outcome = step.run(inputs, batch.labels(), stepNumber, measure);
            }
            latestTerms = PartialEpoch.latest(latestTerms, outcome);
            if (!Double.isFinite(outcome.objective())) {
                throw new TrainingDivergedException(
                        history.size() + 1, partial.batches() + 1L, outcome.objective(), likelyCause());
            }
            partial = partial.with(outcome, to - from);
            listener.afterStep(new TrainingListener.Progress(
                    history.size() + 1,
                    options.stop().maxEpochs(),
                    partial.batches(),
                    batches,
                    partial.loss(),
                    partial.accuracy(),
                    latestTerms));
        }

        private String likelyCause() {
            double loss = partial.samples() == 0 ? 1 : Math.max(1, partial.loss());
            for (Term term : latestTerms) {
                if (!(term.alpha() * term.penalty() < 100 * loss)) {
                    return "the penalty " + term.name() + " was " + term.alpha() * term.penalty()
                            + " of the objective; try a smaller alpha than " + term.alpha();
                }
            }
            return "the learning rate " + options.learningRate() + " is too large for these data; try a tenth of it";
        }

        private @Nullable Double validate(int epoch) {
            Examples validation = samples.validation();
            if (validation == null) {
                return null;
            }
            return Evaluation.of(network, validation, batch -> step.evaluationPass(((long) epoch << 32) + batch))
                    .accuracy();
        }

        private void rememberBest() {
            if (best != null && EpochMetrics.bestByValidation(history) == history.size() - 1) {
                best.remember();
            }
        }

        /** The step that spoils the parameters still has a finite loss; only the next one would show it. */
        private void requireFinite() {
            if (!step.isFinite()) {
                throw new TrainingDivergedException(history.size() + 1, partial.batches(), Double.NaN, likelyCause());
            }
        }

        private void save() throws IOException {
            if (checkpoint != null) {
                requireFinite();
                Checkpoint.State state = new Checkpoint.State(configuration(samples), List.copyOf(history), partial);
                Checkpoint.write(checkpoint, state, step, best);
                lastCheckpoint = System.nanoTime();
            }
        }

        private int keep() {
            if (best == null) {
                return history.size();
            }
            best.putBack();
            return EpochMetrics.bestByValidation(history) + 1;
        }
    }
}
