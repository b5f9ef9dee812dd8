package org.neurobean.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.NumberText;
import org.neurobean.torch.regularize.Regularizer.Term;
import org.neurobean.torch.train.EpochMetrics;
import org.neurobean.torch.train.TrainingListener;

/**
 * Shows trainings that run side by side: one bar over all their steps with loss, accuracy, penalties and time left on a
 * terminal, and one line an epoch anywhere; in a file, long epochs also have a line each minute with the time left.
 */
final class TrainingDisplay implements AutoCloseable {

    private static final int WIDTH = 150;
    private static final long QUIET_NANOS = 60_000_000_000L;

    private final Console console;
    private final boolean named;
    private final Map<String, String> states = new LinkedHashMap<>();
    private final @Nullable ProgressBar bar;
    private final TimeLeft timeLeft;
    private final LongSupplier clock;
    private long spoken;
    private volatile boolean stopping;

    /**
     * A display.
     *
     * @param task what stands before the bar
     * @param steps of all trainings together, at most
     * @param trainings how many there are; each line of one among several has its name in front
     */
    TrainingDisplay(Console console, String task, long steps, int trainings) {
        this(console, task, steps, trainings, System::nanoTime);
    }

    /** @param clock nanoseconds */
    TrainingDisplay(Console console, String task, long steps, int trainings, LongSupplier clock) {
        this.console = console;
        this.clock = clock;
        this.spoken = clock.getAsLong();
        this.named = trainings > 1;
        this.timeLeft = new TimeLeft(steps, spoken);
        this.bar = console.terminal()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(steps)
                        .setUnit(" steps", 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(500)
                        .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                        .build()
                : null;
    }

    private synchronized void draw(String line) {
        console.err().print('\r' + line);
        console.err().flush();
    }

    /** Asks all trainings to stop after the step under way. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /**
     * The listener of one of the trainings.
     *
     * @param batches steps of an epoch
     */
    TrainingListener listener(String name, long batches) {
        return new TrainingListener() {
            @Override
            public void resumed(List<EpochMetrics> epochs) {
                found(name, epochs.size() * batches);
                line(name, "found trained up to epoch " + epochs.size());
            }

            @Override
            public void afterStep(Progress progress) {
                step(name, progress);
            }

            @Override
            public void afterEpoch(EpochMetrics epoch) {
                line(name, describe(epoch));
            }

            @Override
            public boolean stopRequested() {
                return stopping;
            }
        };
    }

    /** A training was found with this many steps already made; its listener may say so again. */
    synchronized void found(String name, long place) {
        long further = timeLeft.found(name, place);
        if (bar != null) {
            bar.stepBy(further);
        }
    }

    private synchronized void step(String name, TrainingListener.Progress progress) {
        long further = timeLeft.made(name, (progress.epoch() - 1L) * progress.batches() + progress.batch());
        if (bar == null) {
            if (clock.getAsLong() - spoken >= QUIET_NANOS && progress.batch() < progress.batches()) {
                line(name, describe(progress));
            }
        } else {
            bar.stepBy(further);
            String penalties =
                    progress.terms().stream().map(TrainingDisplay::describe).collect(Collectors.joining(" "));
            states.put(
                    name,
                    named
                            ? String.format(
                                    Locale.ROOT,
                                    "%s %d/%d %.3f",
                                    name,
                                    progress.epoch(),
                                    progress.maxEpochs(),
                                    progress.loss())
                            : String.format(
                                    Locale.ROOT,
                                    "epoch %d/%d loss %.4f accuracy %.2f %% %s",
                                    progress.epoch(),
                                    progress.maxEpochs(),
                                    progress.loss(),
                                    100 * progress.accuracy(),
                                    penalties));
            bar.setExtraMessage(' ' + String.join(" | ", states.values()));
        }
    }

    private static String describe(Term term) {
        return String.format(Locale.ROOT, "%s %.3g", term.name(), term.penalty());
    }

    private String describe(TrainingListener.Progress progress) {
        return String.format(
                Locale.ROOT,
                "epoch %d of %d, %.0f %% of it: loss %.4f, training accuracy %.2f %%, about %s left",
                progress.epoch(),
                progress.maxEpochs(),
                100.0 * progress.batch() / progress.batches(),
                progress.loss(),
                100 * progress.accuracy(),
                NumberText.duration(timeLeft.seconds(clock.getAsLong())));
    }

    private static String describe(EpochMetrics epoch) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "epoch %d: loss %.4f, training accuracy %.2f %%",
                epoch.epoch(),
                epoch.loss(),
                100 * epoch.trainAccuracy()));
        if (epoch.validationAccuracy() != null) {
            text.append(", validation " + Console.percent(epoch.validationAccuracy()));
        }
        epoch.penalties()
                .forEach((name, penalty) -> text.append(String.format(Locale.ROOT, ", %s %.3g", name, penalty)));
        return text.toString();
    }

    private synchronized void line(String name, String text) {
        if (bar != null) {
            console.err().print('\r' + " ".repeat(WIDTH) + '\r');
        }
        spoken = clock.getAsLong();
        console.say((named ? String.format(Locale.ROOT, "  %-7s ", name) : "  ") + text);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            console.err().println();
        }
    }
}
