package org.neurobean.report.training;

import java.util.Map;
import org.neurobean.report.page.Checked;

/**
 * What was measured at the end of one epoch of one run.
 *
 * @param epoch number of the epoch, at least 0; 0 is the network before training
 * @param loss mean training loss without the penalty, finite
 * @param trainAccuracy share of training images classified correctly, in [0, 1]
 * @param testAccuracyOrNaN share of test images classified correctly, in [0, 1]; NaN if it was not measured
 * @param penaltyByLayer the penalty of each layer before alpha is applied, by the layer's name, in the order in which
 *     the layers are to be shown; at least 0. Empty if it was not measured
 */
public record EpochPoint(
        int epoch, double loss, double trainAccuracy, double testAccuracyOrNaN, Map<String, Double> penaltyByLayer) {

    public EpochPoint {
        Checked.atLeast(0, "epoch", epoch);
        Checked.finite("loss", loss);
        Checked.fraction("trainAccuracy", trainAccuracy);
        if (!Double.isNaN(testAccuracyOrNaN)) {
            Checked.fraction("testAccuracyOrNaN", testAccuracyOrNaN);
        }
        penaltyByLayer = Checked.copyInOrder("penaltyByLayer", penaltyByLayer);
        penaltyByLayer.forEach((layer, penalty) -> Checked.notNegative("penalty of " + layer, penalty));
    }
}
