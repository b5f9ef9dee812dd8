package org.neurobean.lab.imitation;

/** Is notified of a training's epochs; the network may be evaluated meanwhile, and must not be changed. */
public interface ImitationListener {

    /** Ignores all events. */
    ImitationListener SILENT = epoch -> {};

    /**
     * What an epoch left.
     *
     * @param epoch from 1, over all rounds
     * @param epochs of the whole training
     * @param round from 1
     * @param pseudoExamples in this round
     * @param crossEntropy on the shots, mean over the epoch's steps
     * @param divergence lambda_2 KL(g || f), mean over the epoch's steps
     * @param steps of the optimizer since the training began
     */
    record Epoch(
            int epoch, int epochs, int round, int pseudoExamples, double crossEntropy, double divergence, long steps) {}

    /** After each epoch. */
    void afterEpoch(Epoch epoch);
}
