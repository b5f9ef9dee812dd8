package org.neurobean.lab.table.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.neurobean.data.DataCatalog;
import org.neurobean.io.NumberText;
import org.neurobean.lab.store.Choice;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.FewShotTable.Cell;

/**
 * The settings of a row, and why they were chosen.
 *
 * @param summary the settings that its cells have, each once
 * @param sources why it has them, each once: "tuned for Table 1"
 * @param columns "MNIST, 1-shot": those that tuning chose for; empty if it chose nothing
 * @param lines a candidate each
 * @param rules how candidates were compared, each once
 */
record SettingsView(
        ShownRow row, String summary, String sources, List<String> columns, List<Line> lines, List<String> rules) {

    /** A candidate with its results, one for each column. */
    record Line(String setting, List<Result> results) {}

    /**
     * A candidate at one column.
     *
     * @param validation mean validation accuracy in percent; a dash if it was not a candidate
     * @param note how far it came: "4 draws", "2 draws, 50 epochs"
     */
    record Result(String validation, String note, boolean chosen) {}

    static List<SettingsView> of(FewShotTable table, List<ShownRow> rows) {
        return rows.stream().map(row -> of(table, row)).toList();
    }

    private static SettingsView of(FewShotTable table, ShownRow row) {
        List<Choice> choices = new ArrayList<>();
        for (String dataset : table.datasets()) {
            for (int shots : table.shots()) {
                table.choices().stream()
                        .filter(choice -> choice.row().equals(row.id())
                                && choice.dataset().equals(dataset)
                                && choice.shots() == shots)
                        .findFirst()
                        .ifPresent(choices::add);
            }
        }
        Set<String> settings = new LinkedHashSet<>();
        choices.forEach(choice ->
                choice.candidates().forEach(each -> settings.add(each.method().description())));
        return new SettingsView(
                row,
                joined(table, row, Cell::setting, "no trial yet"),
                joined(table, row, Cell::source, ""),
                choices.stream()
                        .map(choice -> DataCatalog.named(choice.dataset()).title() + ", " + choice.shots() + "-shot")
                        .toList(),
                settings.stream()
                        .map(setting -> new Line(
                                setting,
                                choices.stream()
                                        .map(choice -> result(choice, setting))
                                        .toList()))
                        .toList(),
                choices.stream().map(Choice::rule).distinct().toList());
    }

    /** What the cells of a row have, each once. */
    private static String joined(FewShotTable table, ShownRow row, Function<Cell, String> what, String none) {
        String texts = table.cells().stream()
                .filter(cell -> cell.row().equals(row.id()))
                .map(what)
                .distinct()
                .collect(Collectors.joining("; "));
        return texts.isEmpty() ? none : texts;
    }

    private static Result result(Choice choice, String setting) {
        return choice.candidates().stream()
                .filter(candidate -> candidate.method().description().equals(setting))
                .findFirst()
                .map(candidate -> new Result(
                        NumberText.ascii(100 * candidate.validation(), 2),
                        candidate.draws()
                                + (candidate.draws() == 1 ? " draw" : " draws")
                                + (candidate.epochs() == 0 ? "" : ", " + candidate.epochs() + " epochs"),
                        choice.chosen().description().equals(setting)))
                .orElse(new Result("\u2013", "", false));
    }
}
