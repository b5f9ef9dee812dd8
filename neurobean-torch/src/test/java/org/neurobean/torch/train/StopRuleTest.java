package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a training ends, on made-up histories. */
final class StopRuleTest {

    /** The number of epochs after which the rule ends a training with these objectives, or 0 if it goes on. */
    private static int endByObjective(StopRule rule, double... objectives) {
        List<EpochMetrics> epochs = new ArrayList<>();
        for (double objective : objectives) {
            epochs.add(new EpochMetrics(epochs.size() + 1, 0, 0, Map.of(), objective, null));
            if (rule.endsAfter(epochs)) {
                return epochs.size();
            }
        }
        return 0;
    }

    private static int endByValidation(StopRule rule, double... accuracies) {
        List<EpochMetrics> epochs = new ArrayList<>();
        for (double accuracy : accuracies) {
            epochs.add(new EpochMetrics(epochs.size() + 1, 0, 0, Map.of(), 1, accuracy));
            if (rule.endsAfter(epochs)) {
                return epochs.size();
            }
        }
        return 0;
    }

    @Test
    void epochsAreCounted() {
        assertThat(endByObjective(new StopRule.Epochs(1), 9, 9)).isEqualTo(1);
        assertThat(endByObjective(new StopRule.Epochs(3), 1, 2, 3, 4)).isEqualTo(3);
        assertThat(endByObjective(new StopRule.Epochs(5), 1, 1, 1, 1)).isZero();
    }

    @Test
    void convergedEndsWhereTheObjectiveFallsByTooLittle() {
        StopRule.Converged rule = new StopRule.Converged(100, 1, 0.1);
        assertThat(endByObjective(rule, 8, 4, 2, 1)).isZero();
        assertThat(endByObjective(rule, 8, 4, 3.7, 1)).as("by 7.5 %").isEqualTo(3);
        assertThat(endByObjective(rule, 8, 4, 3.5, 1)).as("by 12.5 %").isZero();
        assertThat(endByObjective(rule, 8, 9)).as("rises").isEqualTo(2);
    }

    @Test
    void convergedComparesTheMeansOfTwoWindows() {
        StopRule.Converged rule = new StopRule.Converged(100, 2, 0.1);
        // After four epochs (10 + 8) / 2 to (9 + 7) / 2: by 11 %; after five (8 + 9) / 2 to (7 + 8.9) / 2: by 6 %.
        assertThat(endByObjective(rule, 10, 8, 9, 7)).isZero();
        assertThat(endByObjective(rule, 10, 8, 9, 7, 8.9)).isEqualTo(5);
        assertThat(endByObjective(rule, 1, 1, 1)).as("not yet two windows").isZero();
    }

    @Test
    void convergedEndsAtTheLastEpochInAnyCase() {
        assertThat(endByObjective(new StopRule.Converged(3, 1, 0.1), 8, 4, 2, 1))
                .isEqualTo(3);
        assertThat(endByObjective(new StopRule.Converged(1, 5, 0.1), 8)).isEqualTo(1);
    }

    @Test
    void earlyStoppingWaitsForItsPatienceAfterTheFirstOfTheBest() {
        StopRule.EarlyStopping rule = new StopRule.EarlyStopping(100, 2);
        assertThat(endByValidation(rule, 0.5, 0.6, 0.5, 0.5)).isEqualTo(4);
        assertThat(endByValidation(rule, 0.5, 0.6, 0.6, 0.6))
                .as("equal is not risen")
                .isEqualTo(4);
        assertThat(endByValidation(rule, 0.5, 0.4, 0.6, 0.5, 0.7, 0.6)).isZero();
        assertThat(endByValidation(new StopRule.EarlyStopping(3, 2), 0.1, 0.2, 0.3, 0.4))
                .isEqualTo(3);
    }
}
