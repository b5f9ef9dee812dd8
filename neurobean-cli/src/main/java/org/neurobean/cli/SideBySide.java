package org.neurobean.cli;

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
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.UserError;
import org.neurobean.lab.run.Course;
import org.neurobean.lab.run.LoadedData;
import org.neurobean.lab.run.RunDirectory;
import org.neurobean.lab.run.TrainingRun;
import org.neurobean.lab.run.TrainingSettings;
import org.neurobean.torch.Device;

/** Trains several networks on one data set, as many at once as there are cores for their threads, which is mostly one each. */
final class SideBySide {

    private static final Duration CHECKPOINTS = Duration.ofMinutes(5);

    private final LoadedData data;
    private final Console console;
    private final String command;

    /**
     * @param data of all trainings, but of those whose seed draws other images of the same set
     * @param command the command line, to be kept in the records
     */
    SideBySide(LoadedData data, Console console, String command) {
        this.data = data;
        this.console = console;
        this.command = command;
    }

    /**
     * A network to train.
     *
     * @param name short, for bars and tables
     * @param settings of the training
     * @param directory of the run; where it holds the beginning of this run, that is gone on with, and where it holds the
     *     whole run, nothing is trained
     */
    record Job(String name, TrainingSettings settings, Path directory) {

        boolean isDone() {
            return Files.exists(directory.resolve(RunDirectory.RECORD))
                    && RunDirectory.read(directory).result() != null;
        }
    }

    /**
     * Trains all to the end.
     *
     * @param title of the whole, for the bar
     * @return what came out, by name and in order
     * @throws UserError where a directory holds something else, a training fails, or the user stops it
     */
    Map<String, TrainingRun.Outcome> train(String title, List<Job> jobs) {
        long steps = jobs.stream().mapToLong(job -> steps(job.settings())).sum();
        int threads = jobs.stream()
                .mapToInt(job -> job.settings().course().threads())
                .max()
                .orElse(1);
        // Each training takes gigabytes of a card, which may have only a few.
        boolean card = jobs.stream().anyMatch(job -> job.settings().course().device() == Device.CUDA);
        int places = card ? 1 : Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
        int workers = Math.min(jobs.size(), places);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        Map<String, Future<TrainingRun.Outcome>> futures = new LinkedHashMap<>();
        TrainingDisplay display = new TrainingDisplay(console, title, steps, jobs.size());
        try (StopOnInterrupt interrupt = new StopOnInterrupt(display::stop);
                display) {
            // The costliest training, which stands last, first: then the workers end together.
            List<Job> order = new ArrayList<>(jobs);
            order.stream().filter(Job::isDone).forEach(job -> display.found(job.name(), steps(job.settings())));
            Collections.reverse(order);
            order.forEach(job -> futures.put(job.name(), pool.submit(() -> train(job, display))));
            Map<String, TrainingRun.Outcome> outcomes = new LinkedHashMap<>();
            jobs.forEach(job -> outcomes.put(job.name(), ended(Objects.requireNonNull(futures.get(job.name())))));
            return outcomes;
        } finally {
            display.stop();
            pool.shutdown();
        }
    }

    private long steps(TrainingSettings settings) {
        return batches(settings) * settings.stop().epochs();
    }

    private long batches(TrainingSettings settings) {
        return (data.train().size() + settings.batchSize() - 1L) / settings.batchSize();
    }

    private TrainingRun.Outcome train(Job job, TrainingDisplay display) {
        if (display.isStopping()) {
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
                    .run(CHECKPOINTS, resume, display.listener(job.name(), batches(settings)));
            if (!outcome.finished()) {
                throw stopped(run.path());
            }
            return outcome;
        }
    }

    private static UserError stopped(@Nullable Path directory) {
        return UserError.failedRun("stopped; what was trained so far is in " + directory);
    }

    /** Computed as it was begun, perhaps by a machine with other cores. */
    private static TrainingSettings asBegun(Job job) {
        Course begun = RunDirectory.read(job.directory()).settings().course();
        return job.settings().withCourse(job.settings().course().computedAs(begun));
    }

    /** What a task came to; what it threw is thrown here. */
    static <T> T ended(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failedRun("interrupted");
        }
    }
}
