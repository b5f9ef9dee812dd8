package org.neurobean.lab.trial;

import java.util.function.BooleanSupplier;
import org.neurobean.lab.fewshot.Cost;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Trial;

/** From a trial to its outcome, in the calling thread. */
public final class TrialRunner {

    private final TrialData data;

    /** @param data the data set of the trials to come */
    public TrialRunner(TrialData data) {
        this.data = data;
    }

    /**
     * What a trial gave.
     *
     * @param outcome is the same each time
     * @param cost is not
     */
    public record Result(Outcome outcome, Cost cost) {}

    /**
     * Runs a trial to its end.
     *
     * @param stop asked now and then; true ends the trial without an outcome
     * @throws TrialStopped where it was asked to stop
     * @throws org.neurobean.lab.UserError where the data set has too few images for the trial
     */
    public Result run(Trial trial, BooleanSupplier stop) {
        if (!trial.dataset().equals(data.dataset().name())) {
            throw new IllegalArgumentException("the trial is on " + trial.dataset() + ", and the data are "
                    + data.dataset().name());
        }
        if (trial.method() instanceof Method.LeNet lenet) {
            return new NetworkTrial(trial, lenet, data, stop).run();
        }
        throw new UnsupportedOperationException("no runner for " + trial.method());
    }
}
