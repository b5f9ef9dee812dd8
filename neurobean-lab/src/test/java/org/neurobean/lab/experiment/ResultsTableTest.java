package org.neurobean.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.Measure;
import org.neurobean.lab.experiment.Results.Measured;
import org.neurobean.lab.experiment.Results.Run;

/** The tables of results, cell by cell. */
final class ResultsTableTest {

    @Test
    void aMeasureIsMeanAndDeviationOfTheRunsWhateverTheSpreadOfTheFileSays() {
        Measured network = network("BEAN-1", "BEAN-1, alpha 20 (code scale)", 10, Measure.ACCURACY, 0.90, 0.92, 0.94);
        // Mean 92, and of three numbers two apart the deviation is 2; the spread that is passed along says 0.5.
        assertThat(cell(network, ResultColumn.ACCURACY)).isEqualTo("92.00 ± 2.00");
    }

    @Test
    void countsAreThoseOfEachRunUnlessThereAreMany() {
        assertThat(cell(network("plain", "", 10, Measure.ASSEMBLIES_BY_SILHOUETTE, 13.0, 14.0, 13.0), BY_SILHOUETTE))
                .isEqualTo("13, 14, 13");
        assertThat(cell(
                        network("plain", "", 10, Measure.ASSEMBLIES_BY_SILHOUETTE, 1.0, 1.0, 1.0, 3.0, 3.0, 3.0),
                        BY_SILHOUETTE))
                .isEqualTo("2.0 ± 1.1");
    }

    @Test
    void ofOneRunThereIsNoDeviation() {
        assertThat(cell(network("plain", "", 10, Measure.ACCURACY, 0.98765), ResultColumn.ACCURACY))
                .isEqualTo("98.77");
    }

    @Test
    void whatIsNotKnownIsNotInTheMeanAndTheTableSaysOfHowManyItIs() {
        assertThat(cell(network("plain", "", 10, Measure.ACCURACY, 0.5, null, 0.7), ResultColumn.ACCURACY))
                .isEqualTo("60.00 ± 14.14 (n = 2)");
        assertThat(cell(network("plain", "", 10, Measure.ACCURACY, null, null), ResultColumn.ACCURACY))
                .isEqualTo("unknown");
        assertThat(cell(network("plain", "", 10, Measure.ASSEMBLIES_BY_SILHOUETTE, 2.0, null), BY_SILHOUETTE))
                .isEqualTo("2, unknown");
    }

    @Test
    void zeroHasNoSign() {
        assertThat(cell(
                        network("plain", "", 10, Measure.OTHER_CLASS_DROP, -0.04, -0.04),
                        ResultColumn.OTHER_CLASS_DROP))
                .isEqualTo("0.0 ± 0.0");
        assertThat(cell(
                        network("plain", "", 10, Measure.OTHER_CLASS_DROP, -0.06, -0.06),
                        ResultColumn.OTHER_CLASS_DROP))
                .isEqualTo("-0.1 ± 0.0");
    }

    @Test
    void rowsTellModelSettingsAndEpochsThatDifferFromThoseOfTheFirst() {
        List<Measured> panel = List.of(
                network("plain", "no regularizer", 10, Measure.ACCURACY, 0.5),
                network("BEAN-1", "BEAN-1, alpha 20 (code scale)", 10, Measure.ACCURACY, 0.5),
                network("BEAN-2", "BEAN-2, alpha 300 (code scale)", 30, Measure.ACCURACY, 0.5),
                network("BEAN-1, 30 epochs, alpha 3", "BEAN-1, alpha 3 (code scale)", 30, Measure.ACCURACY, 0.5));
        assertThat(ResultsTable.full(panel).rows().stream().map(row -> row.get(0)))
                .containsExactly(
                        "MLP, plain",
                        "MLP, BEAN-1, alpha 20 (code scale)",
                        "MLP, BEAN-2, alpha 300 (code scale), 30 epochs",
                        "MLP, BEAN-1, 30 epochs, alpha 3");
    }

    @Test
    void theFullTableHasAllThatTheBriefOneHas() {
        Measured network = network("plain", "", 10, Measure.ACCURACY, 0.5);
        ResultsTable full = ResultsTable.full(List.of(network));
        assertThat(full.head()).containsAll(ResultsTable.brief(List.of(network)).head());
        assertThat(full.head())
                .contains(
                        "dead neurons",
                        "silhouette, weights, all",
                        "silhouette, t-SNE, all",
                        "assemblies by silhouette",
                        "assemblies by eigenvalues");
    }

