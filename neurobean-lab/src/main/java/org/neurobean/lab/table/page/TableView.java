package org.neurobean.lab.table.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.neurobean.data.DataCatalog;
import org.neurobean.io.NumberText;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.Finding;
import org.neurobean.lab.table.Row;
import org.neurobean.lab.table.Table1;
import org.neurobean.lab.table.TableFindings;
import org.neurobean.lab.table.TableSummary;

/** What the templates show, as finished texts. */
record TableView(
        String title,
        String lead,
        String caution,
        List<String> summary,
        List<Verdict> verdicts,
        List<Group> groups,
        List<ShownRow> rows,
        List<Block> blocks,
        List<CostView> costs,
        List<SettingsView> settings,
        List<String> protocol,
        List<Fact> facts) {

    /** Sentences that compare with the paper in the same way. */
    record Verdict(String id, String title, List<String> sentences) {}

    /** A group of rows that can be hidden. */
    record Group(String id, String title) {}

    /** A data set's part of the table. */
    record Block(String dataset, String title, List<Integer> shots, List<Line> lines) {}

    /** A row in it. */
    record Line(ShownRow row, List<CellView> cells) {}

    /** One line at the foot of the page. */
    record Fact(String label, String text, boolean code) {}

    static TableView of(TableReport report) {
        FewShotTable table = report.table();
        List<ShownRow> rows = ShownRow.of(table);
        return new TableView(
                "Table 1: " + Table1.TITLE.split(",", 2)[0].toLowerCase(Locale.ROOT),
                lead(table),
                caution(table),
                TableSummary.of(table),
                verdicts(table),
                Arrays.stream(Row.Group.values())
                        .filter(group -> table.rows().stream().anyMatch(row -> row.group() == group))
                        .map(group -> new Group(group.name().toLowerCase(Locale.ROOT), title(group)))
                        .toList(),
                rows,
                table.datasets().stream()
                        .map(dataset -> block(table, rows, dataset))
                        .toList(),
                CostView.of(table, rows),
                SettingsView.of(table, rows),
                ProtocolText.of(table),
                facts(report));
    }

    private static String lead(FewShotTable table) {
        String sets = table.datasets().stream()
                .map(dataset -> DataCatalog.named(dataset).title())
                .collect(Collectors.joining(" and "));
        return "Networks and other learners get " + joined(table.shots())
                + (table.shots().equals(List.of(1)) ? " image" : " images") + " of each class of " + sets
                + ", drawn at random "
                + (table.draws() == 1 ? "once" : NumberText.count(table.draws()) + " times")
                + "; all methods get the same draws.";
    }

    private static String joined(List<Integer> shots) {
        List<String> texts = shots.stream().map(String::valueOf).toList();
        int last = texts.size() - 1;
        return last == 0 ? texts.get(0) : String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
    }

    /** What is missing; empty if nothing is. */
    private static String caution(FewShotTable table) {
        if (table.finished() == table.planned()) {
            return "";
        }
        List<String> none = table.rows().stream()
                .filter(row ->
                        table.cells().stream().noneMatch(cell -> cell.row().equals(row.id())))
                .map(FewShotTable.RowName::title)
                .toList();
        return "Not finished: " + NumberText.count(table.finished()) + " of " + NumberText.count(table.planned())
                + " trials are in the store. Cells with fewer draws say so, and their numbers will move."
                + (none.isEmpty() ? "" : " No trial yet of: " + String.join(", ", none) + ".");
    }

    private static List<Verdict> verdicts(FewShotTable table) {
        List<Finding> findings = TableFindings.of(table);
        List<Verdict> verdicts = new ArrayList<>();
        for (Finding.Verdict verdict : Finding.Verdict.values()) {
            List<String> sentences = findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .map(Finding::text)
                    .toList();
            if (!sentences.isEmpty()) {
                String words = verdict.words();
                verdicts.add(new Verdict(
                        verdict.name().toLowerCase(Locale.ROOT),
                        words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
                        sentences));
            }
        }
        return verdicts;
    }

    private static String title(Row.Group group) {
        return switch (group) {
            case PAPER -> "the paper's rows";
            case PIXELS -> "pixels alone";
            case FURTHER -> "further methods";
            case CONTROL -> "controls of BEAN";
        };
    }

    private static Block block(FewShotTable table, List<ShownRow> rows, String dataset) {
        return new Block(
                dataset,
                DataCatalog.named(dataset).title(),
                table.shots(),
                rows.stream()
                        .map(row -> new Line(
                                row,
                                table.shots().stream()
                                        .map(shots -> CellView.of(table, row.id(), dataset, shots))
                                        .toList()))
                        .toList());
    }

    private static List<Fact> facts(TableReport report) {
        FewShotTable table = report.table();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Command", report.command(), true));
        facts.add(new Fact("Protocol", table.protocol(), false));
        facts.add(new Fact(
                "Trials",
                NumberText.count(table.finished()) + " of " + NumberText.count(table.planned()) + " finished",
                false));
        table.origins().forEach(origin -> facts.add(new Fact("Trials run with", origin, false)));
        return facts;
    }
}
