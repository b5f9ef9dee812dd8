package org.neurobean.lab.trial;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataSet;
import org.neurobean.lab.SettingsException;
import org.neurobean.lab.fewshot.Cost;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Schedule;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.imitation.ImitationTraining;
import org.neurobean.lab.kernel.Shots;
import org.neurobean.lab.run.LoadedData;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.augment.Augmentation;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.train.EpochMetrics;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.StopRule;
import org.neurobean.torch.train.Trainer;
import org.neurobean.torch.train.TrainingDivergedException;
import org.neurobean.torch.train.TrainingListener;
import org.neurobean.torch.train.TrainingOptions;

/**
 * A trial that trains LeNet-5, is judged on the way, and is tested at its best and at its last epoch. All networks of a
 * draw start alike.
 */
final class NetworkTrial {

    private final Trial trial;
    private final TrialData data;
    private final BooleanSupplier stop;
    private final Randomness randomness;

    NetworkTrial(Trial trial, TrialData data, BooleanSupplier stop) {
        this.trial = trial;
        this.data = data;
        this.stop = stop;
        this.randomness = new Randomness(trial.draw().seed());
    }

    /** A training from its start to its end, or until it diverges. */
    private interface Training {
        void train(Network network, EpochSelector selector);
    }

    /** The network learns from the shots, with what is added. */
    TrialRunner.Result run(Method.LeNet method) {
        List<Regularizer> regularizers =
                Regularizer.of(method.regularizers(trial.protocol().dropoutAtTest()));
        Schedule schedule = trial.schedule();
        TrainingOptions options = new TrainingOptions(
                schedule.batchSize(),
                schedule.learningRate(),
                new StopRule.Epochs(schedule.epochs()),
                TrainingOptions.Keep.LAST_EPOCH,
                Duration.ofDays(1));
        long steps = schedule.steps(trial.shots() * data.dataset().classes());
        return run(schedule.epochs(), steps, regularizers, (network, selector) -> {
            try (Examples shots = LoadedData.examples(data.shots(trial))) {
                Listener listener = new Listener(network, selector);
                new Trainer(network, options, regularizers, randomness)
                        .withAugmentation(Augmentation.of(method.augmentations()))
                        .train(new Trainer.Samples(shots, null, trial.key()), listener);
            }
        });
    }

    /** The network imitates a Gaussian process. */
    TrialRunner.Result run(Method.Imitation method) {
        int epochs = method.rounds() * method.roundEpochs();
        return run(epochs, ImitationTraining.steps(method), List.of(), (network, selector) -> {
            Shots shots = Shots.of(data.shots(trial));
            new ImitationTraining(method, shots, randomness).train(network, epoch -> {
                selector.afterEpoch(epoch.epoch(), network);
                requireGoingOn();
            });
        });
    }

    private TrialRunner.Result run(int epochs, long steps, List<Regularizer> regularizers, Training training) {
        long started = ThreadTime.nanos();
        try (Network network = network();
                EpochSelector selector = new EpochSelector(trial, data, epochs, regularizers, this::network)) {
            @Nullable String diverged = null;
            try {
                training.train(network, selector);
            } catch (TrainingDivergedException e) {
                diverged = String.valueOf(e.getMessage());
            }
            Outcome outcome = selector.outcome(network, diverged);
            double all = (ThreadTime.nanos() - started) / 1e9;
            double judging = selector.nanos() / 1e9;
            return new TrialRunner.Result(
                    outcome, new Cost(all - judging, judging, steps * selector.epochs() / epochs));
        }
    }

    private Network network() {
        DataSet dataset = data.dataset();
        try {
            return Network.of(
                    Architectures.leNet5(dataset.shape().channels(), dataset.classes()), Initialization.of(randomness));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e);
        }
    }

    private void requireGoingOn() {
        if (stop.getAsBoolean()) {
            throw new TrialStopped();
        }
    }

    /** Passes epochs to the selector. */
    private final class Listener implements TrainingListener {

        private final Network network;
        private final EpochSelector selector;

        Listener(Network network, EpochSelector selector) {
            this.network = network;
            this.selector = selector;
        }

        @Override
        public void afterEpoch(EpochMetrics metrics) {
            selector.afterEpoch(metrics.epoch(), network);
        }

        @Override
        public boolean stopRequested() {
            requireGoingOn();
            return false;
        }
    }
}
