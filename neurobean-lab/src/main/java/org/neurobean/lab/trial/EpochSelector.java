package org.neurobean.lab.trial;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.Examples;

/** Judges a network under way after every so many epochs, keeps the best one, and tests it and the last one. */
final class EpochSelector implements AutoCloseable {

    private final TrialData data;
    private final Examples validation;
    private final List<Regularizer> regularizers;
    private final Randomness randomness;
    private final int lastEpoch;
    private final int every;
    /** A copy of the network under way: judging it cannot touch the training. */
    private final Network judged;

    private final Network bestNetwork;
    private int bestEpoch;
    private double bestValidation = -1;
    private double lastValidation;
    private int epoch;
    private long nanos;

    /**
     * A selector of one training.
     *
     * @param lastEpoch the number of epochs
     * @param regularizers of the training: dropout may stay on at test
     * @param networks makes networks of the same kind
     */
    EpochSelector(
            Trial trial, TrialData data, int lastEpoch, List<Regularizer> regularizers, Supplier<Network> networks) {
        this.data = data;
        this.lastEpoch = lastEpoch;
        this.regularizers = regularizers;
        this.randomness = new Randomness(trial.draw().seed());
        this.every = trial.protocol().validateEvery(lastEpoch);
        long begun = ThreadTime.nanos();
        this.judged = networks.get();
        this.bestNetwork = networks.get();
        this.validation = data.validation(trial);
        this.nanos = ThreadTime.nanos() - begun;
    }

    /** After an epoch, from 1. */
    void afterEpoch(int number, Network network) {
        epoch = number;
        if (number % every != 0 && number != lastEpoch) {
            return;
        }
        long begun = ThreadTime.nanos();
        judged.copyStateFrom(network);
        lastValidation = accuracy(judged, validation);
        if (lastValidation > bestValidation) {
            bestValidation = lastValidation;
            bestEpoch = number;
            bestNetwork.copyStateFrom(judged);
        }
        nanos += ThreadTime.nanos() - begun;
    }

    private double accuracy(Network network, Examples examples) {
        return Evaluation.of(network, examples, regularizers, randomness).accuracy();
    }

    /** Tests the best network and the last one; what diverged counts as chance. */
    Outcome outcome(Network network, @Nullable String diverged) {
        long begun = ThreadTime.nanos();
        double chance = 1.0 / data.dataset().classes();
        Outcome.Score best = bestEpoch == 0
                ? new Outcome.Score(0, chance, chance)
                : new Outcome.Score(bestEpoch, bestValidation, accuracy(bestNetwork, data.test()));
        Outcome.Score last;
        if (diverged != null) {
            last = new Outcome.Score(epoch, chance, chance);
        } else if (bestEpoch == epoch) {
            last = best;
        } else {
            judged.copyStateFrom(network);
            last = new Outcome.Score(epoch, lastValidation, accuracy(judged, data.test()));
        }
        nanos += ThreadTime.nanos() - begun;
        return new Outcome(best, last, diverged);
    }

    /** Epochs that came to their end. */
    int epochs() {
        return epoch;
    }

    /** Processor time of judging and testing so far. */
    long nanos() {
        return nanos;
    }

    @Override
    public void close() {
        judged.close();
        bestNetwork.close();
        data.release(validation);
    }
}
