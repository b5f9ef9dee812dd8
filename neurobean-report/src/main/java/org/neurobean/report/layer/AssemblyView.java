package org.neurobean.report.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.NumberText;

/** A report in the words of its page: every number already text, nothing left to compute in the template. */
record AssemblyView(
        String title,
        String lead,
        List<Panel> panels,
        List<AssemblyMeasure> columns,
        List<Row> rows,
        List<Measured> measures,
        List<AssemblyReport.Fact> facts,
        boolean hasAblation) {

    /** One layer of the page. */
    record Panel(
            int index,
            String label,
            String layer,
            String size,
            List<Stat> stats,
            List<String> sentences,
            boolean hasAblation) {}

    /** A number that the reader should see first. */
    record Stat(String label, String value) {}

    /** A layer in the table of results. */
    record Row(int index, String label, String origin, List<AssemblyMeasure.Cell> cells) {}

    /** A measure in the table of all numbers, a value for each layer. */
    record Measured(String title, String hint, List<String> values) {}

    static AssemblyView of(AssemblyReport report, AssemblyData data) {
        AssemblyFindings findings = new AssemblyFindings(report);
        List<AssemblyMeasure> main = AssemblyMeasure.ALL.stream()
                .filter(each -> each.measure().isBrief())
                .toList();
        return new AssemblyView(
                report.title(),
                findings.lead(),
                IntStream.range(0, report.layers().size())
                        .mapToObj(index -> panel(report, findings, index))
                        .toList(),
                main,
                IntStream.range(0, report.layers().size())
                        .mapToObj(index -> row(report, index, main))
                        .toList(),
                AssemblyMeasure.ALL.stream()
                        .map(measure -> measured(report, measure))
                        .toList(),
                facts(report, data),
                report.layers().stream().anyMatch(layer -> layer.ablation() != null));
    }

    private static Panel panel(AssemblyReport report, AssemblyFindings findings, int index) {
        LayerAnalysis layer = report.layers().get(index);
        List<String> sentences = new ArrayList<>();
        sentences.add(findings.sentence(index));
        String worst = findings.worst(index);
        if (worst != null) {
            sentences.add(worst);
        }
        sentences.add(findings.trust(index));
        return new Panel(
                index,
                report.labels().get(index),
                layer.layer(),
                AssemblyFindings.counted(layer.neurons().size(), "neuron", "neurons"),
                stats(layer.summary()),
                sentences,
                layer.ablation() != null);
    }

    private static List<Stat> stats(LayerAnalysis.Summary summary) {
        List<Stat> stats = new ArrayList<>();
        stats.add(new Stat(
                "silhouette, t-SNE", NumberText.twoDecimals(summary.silhouette().tsneAlive())));
        if (Double.isFinite(summary.ownClassDrop())) {
            stats.add(new Stat("points lost, own class", NumberText.oneDecimal(summary.ownClassDrop())));
            stats.add(new Stat("points lost, others", NumberText.oneDecimal(summary.otherClassDrop())));
        }
        return stats;
    }

    private static Row row(AssemblyReport report, int index, List<AssemblyMeasure> main) {
        LayerAnalysis layer = report.layers().get(index);
        return new Row(
                index,
                report.labels().get(index),
                layer.origin(),
                main.stream().map(measure -> measure.cell(layer.summary())).toList());
    }

    private static Measured measured(AssemblyReport report, AssemblyMeasure measure) {
        return new Measured(
                measure.title(),
                measure.hint(),
                report.layers().stream()
                        .map(layer -> measure.cell(layer.summary()).text())
                        .toList());
    }

    /** Where the layers come from, what was left out of them by the analysis and by this page, and what the caller adds. */
    private static List<AssemblyReport.Fact> facts(AssemblyReport report, AssemblyData data) {
        List<AssemblyReport.Fact> facts = new ArrayList<>();
        for (int index = 0; index < report.layers().size(); index++) {
            LayerAnalysis layer = report.layers().get(index);
            List<String> lines = new ArrayList<>();
            lines.add(layer.origin() + (layer.origin().endsWith(".") ? "" : "."));
            lines.addAll(layer.remarks());
            lines.addAll(leftOut(layer, data.layers().get(index)));
            lines.addAll(ablated(data.layers().get(index), data.readouts().get(index)));
            facts.add(new AssemblyReport.Fact(report.labels().get(index), String.join(" ", lines)));
        }
        facts.addAll(report.facts());
        return facts;
    }

    private static List<String> ablated(LayerData layer, @Nullable ReadoutData readout) {
        if (readout != null) {
            String samples = readout.samples() == readout.of()
                    ? "all " + NumberText.count(readout.of()) + " samples"
                    : NumberText.count(readout.samples()) + " of the " + NumberText.count(readout.of())
                            + " samples, a random choice from each class";
            return List.of("Sets of neurons that you choose yourself are ablated in this page, over " + samples
                    + ", with activations rounded to " + readout.bits() + " bits.");
        }
        return layer.ablation() != null && layer.ablation().last()
                ? List.of("The layer is too large for this page to ablate other sets of neurons; 'neurobean analyze"
                        + " --ablate' does it.")
                : List.of();
    }

    private static List<String> leftOut(LayerAnalysis layer, LayerData data) {
        List<String> lines = new ArrayList<>();
        int classes = layer.classNames().size();
        if (data.classes().size() < classes) {
            lines.add("To keep this file small, class means and ablation are shown for the "
                    + NumberText.count(data.classes().size()) + " classes that most neurons prefer, of "
                    + NumberText.count(classes) + ".");
        }
        if (data.targetNames().size() < data.allTargets()) {
            lines.add("Outgoing weights are shown for the "
                    + NumberText.count(data.targetNames().size()) + " targets with the largest weights, of "
                    + NumberText.count(data.allTargets()) + ".");
        }
        int correlated = data.wiring().ids().size();
        if (correlated < layer.neurons().size()) {
            lines.add("Correlations are drawn for " + NumberText.count(correlated) + " of "
                    + NumberText.count(layer.neurons().size()) + " neurons.");
        }
        if (data.maps().shown().size() < layer.neurons().size()) {
            lines.add("The map places " + NumberText.count(data.maps().shown().size()) + " of "
                    + NumberText.count(layer.neurons().size()) + " neurons.");
        }
        if (data.images() != null && data.images().leftOut() > 0) {
            lines.add("Of the most exciting images, "
                    + NumberText.count(data.images().leftOut()) + " weaker ones are left out.");
        }
        return lines;
    }
}
