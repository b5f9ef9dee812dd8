package org.neurobean.lab.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.SettingsException;
import org.neurobean.torch.Device;
import org.neurobean.torch.train.EpochMetrics;
import org.neurobean.torch.train.TrainingListener;

/** Trains several networks on one data set, as many at once as there are cores for their threads, which is mostly one each. */
public final class ParallelTraining {

    private static final Duration CHECKPOINTS = Duration.ofMinutes(5);

    private final LoadedData data;
    private final String command;
    private final Listener listener;
    private volatile boolean stopping;

    /**
     * Trainings that have not begun.
     *
     * @param data of all trainings, except those whose seed draws other images of the same set
     * @param command that repeats them, to be kept in the records
     */
    public ParallelTraining(LoadedData data, String command, Listener listener) {
        this.data = data;
        this.command = command;
        this.listener = listener;
    }

    /** Is notified of the progress of trainings that run at the same time. */
    public interface Listener {

        /** Ignores all events and never stops a training. */
        Listener SILENT = (training, batches) -> TrainingListener.SILENT;

        /**
         * The listener of one of the trainings, in the training's own thread.
         *
         * @param training its name
         * @param batches steps of an epoch
         */
        TrainingListener of(String training, long batches);

        /**
         * The trainings begin.
         *
         * @param title of all
         * @param steps of all together, at most
         * @param trainings how many there are
         */
        default void begin(String title, long steps, int trainings) {}

        /** A training was found finished; it has this many steps. */
        default void found(String training, long steps) {}

        /** Asked before each training: true stops all, as that of {@link #of} does. */
        default boolean stopRequested() {
            return false;
        }

        /** All trainings have ended, or were stopped since one of them failed. */
        default void end() {}
    }

    /**
     * A network to train.
     *
     * @param name short, for bars and tables
     * @param settings of the training
     * @param directory of the run; if it holds the beginning of this run, the run is resumed, and if it holds the whole
     *     run, nothing is trained
     */
    public record Job(String name, TrainingSettings settings, Path directory) {

        boolean isDone() {
            return Files.exists(directory.resolve(RunDirectory.RECORD))
                    && RunDirectory.read(directory).result() != null;
        }
    }

    /**
     * Trains all to the end.
     *
     * @param title of the whole
     * @return what came out, by name and in order
     * @throws OutputDirectoryException if a directory holds something else, or cannot be written
     * @throws SettingsException if settings do not fit
     * @throws RunFailedException if a training fails
     * @throws StoppedException if the listener stopped it
     */
    public Map<String, TrainingRun.Outcome> train(String title, List<Job> jobs) {
        long steps = jobs.stream().mapToLong(job -> steps(job.settings())).sum();
        stopping = false;
        listener.begin(title, steps, jobs.size());
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(jobs.size(), places(jobs)));
        try {
            return train(jobs, pool);
        } finally {
            stopping = true;
            pool.shutdown();
            awaitEnd(pool);
            listener.end();
        }
    }

    /** The caller may close the data when this returns, so that no training may go on; each ends after its step. */
    private static void awaitEnd(ExecutorService pool) {
        try {
            boolean ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            if (!ended) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, TrainingRun.Outcome> train(List<Job> jobs, ExecutorService pool) {
        // The costliest training, which is the last one, begins first: then the workers end together.
        List<Job> order = new ArrayList<>(jobs);
        order.stream().filter(Job::isDone).forEach(job -> listener.found(job.name(), steps(job.settings())));
        Collections.reverse(order);
        Map<String, Future<TrainingRun.Outcome>> futures = new LinkedHashMap<>();
        order.forEach(job -> futures.put(job.name(), pool.submit(() -> train(job))));
        Map<String, TrainingRun.Outcome> outcomes = new LinkedHashMap<>();
        jobs.forEach(job -> outcomes.put(job.name(), ended(Objects.requireNonNull(futures.get(job.name())))));
        return outcomes;
    }

    private static int places(List<Job> jobs) {
        int threads = jobs.stream()
                .mapToInt(job -> job.settings().course().threads())
                .max()
                .orElse(1);
        // Each training takes gigabytes of a card, which may have only a few.
        boolean card = jobs.stream().anyMatch(job -> job.settings().course().device() == Device.CUDA);
        return card ? 1 : Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
    }

    private long steps(TrainingSettings settings) {
        return batches(settings) * settings.stop().epochs();
    }

    private long batches(TrainingSettings settings) {
        return (data.train().size() + settings.batchSize() - 1L) / settings.batchSize();
    }

    private boolean stopRequested() {
        return stopping || listener.stopRequested();
    }

    private TrainingRun.Outcome train(Job job) {
        if (stopRequested()) {
            throw stopped(job.directory().getParent());
        }
        boolean resume = Files.exists(job.directory().resolve(RunDirectory.RECORD));
        TrainingSettings settings = resume ? asBegun(job) : job.settings();
        try (RunDirectory run = resume
                        ? RunDirectory.begunWith(settings, job.directory())
                        : RunDirectory.create(job.directory());
                LoadedData own = data.fits(settings) ? null : LoadedData.of(data.dataset(), settings)) {
            LoadedData seen = own == null ? data : own;
            TrainingRun.Outcome outcome = new TrainingRun(settings, seen, run, command, Clock.systemUTC())
                    .run(CHECKPOINTS, resume, new StoppedWithTheRest(listener.of(job.name(), batches(settings))));
            if (!outcome.finished()) {
                throw stopped(run.path());
            }
            return outcome;
        }
    }

    private static StoppedException stopped(@Nullable Path directory) {
        return new StoppedException("stopped; what was trained so far is in " + directory);
    }

    /** Computed as it was begun, perhaps by a machine with other cores. */
    private static TrainingSettings asBegun(Job job) {
        Course begun = RunDirectory.read(job.directory()).settings().course();
        return job.settings().withCourse(job.settings().course().computedAs(begun));
    }

    /**
     * The result of a task; what the task threw is thrown here.
     *
     * @throws StoppedException if this thread is interrupted
     */
    public static <T> T ended(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException("interrupted");
        }
    }

    /** Passes everything on, and stops a training if another one of them fails. */
    private final class StoppedWithTheRest implements TrainingListener {

        private final TrainingListener next;

        StoppedWithTheRest(TrainingListener next) {
            this.next = next;
        }

        @Override
        public void resumed(List<EpochMetrics> epochs) {
            next.resumed(epochs);
        }

        @Override
        public void afterStep(Progress progress) {
            next.afterStep(progress);
        }

        @Override
        public void afterEpoch(EpochMetrics epoch) {
            next.afterEpoch(epoch);
        }

        @Override
        public boolean stopRequested() {
            return next.stopRequested() || ParallelTraining.this.stopRequested();
        }
    }
}
