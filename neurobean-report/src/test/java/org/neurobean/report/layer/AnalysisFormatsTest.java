package org.neurobean.report.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.Golden;

/** What scripts and readers get of an analysis: keys, columns, and each number as it is written. */
final class AnalysisFormatsTest {

    private static final LayerAnalysis LAYER = FakeAnalyses.lenet().layers().get(2);

    @Test
    void assembliesJsonHasTheseKeysInThisOrder() {
        LayerAnalysis.Ablations ablation = LAYER.ablation();
        LayerAnalysis chosen = with(
                new LayerAnalysis.Ablations(
                        ablation.baseline(),
                        ablation.byPreferredClass(),
                        ablation.byAssembly(),
                        ablation.byNeuron(),
                        List.of(new LayerAnalysis.Chosen(new int[] {3}, new double[] {0.5}, new double[] {10}, 10)),
                        null),
                LAYER.summary());
        Golden.check(
                AnalysisFormatsTest.class,
                "assemblies.json.keys",
                Golden.keys(AnalysisFiles.json(chosen, AnalysisOptions.DEFAULT)));
    }

    @Test
    void assembliesJsonWritesNumbersLikeThis() {
        Golden.check(AnalysisFormatsTest.class, "assemblies.json", AnalysisFiles.json(LAYER, AnalysisOptions.DEFAULT));
    }

    @Test
    void whatCouldNotBeComputedIsNull() {
        double nan = Double.NaN;
        LayerAnalysis unknown = with(
                null,
                new LayerAnalysis.Summary(
                        0,
                        nan,
                        0,
                        84,
                        0,
                        new LayerAnalysis.Silhouettes(nan, nan, nan, nan),
                        nan,
                        0,
                        nan,
                        nan,
                        nan,
                        nan,
                        nan,
                        nan,
                        0,
                        0,
                        nan,
                        nan,
                        nan,
                        nan,
                        nan));
        Golden.check(
                AnalysisFormatsTest.class,
                "assemblies-unknown.json",
                AnalysisFiles.json(unknown, AnalysisOptions.DEFAULT));
    }

    @Test
    void neuronsCsvHasTheseColumns(@TempDir Path folder) throws Exception {
        AnalysisFiles.write(LAYER, AnalysisOptions.DEFAULT, folder);
        List<String> lines = Files.readAllLines(folder.resolve("neurons.csv"));
        Golden.check(
                AnalysisFormatsTest.class,
                "neurons.csv.columns",
                List.of(lines.get(0).split(",", -1)));
    }

    @Test
    void theTablesOfThePageAreThese() {
        AssemblyReport report = FakeAnalyses.lenet();
        AssemblyView view = AssemblyView.of(report, AssemblyData.of(report));
        StringBuilder text = new StringBuilder("short table\n");
        for (int column = 0; column < view.columns().size(); column++) {
            text.append(view.columns().get(column).title())
                    .append(" | ")
                    .append(view.columns().get(column).hint());
            for (AssemblyView.Row row : view.rows()) {
                text.append(" | ")
                        .append(row.cells().get(column).text())
                        .append(" = ")
                        .append(row.cells().get(column).sortKey());
            }
            text.append('\n');
        }
        text.append("all numbers\n");
        view.measures().forEach(measure -> text.append(measure.title())
                .append(" | ")
                .append(measure.hint())
                .append(" | ")
                .append(String.join(" | ", measure.values()))
                .append('\n'));
        Golden.check(AnalysisFormatsTest.class, "page-tables.txt", text.toString());
    }

    private static LayerAnalysis with(LayerAnalysis.@Nullable Ablations ablation, LayerAnalysis.Summary summary) {
        return new LayerAnalysis(
                LAYER.name(),
                LAYER.layer(),
                LAYER.origin(),
                LAYER.classNames(),
                LAYER.targetNames(),
                LAYER.neurons(),
                LAYER.classMeans(),
                LAYER.outgoing(),
                LAYER.maps(),
                LAYER.wiring(),
                LAYER.coactivation(),
                ablation,
                LAYER.images(),
                summary,
                LAYER.remarks());
    }
}
