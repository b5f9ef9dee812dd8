package org.neurobean.assembly.layer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.neurobean.assembly.layer.LayerAnalysis.Summary;

/**
 * The numbers of a {@link LayerAnalysis}: what each is called, what kind of number it is, and which values it can have. Files,
 * pages, tables and the terminal follow from this list. A new measure needs a component of {@link Summary}, its computation
 * in {@link LayerAnalyzer}, and an entry here. The entries are in the order of files.
 */
@SuppressWarnings(
        "ImmutableEnumChecker") // Its fields are texts, records of numbers and texts, and a reference to a method.
public enum Measure {
    SAMPLES("samples", Kind.COUNT, Range.COUNTS, Summary::samples, full(24, "Samples", "")),
    ACCURACY("accuracy", Kind.SHARE, Range.SHARES, Summary::accuracy, brief(1, "Accuracy", "all neurons")),
    ALIVE_NEURONS("aliveNeurons", Kind.COUNT, Range.COUNTS, Summary::aliveNeurons, brief(2, "Alive", "neurons")),
    DEAD_NEURONS("deadNeurons", Kind.COUNT, Range.COUNTS, Summary::deadNeurons, brief(3, "Dead", "neurons")),
    ASSEMBLIES("assemblies", Kind.COUNT, Range.COUNTS, Summary::assemblies, brief(4, "Assemblies", "K, as asked for")),
    SILHOUETTE_RAW(
            "silhouette.raw",
            Kind.INDEX,
            Range.SIGNED,
            s -> s.silhouette().raw(),
            full(8, "Silhouette, weights, all neurons", "")),
    SILHOUETTE_RAW_ALIVE(
            "silhouette.rawAlive",
            Kind.INDEX,
            Range.SIGNED,
            s -> s.silhouette().rawAlive(),
            brief(6, "Silhouette, raw", "weights, alive")),
    SILHOUETTE_TSNE(
            "silhouette.tsne",
            Kind.INDEX,
            Range.SIGNED,
            s -> s.silhouette().tsne(),
            full(7, "Silhouette, t-SNE, all neurons", "")),
    SILHOUETTE_TSNE_ALIVE(
            "silhouette.tsneAlive",
            Kind.INDEX,
            Range.SIGNED,
            s -> s.silhouette().tsneAlive(),
            brief(5, "Silhouette", "t-SNE, alive")),
    SILHOUETTE_P_VALUE(
            "silhouette.pValue",
            Kind.INDEX,
            Range.SHARES,
            Summary::silhouettePValue,
            full(9, "p of the silhouette", "share of weight-shuffled layers that do as well")),
    SELECTIVITY(
            "selectivity.mean", Kind.INDEX, Range.SHARES, Summary::selectivityMean, brief(16, "Selectivity", "mean")),
    PREFERRED_CLASSES(
            "selectivity.preferredClasses",
            Kind.COUNT,
            Range.COUNTS,
            Summary::preferredClasses,
            full(17, "Classes that some alive neuron prefers", "")),
    OWN_CLASS_DROP(
            "ablation.ownClassDrop",
            Kind.POINTS,
            Range.POINTS,
            Summary::ownClassDrop,
            brief(10, "Own-class drop", "points")),
    OTHER_CLASS_DROP(
            "ablation.otherClassDrop",
            Kind.POINTS,
            Range.POINTS,
            Summary::otherClassDrop,
            brief(11, "Other classes", "points")),
    PREFERRED_CLASS_NMI(
            "agreement.weightsPreferredClassNmi",
            Kind.INDEX,
            Range.SHARES,
            Summary::weightsPreferredClassNmi,
            brief(12, "NMI", "assembly and class")),
    PREFERRED_CLASS_ARI(
            "agreement.weightsPreferredClassAri",
            Kind.INDEX,
            Range.SIGNED,
            Summary::weightsPreferredClassAri,
            full(13, "Assemblies and preferred classes, adjusted Rand", "agreement, 1 is the same")),
    ACTIVATIONS_NMI(
            "agreement.weightsActivationsNmi",
            Kind.INDEX,
            Range.SHARES,
            Summary::weightsActivationsNmi,
            full(14, "Assemblies in weights and in activations, NMI", "agreement, 1 is the same")),
    ACTIVATIONS_ARI(
            "agreement.weightsActivationsAri",
            Kind.INDEX,
            Range.SIGNED,
            Summary::weightsActivationsAri,
            full(15, "Assemblies in weights and in activations, adjusted Rand", "agreement, 1 is the same")),
    ASSEMBLIES_BY_SILHOUETTE(
            "assemblyCount.bySilhouette",
            Kind.COUNT,
            Range.COUNTS,
            Summary::assembliesBySilhouette,
            full(18, "Assemblies by silhouette", "number with the best silhouette")),
    ASSEMBLIES_BY_EIGENVALUES(
            "assemblyCount.byEigenvalues",
            Kind.COUNT,
            Range.COUNTS,
            Summary::assembliesByEigenvalues,
            full(19, "Assemblies by eigenvalues", "of the activation correlation, above the Marchenko-Pastur bound")),
    CLUSTERING(
            "wiring.clustering",
            Kind.COEFFICIENT,
            Range.SHARES,
            Summary::clustering,
            full(20, "Clustering C\u2084, weighted", "paper, Eq. 8")),
    CLUSTERING_OF_THRESHOLD(
            "wiring.clusteringOfThreshold",
            Kind.COEFFICIENT,
            Range.SHARES,
            Summary::clusteringOfThreshold,
            full(21, "Clustering C\u2084, thresholded", "connections above half of the strongest")),
    SPARSENESS(
            "wiring.sparseness",
            Kind.INDEX,
            Range.SHARES,
            Summary::sparseness,
            full(22, "Sparseness of outgoing weights", "Hoyer, 1 is a single weight")),
    EFFECTIVE_TARGETS(
            "wiring.effectiveTargets",
            Kind.MEAN_COUNT,
            Range.COUNTS,
            Summary::effectiveTargets,
            full(23, "Effective targets of a neuron", "mean"));

