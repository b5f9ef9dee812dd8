package org.neurobean.lab.trial;

import java.util.function.BooleanSupplier;
import org.neurobean.lab.fewshot.Cost;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.kernel.Classifier;
import org.neurobean.lab.kernel.GaussianProcess;
import org.neurobean.lab.kernel.KernelRidge;
import org.neurobean.lab.kernel.NearestNeighbour;
import org.neurobean.lab.kernel.Shots;

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
     * @throws TrialStopped if it was asked to stop
     * @throws org.neurobean.lab.SettingsException if the data set has too few images for the trial
     */
    public Result run(Trial trial, BooleanSupplier stop) {
        if (!trial.dataset().equals(data.dataset().name())) {
            throw new IllegalArgumentException("the trial is on " + trial.dataset() + ", and the data are "
                    + data.dataset().name());
        }
        Method method = trial.method();
        if (method instanceof Method.LeNet lenet) {
            return new NetworkTrial(trial, data, stop).run(lenet);
        }
        if (method instanceof Method.Imitation imitation) {
            return new NetworkTrial(trial, data, stop).run(imitation);
        }
        return onPixels(trial);
    }

    /** Learns from pixels, without a network; judged once. */
    private Result onPixels(Trial trial) {
        long begun = ThreadTime.nanos();
        Classifier classifier = classifier(trial.method(), Shots.of(data.shots(trial)));
        long learned = ThreadTime.nanos();
        double validation = classifier.accuracy(data.validationImages(trial));
        double test = classifier.accuracy(data.dataset().test());
        double evaluation = (ThreadTime.nanos() - learned) / 1e9;
        return new Result(Outcome.of(validation, test), new Cost((learned - begun) / 1e9, evaluation, 0));
    }

    private static Classifier classifier(Method method, Shots shots) {
        if (method instanceof Method.NearestNeighbour settings) {
            return NearestNeighbour.fit(shots, settings);
        }
        if (method instanceof Method.KernelRidge settings) {
            return KernelRidge.fit(shots, settings);
        }
        if (method instanceof Method.GaussianProcess settings) {
            return GaussianProcess.fit(shots, settings);
        }
        throw new IllegalArgumentException("no classifier on pixels: " + method);
    }
}
