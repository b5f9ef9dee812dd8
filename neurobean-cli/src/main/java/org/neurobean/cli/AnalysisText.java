package org.neurobean.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.Measure;
import org.neurobean.io.NumberText;

/** The numbers of an analysis as a person reads them in a terminal. */
final class AnalysisText {

    /** Classes that are listed for a set of neurons. */
    private static final int MOST_CLASSES = 20;

    /** Characters after which a list of ids is cut. */
    private static final int LONGEST_IDS = 60;

    /** A place for a measure in a sentence, by its key. */
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    private static final Map<String, Measure> BY_KEY =
            Arrays.stream(Measure.values()).collect(Collectors.toMap(Measure::key, measure -> measure));

    private static final String NEURONS = "{aliveNeurons} alive, {deadNeurons} dead, {samples} samples";
    private static final String ASSEMBLIES =
            "{assemblies} of K-means; {assemblyCount.bySilhouette} by the best silhouette,"
                    + " {assemblyCount.byEigenvalues} by eigenvalues of the activations";
    private static final String SILHOUETTE = "weights {silhouette.raw} (alive {silhouette.rawAlive}), t-SNE"
            + " {silhouette.tsne} (alive {silhouette.tsneAlive}), p {silhouette.pValue}";
    private static final String SELECTIVITY =
            "{selectivity.mean}, {selectivity.preferredClasses} classes are preferred";
    private static final String AGREEMENT =
            "assemblies and preferred class: NMI {agreement.weightsPreferredClassNmi}, ARI"
                    + " {agreement.weightsPreferredClassAri}; and activations: NMI {agreement.weightsActivationsNmi}, ARI"
                    + " {agreement.weightsActivationsAri}";
    private static final String ABLATION = "own class loses {ablation.ownClassDrop} points, others"
            + " {ablation.otherClassDrop}; accuracy with all neurons {accuracy}";
    private static final String WIRING =
            "C4 {wiring.clustering} (strong ones {wiring.clusteringOfThreshold}), sparseness"
                    + " {wiring.sparseness}, {wiring.effectiveTargets} targets a neuron";

    /** What no sentence names gets a line of its own. */
    private static final List<Measure> WITHOUT_A_SENTENCE = withoutASentence();

    private AnalysisText() {}

    private static List<Measure> withoutASentence() {
        String sentences = NEURONS + ASSEMBLIES + SILHOUETTE + SELECTIVITY + AGREEMENT + ABLATION + WIRING;
        return Arrays.stream(Measure.values())
                .filter(measure -> !sentences.contains("{" + measure.key() + "}"))
                .toList();
    }

    static List<String> lines(LayerAnalysis layer) {
        LayerAnalysis.Summary summary = layer.summary();
        List<String> lines = new ArrayList<>();
        lines.add(layer.name() + ", layer " + layer.layer() + " (" + layer.origin() + ")");
        lines.add(sentence("neurons", NEURONS + ", " + layer.targetNames().size() + " targets", summary));
        lines.add(sentence("assemblies", ASSEMBLIES, summary));
        lines.add(sentence("silhouette", SILHOUETTE, summary));
        lines.add(sentence("selectivity", SELECTIVITY, summary));
        lines.add(sentence("agreement", AGREEMENT, summary));
        if (!Double.isNaN(summary.accuracy())) {
            lines.add(sentence("ablation", ABLATION, summary));
        }
        if (layer.ablation() != null) {
            layer.ablation().chosen().forEach(set -> chosen(set, layer.classNames(), lines));
        }
        lines.add(sentence("wiring", WIRING, summary));
        WITHOUT_A_SENTENCE.forEach(measure -> lines.add(line("", "%s: %s", measure.title(), text(measure, summary))));
        layer.remarks().forEach(remark -> lines.add("  note: " + remark));
        return lines;
    }

    /** A line with the measures in their places. */
    private static String sentence(String label, String sentence, LayerAnalysis.Summary summary) {
        String filled = PLACE.matcher(sentence)
                .replaceAll(place -> text(Objects.requireNonNull(BY_KEY.get(place.group(1))), summary));
        return line(label, "%s", filled);
    }

    private static String text(Measure measure, LayerAnalysis.Summary summary) {
        double value = measure.of(summary);
        return switch (measure.kind()) {
            case COUNT -> Long.toString((long) value);
            case SHARE -> Console.percent(value);
            case POINTS, MEAN_COUNT -> NumberText.ascii(value, 1);
            case INDEX, COEFFICIENT -> Double.isNaN(value) ? "unknown" : NumberText.ascii(value, 3);
        };
    }

    /** If there are many classes, only those that lose most. */
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

    /** "3,17,20-25" of ascending ids, cut if it gets long. */
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
}