    /** What kind of number a measure is; each place that writes numbers chooses how many digits a kind has. */
    public enum Kind {
        /** A whole number. */
        COUNT(""),
        /** A mean of counts. */
        MEAN_COUNT(""),
        /** A share that people read in percent; as a number it is in [0, 1]. */
        SHARE(""),
        /** A difference of shares in percentage points. */
        POINTS("percentage points"),
        /** A pure number for which two decimals are enough. */
        INDEX(""),
        /** A pure number that may be small; its first digits count. */
        COEFFICIENT("");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        /** The unit; empty for pure numbers. */
        public String unit() {
            return unit;
        }
    }

    /**
     * The values that a measure can have, if it has one.
     *
     * @param low smallest possible value
     * @param high largest possible value
     */
    public record Range(double low, double high) {

        static final Range COUNTS = new Range(0, Double.POSITIVE_INFINITY);
        static final Range SHARES = new Range(0, 1);
        static final Range SIGNED = new Range(-1, 1);
        static final Range POINTS = new Range(-100, 100);

        /** Whether a value lies in it; NaN does not. */
        public boolean contains(double value) {
            return value >= low && value <= high;
        }
    }

    /**
     * How a table shows a measure.
     *
     * @param row its place in the table of all measures, from 1
     * @param title of its row or column
     * @param hint a few words below the title; may be empty
     * @param brief whether it stands in the short table as well
     */
    private record Label(int row, String title, String hint, boolean brief) {}

    private static final List<Measure> BY_ROW = Arrays.stream(values())
            .sorted(Comparator.comparingInt(measure -> measure.label.row()))
            .toList();

    /** What was measured, and not given: neither the number of samples nor the number of assemblies that was asked for. */
    private static final List<Measure> MEASURED = Arrays.stream(values())
            .filter(measure -> measure != SAMPLES && measure != ASSEMBLIES)
            .toList();

    private final String key;
    private final Kind kind;
    private final Range range;

    private final ToDoubleFunction<Summary> value;

    private final Label label;

    Measure(String key, Kind kind, Range range, ToDoubleFunction<Summary> value, Label label) {
        this.key = key;
        this.kind = kind;
        this.range = range;
        this.value = value;
        this.label = label;
    }

    private static Label brief(int row, String title, String hint) {
        return new Label(row, title, hint, true);
    }

    private static Label full(int row, String title, String hint) {
        return new Label(row, title, hint, false);
    }

    /** All measures in the order of tables for readers. */
    public static List<Measure> inTableOrder() {
        return BY_ROW;
    }

    /** The measures that are results of an analysis, in the order of files: all but the numbers that were given. */
    public static List<Measure> results() {
        return MEASURED;
    }

    /** Its name in files; what stands before a dot is the object that holds it: "silhouette.rawAlive". */
    public String key() {
        return key;
    }

    /** What kind of number it is, with its unit. */
    public Kind kind() {
        return kind;
    }

    /** The values that it can have. */
    public Range range() {
        return range;
    }

    /** Its place in the table of all measures, from 1. */
    int row() {
        return label.row();
    }

    /** Title of its row or column. */
    public String title() {
        return label.title();
    }

    /** A few words below the title; may be empty. */
    public String hint() {
        return label.hint();
    }

    /** Whether it is one of the few that a short table shows. */
    public boolean isBrief() {
        return label.brief();
    }

    /** Its value; NaN if it could not be computed. */
    public double of(Summary summary) {
        return value.applyAsDouble(summary);
    }
}
