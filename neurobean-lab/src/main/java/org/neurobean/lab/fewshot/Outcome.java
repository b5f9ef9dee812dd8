package org.neurobean.lab.fewshot;

import org.jspecify.annotations.Nullable;

/**
 * What came out of a trial.
 *
 * @param best at the epoch with the best validation accuracy, the first of equals
 * @param last at the last epoch; the same if no network is trained
 * @param diverged why the training ended early, with the accuracies of the epochs before; null if it did not
 */
public record Outcome(Score best, Score last, @Nullable String diverged) {

    /**
     * Accuracies of a network.
     *
     * @param epoch from 1; 0 for a network that was not trained, and for methods that train none
     * @param validation on the validation images, in [0, 1]
     * @param test on all test images, in [0, 1]
     */
    public record Score(int epoch, double validation, double test) {}

    /** Of a method that trains no network. */
    public static Outcome of(double validation, double test) {
        Score score = new Score(0, validation, test);
        return new Outcome(score, score, null);
    }
}
