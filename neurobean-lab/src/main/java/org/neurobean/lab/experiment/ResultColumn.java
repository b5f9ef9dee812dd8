package org.neurobean.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A column of the tables of results: one measure of each network, over the runs of all seeds. */
enum ResultColumn {
    ACCURACY("accuracy, %", "accuracy, %", Measure.ACCURACY, 100, 2),
    DEAD("dead neurons", "dead", Measure.DEAD_NEURONS, 1, 0),
    WEIGHTS_ALIVE("silhouette, weights, alive", "weights, alive", Measure.SILHOUETTE_RAW_ALIVE, 1, 2),
    WEIGHTS_ALL("silhouette, weights, all", "weights, all", Measure.SILHOUETTE_RAW, 1, 2),
    TSNE_ALIVE("silhouette, t-SNE, alive", "t-SNE, alive", Measure.SILHOUETTE_TSNE_ALIVE, 1, 2),
    TSNE_ALL("silhouette, t-SNE, all", "t-SNE, all", Measure.SILHOUETTE_TSNE, 1, 2),
    NMI("NMI with preferred class", "NMI", Measure.PREFERRED_CLASS_NMI, 1, 2),
    PREFERRED_CLASSES("preferred classes", "classes", Measure.PREFERRED_CLASSES, 1, 0),
    BY_SILHOUETTE("assemblies by silhouette", "assemblies", Measure.ASSEMBLIES_BY_SILHOUETTE, 1, 0),
    BY_EIGENVALUES("assemblies by eigenvalues", "eigenvalues", Measure.ASSEMBLIES_BY_EIGENVALUES, 1, 0),
    OWN_CLASS_DROP("own class drops", "own drops", Measure.OWN_CLASS_DROP, 1, 1),
    OTHER_CLASS_DROP("others drop", "others", Measure.OTHER_CLASS_DROP, 1, 1);

    /** The columns that matter most; a terminal of 120 characters has room for them. */
    static final List<ResultColumn> BRIEF =
            List.of(ACCURACY, DEAD, TSNE_ALIVE, TSNE_ALL, NMI, PREFERRED_CLASSES, BY_SILHOUETTE, OWN_CLASS_DROP);

    static final List<ResultColumn> ALL = List.of(values());

    /** Of so many runs a table shows each count. */
    private static final int MOST_COUNTS = 5;

    private final String heading;
    private final String shortHeading;
    private final Measure measure;
    private final double factor;
    private final int decimals;

    /**
     * @param factor that a number is shown times
     * @param decimals 0 for a count
     */
    ResultColumn(String heading, String shortHeading, Measure measure, double factor, int decimals) {
        this.heading = heading;
        this.shortHeading = shortHeading;
        this.measure = measure;
        this.factor = factor;
        this.decimals = decimals;
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
        if (decimals == 0 && runs.size() <= MOST_COUNTS) {
            return values.stream()
                    .map(value -> value == null ? "unknown" : number(value, 0))
                    .collect(Collectors.joining(", "));
        }
        Spread spread = Spread.of(values);
        if (spread.mean() == null) {
            return "unknown";
        }
        int shown = decimals == 0 ? 1 : decimals;
        String deviation = spread.standardDeviation() == null
                ? ""
                : " " + plusMinus + " " + number(Objects.requireNonNull(spread.standardDeviation()), shown);
        String known = spread.n() == runs.size() ? "" : " (n = " + spread.n() + ")";
        return number(spread.mean(), shown) + deviation + known;
    }

    private String number(double value, int shown) {
        String text = String.format(Locale.ROOT, "%." + shown + "f", factor * value);
        // What rounds to zero has no sign.
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }
}
