package org.neurobean.report.training;

import java.util.List;
import org.neurobean.report.page.Checked;

/**
 * One trained network.
 *
 * @param name short, as it stands in tables and legends: "plain", "BEAN-1"
 * @param setting one line that says how it was trained: "order 1, alpha 30 (code), all dense layers"
 * @param testAccuracy share of the test images classified correctly at the end, in [0, 1]
 * @param seconds time of the training, at least 0
 * @param epochs at least one, by rising number
 * @param weights what leaves the last hidden layer at the end of the training
 */
public record ReportedRun(
        String name,
        String setting,
        double testAccuracy,
        double seconds,
        List<EpochPoint> epochs,
        OutgoingWeights weights) {

    public ReportedRun {
        Checked.text("name", name);
        Checked.text("setting", setting);
        Checked.fraction("testAccuracy", testAccuracy);
        Checked.notNegative("seconds", seconds);
        epochs = List.copyOf(epochs);
        Checked.atLeast(1, "number of epochs", epochs.size());
        for (int i = 1; i < epochs.size(); i++) {
            if (epochs.get(i).epoch() <= epochs.get(i - 1).epoch()) {
                throw new IllegalArgumentException(
                        "epochs must rise, but " + epochs.get(i - 1).epoch() + " is followed by "
                                + epochs.get(i).epoch());
            }
        }
    }

    EpochPoint lastEpoch() {
        return epochs.get(epochs.size() - 1);
    }
}
