package org.neurobean.torch.train;

import java.util.List;
import org.neurobean.torch.settings.Numbers;

/** When a training ends; judged after each epoch. */
public sealed interface StopRule {

    /** The number of epochs after which it ends at the latest. */
    int maxEpochs();

    /** Whether it ends now, judged by all epochs so far. */
    boolean endsAfter(List<EpochMetrics> epochs);

    /** One line for people. */
    String description();

    /**
     * A fixed number of epochs.
     *
     * @param maxEpochs at least 1
     */
    record Epochs(int maxEpochs) implements StopRule {

        public Epochs {
            checkEpochs(maxEpochs);
        }

        @Override
        public boolean endsAfter(List<EpochMetrics> epochs) {
            return epochs.size() >= maxEpochs;
        }

        @Override
        public String description() {
            return maxEpochs == 1 ? "1 epoch" : maxEpochs + " epochs";
        }
    }

    /**
     * Until the training loss has converged, made explicit: the mean objective of the last {@code window} epochs is not
     * below that of the {@code window} epochs before by more than the share {@code tolerance} of it.
     *
     * @param maxEpochs at least 1
     * @param window at least 1 epoch
     * @param tolerance above 0 and below 1
     */
    record Converged(int maxEpochs, int window, double tolerance) implements StopRule {

        public Converged {
            checkEpochs(maxEpochs);
            if (window < 1) {
                throw new IllegalArgumentException(
                        "the window of convergence must be 1 epoch or more, but is " + window);
            }
            if (!(tolerance > 0 && tolerance < 1)) {
                throw new IllegalArgumentException(
                        "the tolerance of convergence must be above 0 and below 1, but is " + tolerance);
            }
        }

        @Override
        public boolean endsAfter(List<EpochMetrics> epochs) {
            int n = epochs.size();
            if (n >= maxEpochs) {
                return true;
            }
            if (n < 2 * window) {
                return false;
            }
            double before = mean(epochs.subList(n - 2 * window, n - window));
            double now = mean(epochs.subList(n - window, n));
            return now > before * (1 - tolerance);
        }

        private static double mean(List<EpochMetrics> epochs) {
            return epochs.stream()
                    .mapToDouble(EpochMetrics::objective)
                    .average()
                    .orElseThrow();
        }

        @Override
        public String description() {
            return "until the objective falls by less than " + Numbers.plain(100 * tolerance) + " % in " + window
                    + " epochs, " + maxEpochs + " at most";
        }
    }

    /**
     * Until the validation accuracy has not risen for {@code patience} epochs.
     *
     * @param maxEpochs at least 1
     * @param patience at least 1 epoch
     */
    record EarlyStopping(int maxEpochs, int patience) implements StopRule {

        public EarlyStopping {
            checkEpochs(maxEpochs);
            if (patience < 1) {
                throw new IllegalArgumentException("the patience must be 1 epoch or more, but is " + patience);
            }
        }

        @Override
        public boolean endsAfter(List<EpochMetrics> epochs) {
            int best = EpochMetrics.bestByValidation(epochs);
            return epochs.size() >= maxEpochs || epochs.size() - 1 - best >= patience;
        }

        @Override
        public String description() {
            return "until the validation accuracy has not risen for " + patience + " epochs, " + maxEpochs + " at most";
        }
    }

    private static void checkEpochs(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("the number of epochs must be 1 or more, but is " + epochs);
        }
    }
}
