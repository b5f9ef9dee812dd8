package org.neurobean.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.Measure;
import org.neurobean.io.NumberText;

/** A column of the tables of results: one measure of each network, over the runs of all seeds. */
enum ResultColumn {
    ACCURACY("accuracy, %", "accuracy, %", Measure.ACCURACY),
    DEAD("dead neurons", "dead", Measure.DEAD_NEURONS),
    WEIGHTS_ALIVE("silhouette, weights, alive", "weights, alive", Measure.SILHOUETTE_RAW_ALIVE),
    WEIGHTS_ALL("silhouette, weights, all", "weights, all", Measure.SILHOUETTE_RAW),
    TSNE_ALIVE("silhouette, t-SNE, alive", "t-SNE, alive", Measure.SILHOUETTE_TSNE_ALIVE),
    TSNE_ALL("silhouette, t-SNE, all", "t-SNE, all", Measure.SILHOUETTE_TSNE),
    NMI("NMI with preferred class", "NMI", Measure.PREFERRED_CLASS_NMI),
    PREFERRED_CLASSES("preferred classes", "classes", Measure.PREFERRED_CLASSES),
    BY_SILHOUETTE("assemblies by silhouette", "assemblies", Measure.ASSEMBLIES_BY_SILHOUETTE),
    BY_EIGENVALUES("assemblies by eigenvalues", "eigenvalues", Measure.ASSEMBLIES_BY_EIGENVALUES),
    OWN_CLASS_DROP("own class drops", "own drops", Measure.OWN_CLASS_DROP),
    OTHER_CLASS_DROP("others drop", "others", Measure.OTHER_CLASS_DROP);

    /** The columns that matter most; a terminal of 120 characters has room for them. */
    static final List<ResultColumn> BRIEF =
            List.of(ACCURACY, DEAD, TSNE_ALIVE, TSNE_ALL, NMI, PREFERRED_CLASSES, BY_SILHOUETTE, OWN_CLASS_DROP);

    static final List<ResultColumn> ALL = List.of(values());

    /** A table shows each count of up to this many runs. */
    private static final int MOST_COUNTS = 5;

    private final String heading;
    private final String shortHeading;
    private final Measure measure;

    ResultColumn(String heading, String shortHeading, Measure measure) {
        this.heading = heading;
        this.shortHeading = shortHeading;
        this.measure = measure;
    }

    String heading() {
        return heading;
    }

    String shortHeading() {
        return shortHeading;
    }

    /**
     * What the runs of one network came to: the counts of each, or mean and standard deviation. It is computed from the
     * single runs.
     *
     * @param plusMinus between mean and standard deviation
     */
    String cell(List<Results.Run> runs, String plusMinus) {
        List<@Nullable Double> values = new ArrayList<>();
        runs.forEach(run -> values.add(run.values().get(measure.key())));
        if (measure.kind() == Measure.Kind.COUNT && runs.size() <= MOST_COUNTS) {
            return values.stream()
                    .map(value -> value == null ? "unknown" : number(value, 0))
                    .collect(Collectors.joining(", "));
        }
        Spread spread = Spread.of(values);
        if (spread.mean() == null) {
            return "unknown";
        }
        int shown = decimals();
        String deviation = spread.standardDeviation() == null
                ? ""
                : " " + plusMinus + " " + number(Objects.requireNonNull(spread.standardDeviation()), shown);
        String known = spread.n() == runs.size() ? "" : " (n = " + spread.n() + ")";
        return number(spread.mean(), shown) + deviation + known;
    }

    /** Decimals of a mean. */
    private int decimals() {
        return switch (measure.kind()) {
            case COUNT, MEAN_COUNT, POINTS -> 1;
            case SHARE, INDEX, COEFFICIENT -> 2;
        };
    }

    private String number(double value, int shown) {
        String text = NumberText.ascii(measure.kind() == Measure.Kind.SHARE ? 100 * value : value, shown);
        // What rounds to zero has no sign.
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }
}
