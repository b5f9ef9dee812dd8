package org.neurobean.lab.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.neurobean.lab.experiment.Results.Measured;

/**
 * The numbers of several networks as text, cell by cell: mean and standard deviation over the seeds, and of what is counted
 * the count of each seed.
 *
 * @param head of each column; the first one is empty
 * @param rows as long as the head
 */
public record ResultsTable(List<String> head, List<List<String>> rows) {

    private static final String PLUS_MINUS = "±";
    private static final List<ResultColumn> ON_MAPS = List.of(ResultColumn.TSNE_ALIVE, ResultColumn.TSNE_ALL);

    public ResultsTable {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The columns that matter most, a row for each network of one panel, in ASCII and at most 120 characters wide. */
    public static ResultsTable forTerminal(List<Measured> panel) {
        List<String> head = new ArrayList<>(List.of(""));
        ResultColumn.BRIEF.forEach(column -> head.add(column.shortHeading()));
        return new ResultsTable(
                head,
                panel.stream()
                        .map(network -> row(network.network(), network, ResultColumn.BRIEF, "+-"))
                        .toList());
    }

    /** The columns that matter most, a row for each network. */
    static ResultsTable brief(List<Measured> measured) {
        return ofNetworks(measured, ResultColumn.BRIEF);
    }

    /** All columns, a row for each network. */
    static ResultsTable full(List<Measured> measured) {
        return ofNetworks(measured, ResultColumn.ALL);
    }

    /** Silhouettes on t-SNE, a row for each panel; all panels have the same networks. */
    static ResultsTable silhouettesByPanel(List<Measured> measured) {
        Map<String, List<Measured>> panels = new LinkedHashMap<>();
        measured.forEach(network -> panels.computeIfAbsent(network.panel(), panel -> new ArrayList<>())
                .add(network));
        List<String> head = new ArrayList<>(List.of(""));
        for (Measured network :
                Objects.requireNonNull(panels.get(measured.get(0).panel()))) {
            ON_MAPS.forEach(column -> head.add(network.network() + ", " + column.shortHeading()));
        }
        List<List<String>> rows = new ArrayList<>();
        panels.forEach((panel, networks) -> {
            List<String> row = new ArrayList<>(List.of(panel));
            for (Measured network : networks) {
                ON_MAPS.forEach(column -> row.add(column.cell(network.runs(), PLUS_MINUS)));
            }
            rows.add(row);
        });
        return new ResultsTable(head, rows);
    }

    private static ResultsTable ofNetworks(List<Measured> measured, List<ResultColumn> columns) {
        List<String> head = new ArrayList<>(List.of(""));
        columns.forEach(column -> head.add(column.heading()));
        Map<String, Measured> first = new LinkedHashMap<>();
        measured.forEach(network -> first.putIfAbsent(network.panel(), network));
        return new ResultsTable(
                head,
                measured.stream()
                        .map(network -> row(
                                name(network, Objects.requireNonNull(first.get(network.panel()))),
                                network,
                                columns,
                                PLUS_MINUS))
                        .toList());
    }

    private static List<String> row(String name, Measured network, List<ResultColumn> columns, String plusMinus) {
        List<String> row = new ArrayList<>(List.of(name));
        columns.forEach(column -> row.add(column.cell(network.runs(), plusMinus)));
        return row;
    }

    /** The network with its settings: "MLP, BEAN-2, alpha 20000 (code scale), 30 epochs". */
    private static String name(Measured network, Measured first) {
        String model = network.panel().split(" ", 2)[0];
        String setting =
                network.settings().startsWith(network.network() + ",") ? network.settings() : network.network();
        String epochs = network.epochs() == first.epochs() || setting.contains("epochs")
                ? ""
                : ", " + network.epochs() + " epochs";
        return model + ", " + setting + epochs;
    }

    /** Its lines as Markdown. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(line(head));
        lines.add("|" + "---|".repeat(head.size()));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private static String line(List<String> cells) {
        return ("| " + String.join(" | ", cells) + " |").replace("|  |", "| |");
    }
}
