package org.neurobean.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neurobean.assembly.layer.LayerAnalysis;

/** The numbers of an analysis as a person reads them in a terminal. */
final class AnalysisText {

    /** Classes that are listed for a set of neurons. */
    private static final int MOST_CLASSES = 20;

    /** Characters after which a list of ids is cut. */
    private static final int LONGEST_IDS = 60;

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
        if (layer.ablation() != null) {
            layer.ablation().chosen().forEach(set -> chosen(set, layer.classNames(), lines));
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

    /** Where there are many classes, those alone that lose most. */
    private static void chosen(LayerAnalysis.Chosen set, List<String> classNames, List<String> lines) {
        int neurons = set.neurons().length;
        lines.add(line(
                "ablated",
                "%s: %d neuron%s, a class loses %.1f points on average; accuracy of each without them",
                ranges(set.neurons()),
                neurons,
                neurons == 1 ? "" : "s",
                set.meanDrop()));
        int classes = classNames.size();
        int width = classNames.stream().mapToInt(String::length).max().orElse(0);
        IntStream.range(0, classes)
                .filter(c -> !Double.isNaN(set.drop()[c]))
                .boxed()
                .sorted(
                        classes <= MOST_CLASSES
                                ? Comparator.<Integer>naturalOrder()
                                : Comparator.comparingDouble((Integer c) -> -set.drop()[c]))
                .limit(MOST_CLASSES)
                .map(c -> line(
                        "",
                        "class %-" + width + "s  %8s  %+6.1f points",
                        classNames.get(c),
                        Console.percent(set.accuracy()[c]),
                        0 - set.drop()[c]))
                .forEach(lines::add);
        if (classes > MOST_CLASSES) {
            lines.add(line("", "the %d of %d classes that lose most; assemblies.json has all", MOST_CLASSES, classes));
        }
    }

    /** "3,17,20-25" of ascending ids, cut where it gets long. */
    private static String ranges(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ids.length; ) {
            int end = i;
            while (end + 1 < ids.length && ids[end + 1] == ids[end] + 1) {
                end++;
            }
            if (text.length() > LONGEST_IDS) {
                return text.append(",...").toString();
            }
            text.append(i == 0 ? "" : ",").append(ids[i]);
            if (end > i) {
                text.append(end == i + 1 ? "," : "-").append(ids[end]);
            }
            i = end + 1;
        }
        return text.toString();
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
