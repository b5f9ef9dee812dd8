package org.neurobean.report.figure;

import java.util.List;
import java.util.TreeSet;
import org.neurobean.assembly.layer.LayerAnalysis;

/** The analyses that stand side by side in one figure. */
final class Runs {

    private static final int MOST = 6;

    private Runs() {}

    /** A copy of 1 to 6 analyses. */
    static List<LayerAnalysis> checked(List<LayerAnalysis> runs) {
        if (runs.isEmpty() || runs.size() > MOST) {
            throw new IllegalArgumentException("a figure shows 1 to " + MOST + " analyses side by side, but got "
                    + runs.size() + "; draw several figures");
        }
        return List.copyOf(runs);
    }

    /** "fc3", or "fc2 and hidden" if the runs are of different layers. */
    static String layers(List<LayerAnalysis> runs) {
        return String.join(
                " and ", new TreeSet<>(runs.stream().map(LayerAnalysis::layer).toList()));
    }

    /** "plain, BEAN-1, BEAN-2". */
    static String names(List<LayerAnalysis> runs) {
        return String.join(", ", runs.stream().map(LayerAnalysis::name).toList());
    }
}
