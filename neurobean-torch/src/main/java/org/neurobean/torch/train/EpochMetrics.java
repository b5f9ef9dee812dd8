package org.neurobean.torch.train;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one epoch showed.
 *
 * @param epoch from 1
 * @param loss mean cross-entropy over the epoch's samples, each as it was met
 * @param trainAccuracy share of samples classified correctly as they were met, in [0, 1]
 * @param penalties mean of each penalty over the measured steps, without alpha, by name such as {@code bean.fc1}
 * @param objective loss plus alpha times each penalty
 * @param validationAccuracy in [0, 1]; null if nothing was held out
 */
public record EpochMetrics(
        int epoch,
        double loss,
        double trainAccuracy,
        Map<String, Double> penalties,
        double objective,
        @Nullable Double validationAccuracy) {

    /** The index of the epoch with the highest validation accuracy, the first of equals. */
    static int bestByValidation(List<EpochMetrics> epochs) {
        int best = 0;
        for (int i = 1; i < epochs.size(); i++) {
            if (validation(epochs.get(i)) > validation(epochs.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static double validation(EpochMetrics epoch) {
        if (epoch.validationAccuracy == null) {
            throw new IllegalStateException("epoch " + epoch.epoch + " was not validated");
        }
        return epoch.validationAccuracy;
    }
}
