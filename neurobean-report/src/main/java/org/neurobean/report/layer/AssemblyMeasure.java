package org.neurobean.report.layer;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.neurobean.assembly.layer.LayerAnalysis.Summary;
import org.neurobean.report.page.NumberText;

/**
 * One number of a summary: what it is called, what it says, and how it is written.
 *
 * @param title of its row or column
 * @param hint a few words below the title
 * @param main whether it stands in the short table
 */
record AssemblyMeasure(
        String title, String hint, boolean main, ToDoubleFunction<Summary> value, DoubleFunction<String> text) {

    private static final DoubleFunction<String> COUNT = AssemblyMeasure::count;
    private static final DoubleFunction<String> SHARE = NumberText::twoDecimals;
    private static final DoubleFunction<String> POINTS = NumberText::oneDecimal;

    /** All of them, in the order of the table. */
    static final List<AssemblyMeasure> ALL = List.of(
            new AssemblyMeasure("Accuracy", "all neurons", true, Summary::accuracy, v -> NumberText.percent(v, 1)),
            main("Alive", "neurons", Summary::aliveNeurons, COUNT),
            main("Dead", "neurons", Summary::deadNeurons, COUNT),
            main("Assemblies", "K, as asked for", Summary::assemblies, COUNT),
            main("Silhouette", "t-SNE, alive", summary -> summary.silhouette().tsneAlive(), SHARE),
            main(
                    "Silhouette, raw",
                    "weights, alive",
                    summary -> summary.silhouette().rawAlive(),
                    SHARE),
            more(
                    "Silhouette, t-SNE, all neurons",
                    "",
                    summary -> summary.silhouette().tsne(),
                    SHARE),
            more(
                    "Silhouette, weights, all neurons",
                    "",
                    summary -> summary.silhouette().raw(),
                    SHARE),
            more(
                    "p of the silhouette",
                    "share of weight-shuffled layers that do as well",
                    Summary::silhouettePValue,
                    SHARE),
            main("Own-class drop", "points", Summary::ownClassDrop, POINTS),
            main("Other classes", "points", Summary::otherClassDrop, POINTS),
            main("NMI", "assembly and class", Summary::weightsPreferredClassNmi, SHARE),
            more(
                    "Assemblies and preferred classes, adjusted Rand",
                    "agreement, 1 is the same",
                    Summary::weightsPreferredClassAri,
                    SHARE),
            more(
                    "Assemblies in weights and in activations, NMI",
                    "agreement, 1 is the same",
                    Summary::weightsActivationsNmi,
                    SHARE),
            more(
                    "Assemblies in weights and in activations, adjusted Rand",
                    "agreement, 1 is the same",
                    Summary::weightsActivationsAri,
                    SHARE),
            main("Selectivity", "mean", Summary::selectivityMean, SHARE),
            more("Classes that some alive neuron prefers", "", Summary::preferredClasses, COUNT),
            more("Assemblies by silhouette", "number with the best silhouette", Summary::assembliesBySilhouette, COUNT),
            more(
                    "Assemblies by eigenvalues",
                    "of the activation correlation, above the Marchenko-Pastur bound",
                    Summary::assembliesByEigenvalues,
                    COUNT),
            more("Clustering C\u2084, weighted", "paper, Eq. 8", Summary::clustering, NumberText::significant),
            more(
                    "Clustering C\u2084, thresholded",
                    "connections above half of the strongest",
                    Summary::clusteringOfThreshold,
                    NumberText::significant),
            more("Sparseness of outgoing weights", "Hoyer, 1 is a single weight", Summary::sparseness, SHARE),
            more("Effective targets of a neuron", "mean", Summary::effectiveTargets, NumberText::significant),
            more("Samples", "", Summary::samples, COUNT));

    private static AssemblyMeasure main(
            String title, String hint, ToDoubleFunction<Summary> value, DoubleFunction<String> text) {
        return new AssemblyMeasure(title, hint, true, value, text);
    }

    private static AssemblyMeasure more(
            String title, String hint, ToDoubleFunction<Summary> value, DoubleFunction<String> text) {
        return new AssemblyMeasure(title, hint, false, value, text);
    }

    private static String count(double value) {
        return NumberText.count((long) value);
    }

    /** The number of a summary as text, and as the key that a table sorts by: empty where it is missing. */
    Cell cell(Summary summary) {
        double number = value.applyAsDouble(summary);
        return Double.isNaN(number) ? new Cell(NumberText.MISSING, "") : new Cell(text.apply(number), number + "");
    }

    record Cell(String text, String sortKey) {}
}
