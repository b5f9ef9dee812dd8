package org.neurobean.report.layer;

import java.util.List;
import org.neurobean.assembly.layer.LayerAnalysis.Summary;
import org.neurobean.assembly.layer.Measure;
import org.neurobean.io.NumberText;

/**
 * A measure as the page writes it.
 *
 * @param measure what is written
 */
record AssemblyMeasure(Measure measure) {

    /** All of them, in the order of the table. */
    static final List<AssemblyMeasure> ALL =
            Measure.inTableOrder().stream().map(AssemblyMeasure::new).toList();

    /** A number as text, and as the key that a table sorts by. */
    record Cell(String text, String sortKey) {}

    String title() {
        return measure.title();
    }

    String hint() {
        return measure.hint();
    }

    /** The number of a summary; a missing one has no key to sort by. */
    Cell cell(Summary summary) {
        double number = measure.of(summary);
        return Double.isNaN(number) ? new Cell(NumberText.MISSING, "") : new Cell(text(number), number + "");
    }

    private String text(double value) {
        return switch (measure.kind()) {
            case COUNT -> NumberText.count((long) value);
            case SHARE -> NumberText.percent(value, 1);
            case POINTS -> NumberText.oneDecimal(value);
            case INDEX -> NumberText.twoDecimals(value);
            case COEFFICIENT, MEAN_COUNT -> NumberText.significant(value);
        };
    }
}
