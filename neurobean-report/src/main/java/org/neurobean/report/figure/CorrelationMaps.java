package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.NumberText;
import org.neurobean.report.draw.Canvas;

/**
 * The paper's Figure 6(a) and what the neurons do: for each run the correlation A that the wiring gives (Eq. 5, Eq. 7)
 * and below it the correlation of the activations, neurons by assembly in both. The wiring is on one scale for all
 * runs.
 */
public final class CorrelationMaps extends SheetFigure {

    private static final int IN_A_ROW = 3;
    private static final int STRIP = 5;

    private final List<LayerAnalysis> runs;
    private final int order;
    private final double highest;
    private final Sheet sheet;

    /**
     * Lays the figure out.
     *
     * @param runs 1 to 6, side by side
     * @param order of A, 1 or more: the element-wise power of what the analyses hold
     * @param caption data, network and numbers, for the line at the foot
     */
    public CorrelationMaps(List<LayerAnalysis> runs, int order, String caption) {
        this.runs = Runs.checked(runs);
        this.order = order;
        this.highest = Math.max(
                Double.MIN_NORMAL,
                this.runs.stream()
                        .flatMap(run -> Arrays.stream(wiring(run).values()))
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1));
        int columns = Math.min(IN_A_ROW, runs.size());
        int blocks = (runs.size() + IN_A_ROW - 1) / IN_A_ROW;
        int side = runs.size() == 1 ? 340 : runs.size() == 2 ? 290 : 234;
        this.sheet = new Sheet(
                new Sheet.Texts(title(), notes(this.runs), caption),
                new Sheet.Grid(2 * blocks * columns, columns, STRIP + 2, 38 + STRIP, side, side, 0),
                new ColourBars(List.of(
                        new ColourBars.Bar(
                                0,
                                highest,
                                value -> Palette.sequential(value / highest),
                                "wiring: A of order " + order),
                        new ColourBars.Bar(-1, 1, Palette::diverging, "co-activation: Pearson correlation"))));
    }

    /** A of this figure's order. */
    private LayerAnalysis.OrderedMatrix wiring(LayerAnalysis run) {
        double[][] values = Arrays.stream(run.wiring().values())
                .map(row ->
                        Arrays.stream(row).map(a -> StrictMath.pow(a, order)).toArray())
                .toArray(double[][]::new);
        return new LayerAnalysis.OrderedMatrix(run.wiring().ids(), values);
    }

    private static List<String> notes(List<LayerAnalysis> runs) {
        List<String> notes = new ArrayList<>();
        notes.add("Rows and columns are neurons, by assembly (the coloured strips), dead ones last (grey strip)."
                + " Grey cells have no value, as for a neuron whose activation never changes.");
        for (LayerAnalysis run : runs) {
            int shown = run.wiring().ids().length;
            if (shown < run.neurons().size()) {
                notes.add(run.name() + ": " + NumberText.count(shown) + " of "
                        + Words.counted(run.neurons().size(), "neuron") + " are shown.");
            }
        }
        return notes;
    }

    @Override
    public String title() {
        return "Correlation of the neurons of " + Runs.layers(runs) + ", by wiring and by activation";
    }

    @Override
    public String description() {
        return "Heat maps of " + Runs.names(runs) + ". Above: correlation by common connections, the darker the higher."
                + " Below: Pearson correlation of activations, orange positive, blue negative.";
    }

    @Override
    protected Sheet sheet() {
        return sheet;
    }

    @Override
    protected void drawPanels(Canvas canvas) {
        int columns = Math.min(IN_A_ROW, runs.size());
        for (int i = 0; i < runs.size(); i++) {
            LayerAnalysis run = runs.get(i);
            int above = i / IN_A_ROW * 2 * columns + i % IN_A_ROW;
            sheet.heading(canvas, above, run.name(), "wiring");
            draw(canvas, sheet.panel(above), run, wiring(run), value -> Palette.sequential(value / highest));
            sheet.heading(canvas, above + columns, run.name(), "co-activation");
            draw(canvas, sheet.panel(above + columns), run, run.coactivation(), Palette::diverging);
        }
    }

    private static void draw(
            Canvas canvas,
            Place place,
            LayerAnalysis run,
            LayerAnalysis.OrderedMatrix matrix,
            ColourBars.Colours colours) {
        int[] ids = matrix.ids();
        if (ids.length == 0) {
            place.frame(canvas);
            place.explain(canvas, "no neuron is shown");
            return;
        }
        HeatMap.draw(canvas, place, matrix.values(), colours, HeatMap.Shared.MEAN);
        double cell = place.width() / ids.length;
        for (int from = 0; from < ids.length; ) {
            int assembly = run.neurons().get(ids[from]).assembly();
            int end = from + 1;
            while (end < ids.length && run.neurons().get(ids[end]).assembly() == assembly) {
                end++;
            }
            int colour = Palette.category(assembly);
            double length = (end - from) * cell;
            canvas.strip(place.x() - STRIP - 2, place.y() + from * cell, STRIP, length, colour);
            canvas.strip(place.x() + from * cell, place.y() - STRIP - 2, length, STRIP, colour);
            from = end;
        }
    }
}
