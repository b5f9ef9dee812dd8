package org.neurobean.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.neurobean.lab.experiment.Measure;
import org.neurobean.lab.experiment.Results;
import org.neurobean.lab.experiment.Spread;

/** The numbers of several networks and seeds as one table for a terminal: mean +- standard deviation. */
final class ResultsText {

    /**
     * A column.
     *
     * @param factor that a number is shown times
     */
    private record Column(String heading, Measure measure, double factor, int decimals) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("accuracy %", Measure.ACCURACY, 100, 2),
            new Column("alive", Measure.ALIVE_NEURONS, 1, 0),
            new Column("silhouette", Measure.SILHOUETTE_RAW_ALIVE, 1, 2),
            new Column("on t-SNE", Measure.SILHOUETTE_TSNE_ALIVE, 1, 2),
            new Column("NMI", Measure.PREFERRED_CLASS_NMI, 1, 2),
            new Column("classes", Measure.PREFERRED_CLASSES, 1, 1),
            new Column("own drops", Measure.OWN_CLASS_DROP, 1, 1),
            new Column("others", Measure.OTHER_CLASS_DROP, 1, 1));

    private ResultsText() {}

    /** "seed 0", "seeds 0 to 2". */
    static String seeds(int seeds) {
        return seeds == 1 ? "seed 0" : "seeds 0 to " + (seeds - 1);
    }

    /** A heading, the names of columns, and a line for each network. */
    static List<String> lines(List<Results.Measured> measured) {
        int seeds = measured.get(0).runs().size();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        COLUMNS.forEach(column -> head.add(column.heading()));
        rows.add(head);
        for (Results.Measured network : measured) {
            List<String> row = new ArrayList<>(List.of(network.network()));
            COLUMNS.forEach(column -> row.add(cell(network.spread(column.measure()), column)));
            rows.add(row);
        }
        List<String> lines = new ArrayList<>();
        lines.add("  " + seeds(seeds) + (seeds == 1 ? "" : ", mean +- standard deviation")
                + "; alive neurons; drops of accuracy in points");
        rows.forEach(row -> lines.add(line(row, rows)));
        return lines;
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder("  ");
        for (int c = 0; c < row.size(); c++) {
            int column = c;
            int width = rows.stream()
                    .mapToInt(other -> other.get(column).length())
                    .max()
                    .orElseThrow();
            line.append(String.format(Locale.ROOT, "%-" + (width + 2) + "s", row.get(c)));
        }
        return line.toString().stripTrailing();
    }

    private static String cell(Spread spread, Column column) {
        if (spread.mean() == null) {
            return "unknown";
        }
        String mean = number(spread.mean(), column);
        return spread.standardDeviation() == null ? mean : mean + " +- " + number(spread.standardDeviation(), column);
    }

    private static String number(double value, Column column) {
        return String.format(Locale.ROOT, "%." + column.decimals() + "f", column.factor() * value);
    }
}
