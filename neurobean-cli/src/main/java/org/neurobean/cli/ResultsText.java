package org.neurobean.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.neurobean.lab.experiment.Results;
import org.neurobean.lab.experiment.ResultsTable;

/** The numbers of several networks and seeds as one table for a terminal: mean +- standard deviation. */
final class ResultsText {

    private ResultsText() {}

    /** A heading, the names of columns, and a line for each network. */
    static List<String> lines(List<Results.Measured> measured) {
        int seeds = measured.get(0).runs().size();
        ResultsTable table = ResultsTable.forTerminal(measured);
        List<List<String>> rows = new ArrayList<>(List.of(table.head()));
        rows.addAll(table.rows());
        List<String> lines = new ArrayList<>();
        lines.add("  " + Results.seeds(seeds) + (seeds == 1 ? "" : ", mean +- standard deviation")
                + "; silhouettes on t-SNE, without dead neurons and of all; drops of accuracy in points");
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
}
