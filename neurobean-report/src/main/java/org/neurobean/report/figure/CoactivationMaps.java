package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.NumberText;
import org.neurobean.report.draw.Canvas;

/**
 * The paper's Figure 3: one map of the neurons for each class, coloured by their mean activation for its samples, all on
 * one scale. With more than 20 classes, 20 of them at equal distances; 10 if there are thousands of
 * neurons.
 */
public final class CoactivationMaps extends SheetFigure {

    private static final int MOST_PANELS = 20;
    private static final int FEWEST_PANELS = 10;
    /** In all panels: a file with more opens slowly. */
    private static final int MOST_MARKS = 40_000;

    private static final int COLUMNS = 5;
    private static final int SIDE = 140;

    private final LayerAnalysis run;
    private final int[] classes;
    private final double highest;
    private final Sheet sheet;

    /**
     * Lays the figure out.
     *
     * @param caption data, network and numbers, for the line at the foot
     */
    public CoactivationMaps(LayerAnalysis run, String caption) {
        this.run = run;
        int all = run.classNames().size();
        int fitting = MOST_MARKS / Math.max(1, run.maps().shown().length);
        int panels = Math.min(all, Math.min(MOST_PANELS, Math.max(FEWEST_PANELS, fitting)));
        this.classes = IntStream.range(0, panels)
                .map(panel -> (int) ((long) panel * all / panels))
                .toArray();
        this.highest = Math.max(
                Double.MIN_NORMAL,
                Arrays.stream(run.classMeans())
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1));
        List<String> notes = new ArrayList<>();
        notes.add("Each mark is a neuron, in the same place on all maps; a cross is a dead neuron.");
        if (panels < all) {
            notes.add("Shown are " + panels + " of " + NumberText.count(all) + " classes.");
        }
        notes.addAll(PlaneMap.notes(List.of(run)));
        this.sheet = new Sheet(
                new Sheet.Texts(title(), notes, caption),
                new Sheet.Grid(panels, Math.min(COLUMNS, panels), 0, 20, SIDE, SIDE, 0),
                new ColourBars(List.of(new ColourBars.Bar(
                        0, highest, value -> Palette.sequential(value / highest), "mean activation"))));
    }

    @Override
    public String title() {
        return "Co-activation of the neurons of " + run.layer() + ", " + run.name();
    }

    @Override
    public String description() {
        return "One map a class. Each mark is a neuron, placed by t-SNE of its outgoing weights; the darker and warmer it is,"
                + " the higher its mean activation for the samples of that class.";
    }

    @Override
    protected Sheet sheet() {
        return sheet;
    }

    @Override
    protected void drawPanels(Canvas canvas) {
        PlaneMap map = new PlaneMap(run);
        for (int panel = 0; panel < classes.length; panel++) {
            int shown = classes[panel];
            sheet.heading(canvas, panel, run.classNames().get(shown));
            map.draw(canvas, sheet.panel(panel), neuron -> look(neuron, run.classMeans()[neuron.id()][shown]));
        }
    }

    private PlaneMap.Look look(LayerAnalysis.Neuron neuron, double mean) {
        if (Double.isNaN(mean)) {
            return new PlaneMap.Look(
                    neuron.alive() ? Canvas.Shape.RING : Canvas.Shape.CROSS, Palette.NONE, Double.NEGATIVE_INFINITY);
        }
        return new PlaneMap.Look(PlaneMap.shape(neuron, 0), Palette.sequential(mean / highest), mean);
    }
}
