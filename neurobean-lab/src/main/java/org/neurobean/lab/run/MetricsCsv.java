package org.neurobean.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.neurobean.torch.EpochMetrics;

/** The epochs of a run as CSV: one row an epoch, shares in [0, 1], penalties without alpha. */
final class MetricsCsv {

    private MetricsCsv() {}

    static String of(List<EpochMetrics> epochs) {
        Set<String> penalties = new LinkedHashSet<>();
        epochs.forEach(epoch -> penalties.addAll(epoch.penalties().keySet()));
        List<String> header =
                new ArrayList<>(List.of("epoch", "loss", "objective", "train_accuracy", "validation_accuracy"));
        penalties.forEach(name -> header.add("penalty." + name));
        StringBuilder csv = new StringBuilder(String.join(",", header)).append('\n');
        for (EpochMetrics epoch : epochs) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%s,%s",
                    epoch.epoch(),
                    epoch.loss(),
                    epoch.objective(),
                    epoch.trainAccuracy(),
                    epoch.validationAccuracy() == null ? "" : epoch.validationAccuracy()));
            for (String name : penalties) {
                csv.append(',').append(epoch.penalties().getOrDefault(name, Double.NaN));
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
