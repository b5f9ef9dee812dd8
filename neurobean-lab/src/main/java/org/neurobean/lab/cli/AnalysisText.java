package org.neurobean.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.neurobean.lab.analysis.LayerAnalysis;

/** The numbers of an analysis as a person reads them in a terminal. */
final class AnalysisText {

    private AnalysisText() {}

    static List<String> lines(LayerAnalysis layer) {
        LayerAnalysis.Summary s = layer.summary();
        List<String> lines = new ArrayList<>();
        lines.add(layer.name() + ", layer " + layer.layer() + " (" + layer.origin() + ")");
        lines.add(line(
                "neurons",
                "%d alive, %d dead, %d samples, %d targets",
                s.aliveNeurons(),
                s.deadNeurons(),
                s.samples(),
                layer.targetNames().size()));
        lines.add(line(
                "assemblies",
                "%d of K-means; %d by the best silhouette, %d by eigenvalues of the activations",
                s.assemblies(),
                s.assembliesBySilhouette(),
                s.assembliesByEigenvalues()));
        lines.add(line(
                "silhouette",
                "weights %s (alive %s), t-SNE %s (alive %s), p %s",
                number(s.silhouette().raw()),
                number(s.silhouette().rawAlive()),
                number(s.silhouette().tsne()),
                number(s.silhouette().tsneAlive()),
                number(s.silhouettePValue())));
        lines.add(
                line("selectivity", "%s, %d classes are preferred", number(s.selectivityMean()), s.preferredClasses()));
        lines.add(line(
                "agreement",
                "assemblies and preferred class: NMI %s, ARI %s; and activations: NMI %s, ARI %s",
                number(s.weightsPreferredClassNmi()),
                number(s.weightsPreferredClassAri()),
                number(s.weightsActivationsNmi()),
                number(s.weightsActivationsAri())));
        if (!Double.isNaN(s.accuracy())) {
            lines.add(line(
                    "ablation",
                    "own class loses %.1f points, others %.1f; accuracy with all neurons %s",
                    s.ownClassDrop(),
                    s.otherClassDrop(),
                    Console.percent(s.accuracy())));
        }
        lines.add(line(
                "wiring",
                "C4 %s (strong ones %s), sparseness %s, %.1f targets a neuron",
                number(s.clustering()),
                number(s.clusteringOfThreshold()),
                number(s.sparseness()),
                s.effectiveTargets()));
        layer.remarks().forEach(remark -> lines.add("  note: " + remark));
        return lines;
    }

    private static String line(String label, String format, Object... values) {
        return String.format(Locale.ROOT, "  %-12s " + format, prepend(label, values));
    }

    private static Object[] prepend(String label, Object[] values) {
        Object[] all = new Object[values.length + 1];
        all[0] = label;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.3f", value);
    }
}
