package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Csv;
import org.neurobean.io.NumberText;
import org.neurobean.lab.statistics.Statistics;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.RowName;

/** A table as CSV (RFC 4180), a line for each finished cell; missing values are empty. */
public final class TableCsv {

    private static final List<String> HEAD = List.of(
            "row",
            "title",
            "group",
            "dataset",
            "shots",
            "n",
            "mean",
            "sd",
            "last_mean",
            "last_sd",
            "paper",
            "to_vanilla",
            "to_vanilla_low",
            "to_vanilla_high",
            "best_other",
            "to_best_other",
            "to_best_other_low",
            "to_best_other_high",
            "setting",
            "diverged",
            "training_seconds",
            "evaluation_seconds",
            "steps");

    private TableCsv() {}

    /** Accuracies in percent, differences in points. */
    public static String of(FewShotTable table) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        for (Cell cell : table.cells()) {
            rows.add(fields(Objects.requireNonNull(table.row(cell.row())), cell));
        }
        return Csv.text(rows, Csv.CRLF);
    }

    private static List<String> fields(RowName row, Cell cell) {
        List<String> fields = new ArrayList<>(List.of(
                row.id(),
                row.title(),
                row.group().name().toLowerCase(Locale.ROOT),
                cell.dataset(),
                String.valueOf(cell.shots()),
                String.valueOf(cell.n()),
                number(cell.mean()),
                number(cell.deviation()),
                number(cell.last().mean()),
                number(cell.last().deviation()),
                cell.paper() == null ? "" : number(cell.paper())));
        fields.addAll(interval(cell.toVanilla()));
        fields.add(cell.bestOther() == null ? "" : cell.bestOther());
        fields.addAll(interval(cell.toBestOther()));
        fields.add(cell.setting());
        fields.add(String.valueOf(cell.diverged()));
        fields.add(number(cell.cost().trainingSeconds()));
        fields.add(number(cell.cost().evaluationSeconds()));
        fields.add(String.valueOf(cell.cost().steps()));
        return fields;
    }

    private static List<String> interval(Statistics.@Nullable Interval interval) {
        return interval == null
                ? List.of("", "", "")
                : List.of(number(interval.mean()), number(interval.low()), number(interval.high()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : NumberText.ascii(value, 4);
    }
}
