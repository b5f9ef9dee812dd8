package org.neurobean.report.training;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.neurobean.report.page.Checked;

/**
 * Everything that a page shows: runs that differ in one thing, trained on the same data. The first run is the
 * reference that the others are compared with.
 *
 * @param title of the page
 * @param summary one or two plain sentences on what was compared; the sentence with the numbers is made from the runs
 * @param provenance where the numbers come from
 * @param runs 1 to {@value #MAX_RUNS}, names all different
 */
public record Report(String title, String summary, Provenance provenance, List<ReportedRun> runs) {

    /** More curves than this no palette keeps apart for every eye. */
    public static final int MAX_RUNS = 6;

    public Report {
        Checked.text("title", title);
        Checked.text("summary", summary);
        if (provenance == null) {
            throw new IllegalArgumentException("provenance must be given");
        }
        runs = List.copyOf(runs);
        if (runs.isEmpty() || runs.size() > MAX_RUNS) {
            throw new IllegalArgumentException("a report must have 1 to " + MAX_RUNS + " runs, but has " + runs.size());
        }
        Set<String> names = new LinkedHashSet<>();
        for (ReportedRun run : runs) {
            if (!names.add(run.name())) {
                throw new IllegalArgumentException("names of runs must differ, but two are called " + run.name());
            }
        }
    }

    ReportedRun reference() {
        return runs.get(0);
    }

    /**
     * The layers that some run measured a penalty of, in the order of their first appearance; runs that measured more
     * of them speak first, so that a run with only the last layer does not put it before the others.
     */
    List<String> penalizedLayers() {
        Set<String> layers = new LinkedHashSet<>();
        runs.stream()
                .map(run -> run.epochs().stream()
                        .flatMap(point -> point.penaltyByLayer().keySet().stream())
                        .distinct()
                        .toList())
                .sorted(Comparator.comparing((List<String> measured) -> -measured.size()))
                .forEach(layers::addAll);
        return List.copyOf(layers);
    }
}