    @Test
    void everyLineHasAsManyCellsAsTheHead() {
        ResultsTable table = ResultsTable.full(List.of(network("plain", "", 10, Measure.ACCURACY, 0.5, 0.6)));
        assertThat(table.markdown()).hasSize(3).allSatisfy(line -> assertThat(
                        line.chars().filter(c -> c == '|'))
                .hasSize(table.head().size() + 1));
        assertThat(table.markdown().get(0)).startsWith("| | accuracy");
    }

    @Test
    void theTerminalsTableIsAsciiAndFitsInto120Characters() {
        Map<Measure, Double> widest = Map.of(
                Measure.ACCURACY, 0.98765,
                Measure.DEAD_NEURONS, 98.0,
                Measure.SILHOUETTE_TSNE_ALIVE, 0.95,
                Measure.SILHOUETTE_TSNE, 0.95,
                Measure.PREFERRED_CLASS_NMI, 0.99,
                Measure.PREFERRED_CLASSES, 10.0,
                Measure.ASSEMBLIES_BY_SILHOUETTE, 13.0,
                Measure.OWN_CLASS_DROP, 94.5);
        List<Run> runs = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            Map<String, @Nullable Double> values = new HashMap<>();
            widest.forEach((measure, value) -> values.put(measure.key(), value));
            runs.add(new Run(seed, "abc", "unknown", values));
        }
        ResultsTable table = ResultsTable.forTerminal(List.of(new Measured("MLP", "BEAN-2", "", 10, runs, Map.of())));
        int width = 2;
        for (int column = 0; column < table.head().size(); column++) {
            width += 2
                    + Math.max(
                            table.head().get(column).length(),
                            table.rows().get(0).get(column).length());
        }
        assertThat(width).isLessThanOrEqualTo(120);
        assertThat(String.join("", table.rows().get(0))).isASCII().contains("+-");
    }

    @Test
    void silhouettesByPanelHaveARowForEachPanelAndTwoColumnsForEachNetwork() {
        List<Measured> measured = new ArrayList<>();
        for (String panel : List.of("LeNet-5, perplexity 3", "LeNet-5, perplexity 5")) {
            for (String network : List.of("plain", "BEAN-2")) {
                double value = panel.endsWith("3") ? 0.25 : 0.5;
                measured.add(new Measured(
                        panel, network, "", 10, runs(Measure.SILHOUETTE_TSNE_ALIVE, value, value), Map.of()));
            }
        }
        ResultsTable table = ResultsTable.silhouettesByPanel(measured);
        assertThat(table.head())
                .containsExactly(
                        "", "plain, t-SNE, alive", "plain, t-SNE, all", "BEAN-2, t-SNE, alive", "BEAN-2, t-SNE, all");
        assertThat(table.rows())
                .containsExactly(
                        List.of("LeNet-5, perplexity 3", "0.25 ± 0.00", "unknown", "0.25 ± 0.00", "unknown"),
                        List.of("LeNet-5, perplexity 5", "0.50 ± 0.00", "unknown", "0.50 ± 0.00", "unknown"));
    }

    private static final ResultColumn BY_SILHOUETTE = ResultColumn.BY_SILHOUETTE;

    private static String cell(Measured network, ResultColumn column) {
        ResultsTable table = ResultsTable.full(List.of(network));
        return table.rows().get(0).get(table.head().indexOf(column.heading()));
    }

    private static Measured network(
            String name, String settings, int epochs, Measure measure, @Nullable Double... values) {
        return new Measured(
                "MLP 784-500-10",
                name,
                settings,
                epochs,
                runs(measure, values),
                Map.of(measure.key(), new Spread(0.5, 0.5, 3)));
    }

    private static List<Run> runs(Measure measure, @Nullable Double... values) {
        List<Run> runs = new ArrayList<>();
        for (Double value : values) {
            Map<String, @Nullable Double> of = new HashMap<>();
            of.put(measure.key(), value);
            runs.add(new Run(runs.size(), "abc", "unknown", of));
        }
        return runs;
    }
}
