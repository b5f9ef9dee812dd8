package org.neurobean.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.neurobean.torch.train.EpochMetrics;

/** The epochs of a run as CSV: one row an epoch, shares in [0, 1], penalties without alpha. */
final class MetricsCsv {

    private static final String PENALTY = "penalty.";
    private static final int BEFORE_PENALTIES = 5;

    private MetricsCsv() {}

    /**
     * The epochs of such a text.
     *
     * @throws IllegalArgumentException where it is none
     */
    static List<EpochMetrics> read(String csv) {
        List<String[]> rows = csv.lines().map(line -> line.split(",", -1)).toList();
        List<EpochMetrics> epochs = new ArrayList<>();
        for (String[] row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            String[] header = rows.get(0);
            if (row.length != header.length || row.length < BEFORE_PENALTIES) {
                throw new IllegalArgumentException("a row has " + row.length + " columns");
            }
            Map<String, Double> penalties = new LinkedHashMap<>();
            for (int column = BEFORE_PENALTIES; column < row.length; column++) {
                if (!header[column].startsWith(PENALTY)) {
                    throw new IllegalArgumentException("a column is " + header[column]);
                }
                double penalty = Double.parseDouble(row[column]);
                if (!Double.isNaN(penalty)) {
                    penalties.put(header[column].substring(PENALTY.length()), penalty);
                }
            }
            epochs.add(new EpochMetrics(
                    Integer.parseInt(row[0]),
                    Double.parseDouble(row[1]),
                    Double.parseDouble(row[3]),
                    penalties,
                    Double.parseDouble(row[2]),
                    row[4].isEmpty() ? null : Double.valueOf(row[4])));
        }
        return epochs;
    }

    static String of(List<EpochMetrics> epochs) {
        Set<String> penalties = new LinkedHashSet<>();
        epochs.forEach(epoch -> penalties.addAll(epoch.penalties().keySet()));
        List<String> header =
                new ArrayList<>(List.of("epoch", "loss", "objective", "train_accuracy", "validation_accuracy"));
        penalties.forEach(name -> header.add(PENALTY + name));
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
