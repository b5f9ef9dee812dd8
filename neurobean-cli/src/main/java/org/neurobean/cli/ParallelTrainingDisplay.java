package org.neurobean.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.run.ParallelTraining;
import org.neurobean.torch.train.TrainingListener;

/** Shows trainings that run at the same time, and stops them all when the user presses Ctrl-C. */
class ParallelTrainingDisplay implements ParallelTraining.Listener {

    private final Console console;
    private @Nullable TrainingDisplay display;
    private @Nullable StopOnInterrupt interrupt;

    ParallelTrainingDisplay(Console console) {
        this.console = console;
    }

    @Override
    public void begin(String title, long steps, int trainings) {
        TrainingDisplay begun = new TrainingDisplay(console, title, steps, trainings);
        display = begun;
        interrupt = new StopOnInterrupt(begun::stop);
    }

    private TrainingDisplay display() {
        return Objects.requireNonNull(display);
    }

    @Override
    public TrainingListener of(String training, long batches) {
        return display().listener(training, batches);
    }

    @Override
    public void found(String training, long steps) {
        display().found(training, steps);
    }

    @Override
    public boolean stopRequested() {
        return display().isStopping();
    }

    @Override
    public void end() {
        display().close();
        Objects.requireNonNull(interrupt).close();
    }
}
