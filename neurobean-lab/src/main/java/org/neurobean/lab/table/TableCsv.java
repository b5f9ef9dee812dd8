package org.neurobean.lab.table;

import org.neurobean.io.NumberText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.RowName;

/** A table as CSV (RFC 4180), a line for each finished cell; what there is not is empty. */
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
        StringBuilder text = new StringBuilder(line(HEAD));
        for (Cell cell : table.cells()) {
            text.append(line(fields(Objects.requireNonNull(table.row(cell.row())), cell)));
        }
        return text.toString();
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

    private static String line(List<String> fields) {
        return fields.stream().map(TableCsv::escaped).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String escaped(String field) {
        return field.matches("[^\",\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
