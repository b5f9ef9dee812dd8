package org.neurobean.lab.trial;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.UserError;
import org.neurobean.lab.data.DataSet;
import org.neurobean.lab.data.LabeledImages;
import org.neurobean.lab.fewshot.Cost;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Schedule;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.run.LoadedData;
import org.neurobean.torch.EpochMetrics;
import org.neurobean.torch.Evaluation;
import org.neurobean.torch.Examples;
import org.neurobean.torch.Initialization;
import org.neurobean.torch.LeNet5;
import org.neurobean.torch.Network;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.Regularizer;
import org.neurobean.torch.StopRule;
import org.neurobean.torch.Trainer;
import org.neurobean.torch.TrainingDivergedException;
import org.neurobean.torch.TrainingListener;
import org.neurobean.torch.TrainingOptions;

/** A trial that trains LeNet-5 on the shots, is judged on the way, and is tested at its best and at its last epoch. */
final class NetworkTrial {

    private final Trial trial;
    private final TrialData data;
    private final BooleanSupplier stop;
    private final Randomness randomness;
    private final List<Regularizer> regularizers;

    NetworkTrial(Trial trial, Method.LeNet method, TrialData data, BooleanSupplier stop) {
        this.trial = trial;
        this.data = data;
        this.stop = stop;
        this.randomness = new Randomness(trial.draw().seed());
        this.regularizers =
                Additions.regularizers(method.additions(), trial.protocol().dropoutAtTest());
    }

    TrialRunner.Result run() {
        LabeledImages shots = data.shots(trial);
        long started = ThreadTime.nanos();
        Examples validation = data.validation(trial);
        try (Examples train = LoadedData.examples(shots);
                Network network = network();
                Judge judge = new Judge(validation)) {
            @Nullable String diverged = train(network, train, judge);
            if (judge.stopped) {
                throw new TrialStopped();
            }
            Outcome outcome = judge.outcome(network, diverged);
            double all = (ThreadTime.nanos() - started) / 1e9;
            long steps = judge.epochs
                    * trial.schedule().steps(train.size())
                    / trial.schedule().epochs();
            return new TrialRunner.Result(outcome, new Cost(all - judge.nanos / 1e9, judge.nanos / 1e9, steps));
        } finally {
            data.release(validation);
        }
    }

    private Network network() {
        DataSet dataset = data.dataset();
        try {
            return new LeNet5(dataset.shape().channels(), dataset.classes(), Initialization.of(randomness));
        } catch (IllegalArgumentException e) {
            throw UserError.usage(String.valueOf(e.getMessage()), e);
        }
    }

    /** Why the training diverged; null where it did not. */
    private @Nullable String train(Network network, Examples train, Judge judge) {
        Schedule schedule = trial.schedule();
        TrainingOptions options = new TrainingOptions(
                schedule.batchSize(),
                schedule.learningRate(),
                new StopRule.Epochs(schedule.epochs()),
                TrainingOptions.Keep.LAST_EPOCH,
                Duration.ofDays(1));
        try {
            judge.watch(network);
            new Trainer(network, options, regularizers, randomness)
                    .train(new Trainer.Samples(train, null, trial.key()), judge);
            return null;
        } catch (TrainingDivergedException e) {
            return e.getMessage();
        }
    }

    /** Judges the network after every so many epochs, and keeps the best one. */
    private final class Judge implements TrainingListener, AutoCloseable {

        private final Examples validation;
        /** A copy of the network under way: judging it cannot touch the training. */
        private final Network judged = network();

        private final Network bestNetwork = network();
        private final int every;
        private @Nullable Network training;
        private int bestEpoch;
        private double bestValidation = -1;
        private double lastValidation;
        private int epochs;
        private long nanos;
        private boolean stopped;

        Judge(Examples validation) {
            this.validation = validation;
            this.every = trial.protocol().validateEvery(trial.schedule().epochs());
        }

        void watch(Network network) {
            training = network;
        }

        @Override
        public void afterEpoch(EpochMetrics epoch) {
            epochs = epoch.epoch();
            if (epochs % every == 0 || epochs == trial.schedule().epochs()) {
                judge();
            }
        }

        private void judge() {
            long begun = ThreadTime.nanos();
            judged.copyParametersFrom(java.util.Objects.requireNonNull(training));
            lastValidation = accuracy(judged, validation);
            if (lastValidation > bestValidation) {
                bestValidation = lastValidation;
                bestEpoch = epochs;
                bestNetwork.copyParametersFrom(judged);
            }
            nanos += ThreadTime.nanos() - begun;
        }

        private double accuracy(Network network, Examples examples) {
            return Evaluation.of(network, examples, regularizers, randomness).accuracy();
        }

        @Override
        public boolean stopRequested() {
            stopped = stop.getAsBoolean();
            return stopped;
        }

        /** Tests the best network and the last one; one that diverged counts as chance. */
        Outcome outcome(Network network, @Nullable String diverged) {
            long begun = ThreadTime.nanos();
            double chance = 1.0 / data.dataset().classes();
            Outcome.Score best = bestEpoch == 0
                    ? new Outcome.Score(0, chance, chance)
                    : new Outcome.Score(bestEpoch, bestValidation, accuracy(bestNetwork, data.test()));
            Outcome.Score last;
            if (diverged != null) {
                last = new Outcome.Score(epochs, chance, chance);
            } else if (bestEpoch == epochs) {
                last = best;
            } else {
                judged.copyParametersFrom(network);
                last = new Outcome.Score(epochs, lastValidation, accuracy(judged, data.test()));
            }
            nanos += ThreadTime.nanos() - begun;
            return new Outcome(best, last, diverged);
        }

        @Override
        public void close() {
            judged.close();
            bestNetwork.close();
        }
    }
}
