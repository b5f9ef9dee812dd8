package org.neurobean.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neurobean.io.Csv;
import org.neurobean.torch.train.EpochMetrics;

/** The epochs of a run as CSV: one row an epoch, shares in [0, 1], penalties without alpha. */
final class MetricsCsv {

    private static final String PENALTY = "penalty.";
    private static final int BEFORE_PENALTIES = 5;

    private MetricsCsv() {}

    /**
     * The epochs of such a text.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    static List<EpochMetrics> read(String csv) {
        List<List<String>> rows = Csv.rows(csv);
        List<EpochMetrics> epochs = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            List<String> header = rows.get(0);
            if (row.size() != header.size() || row.size() < BEFORE_PENALTIES) {
                throw new IllegalArgumentException("a row has " + row.size() + " columns");
            }
            Map<String, Double> penalties = new LinkedHashMap<>();
            for (int column = BEFORE_PENALTIES; column < row.size(); column++) {
                if (!header.get(column).startsWith(PENALTY)) {
                    throw new IllegalArgumentException("a column is " + header.get(column));
                }
                double penalty = Double.parseDouble(row.get(column));
                if (!Double.isNaN(penalty)) {
                    penalties.put(header.get(column).substring(PENALTY.length()), penalty);
                }
            }
            epochs.add(new EpochMetrics(
                    Integer.parseInt(row.get(0)),
                    Double.parseDouble(row.get(1)),
                    Double.parseDouble(row.get(3)),
                    penalties,
                    Double.parseDouble(row.get(2)),
                    row.get(4).isEmpty() ? null : Double.valueOf(row.get(4))));
        }
        return epochs;
    }

    static String of(List<EpochMetrics> epochs) {
        Set<String> penalties = new LinkedHashSet<>();
        epochs.forEach(epoch -> penalties.addAll(epoch.penalties().keySet()));
        List<String> header =
                new ArrayList<>(List.of("epoch", "loss", "objective", "train_accuracy", "validation_accuracy"));
        penalties.forEach(name -> header.add(PENALTY + name));
        List<List<String>> rows = new ArrayList<>(List.of(header));
        for (EpochMetrics epoch : epochs) {
            List<String> row = new ArrayList<>(List.of(
                    String.valueOf(epoch.epoch()),
                    String.valueOf(epoch.loss()),
                    String.valueOf(epoch.objective()),
                    String.valueOf(epoch.trainAccuracy()),
                    epoch.validationAccuracy() == null ? "" : String.valueOf(epoch.validationAccuracy())));
            for (String name : penalties) {
                row.add(String.valueOf(epoch.penalties().getOrDefault(name, Double.NaN)));
            }
            rows.add(row);
        }
        return Csv.text(rows, Csv.LF);
    }
}
