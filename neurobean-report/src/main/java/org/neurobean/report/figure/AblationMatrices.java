package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.NumberText;
import org.neurobean.report.draw.Canvas;

/**
 * The paper's Figure 5: what each class loses in accuracy without the neurons that prefer a class. Rows are the groups,
 * columns the classes; percentage points, on one scale for all runs.
 */
public final class AblationMatrices extends SheetFigure {

    private static final double SMALLEST_WITH_NUMBER = 19;

    private final List<LayerAnalysis> runs;
    private final List<ClassAxis> axes;
    private final double limit;
    private final Sheet sheet;

    /**
     * Lays the figure out.
     *
     * @param runs 1 to 6, side by side; one without ablation gets an empty panel that says so
     * @param caption data, network and numbers, for the line at the foot
     */
    public AblationMatrices(List<LayerAnalysis> runs, String caption) {
        this.runs = Runs.checked(runs);
        double largest = this.runs.stream()
                .flatMap(run -> Arrays.stream(drops(run)))
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        this.limit = largest > 50 ? 100 : Math.max(1, Math.ceil(largest));
        Sheet.Grid squares = Sheet.Grid.squares(runs.size(), 24);
        this.axes = this.runs.stream()
                .map(run -> new ClassAxis(run.classNames(), squares.width()))
                .toList();
        int left = 22 + axes.stream().mapToInt(ClassAxis::roomBeside).max().orElseThrow();
        int below = 38 + axes.stream().mapToInt(ClassAxis::roomBelow).max().orElseThrow();
        Sheet.Grid grid =
                new Sheet.Grid(squares.count(), squares.columns(), left, 24, squares.width(), squares.height(), below);
        this.sheet = new Sheet(
                new Sheet.Texts(title(), notes(this.runs, squares), caption),
                grid,
                new ColourBars(List.of(new ColourBars.Bar(
                        -limit, limit, drop -> Palette.diverging(drop / limit), "accuracy lost, percentage points"))));
    }

    private static List<String> notes(List<LayerAnalysis> runs, Sheet.Grid grid) {
        List<String> notes = new ArrayList<>();
        boolean gaps = runs.stream()
                .flatMap(run -> Arrays.stream(drops(run)))
                .flatMapToDouble(Arrays::stream)
                .anyMatch(Double::isNaN);
        notes.add("In each row the neurons that prefer one class are silenced."
                + (gaps ? " Grey: no neuron prefers that class, or its accuracy is not known." : ""));
        double sharing = HeatMap.sharing(
                runs.stream().mapToInt(run -> run.classNames().size()).max().orElseThrow(), grid.width());
        if (sharing > 1) {
            notes.add("Where there are more classes than pixels, a pixel shows the strongest of about "
                    + NumberText.fixed(sharing, 1) + " x " + NumberText.fixed(sharing, 1) + " changes.");
        }
        return notes;
    }

    @Override
    public String title() {
        return "Accuracy lost without the neurons of " + Runs.layers(runs) + " that prefer a class";
    }

    @Override
    public String description() {
        return "Heat maps of " + Runs.names(runs)
                + ". Rows are groups of neurons by preferred class, columns are classes;"
                + " orange is accuracy lost without the group, blue accuracy gained.";
    }

    @Override
    protected Sheet sheet() {
        return sheet;
    }

    @Override
    protected void drawPanels(Canvas canvas) {
        for (int i = 0; i < runs.size(); i++) {
            LayerAnalysis run = runs.get(i);
            Place place = sheet.panel(i);
            sheet.heading(canvas, i, run.name());
            if (run.ablation() == null) {
                place.frame(canvas);
                place.explain(canvas, "not known: the arrays tell no scores of the network, as there is no bias");
                continue;
            }
            double[][] drops = drops(run);
            HeatMap.draw(canvas, place, drops, drop -> Palette.diverging(drop / limit), HeatMap.Shared.STRONGEST);
            drawNumbers(canvas, place, drops);
            drawAxes(canvas, place, run, axes.get(i));
        }
    }

    private void drawNumbers(Canvas canvas, Place place, double[][] drops) {
        double size = place.width() / drops.length;
        if (size < SMALLEST_WITH_NUMBER) {
            return;
        }
        for (int row = 0; row < drops.length; row++) {
            for (int column = 0; column < drops.length; column++) {
                double drop = drops[row][column];
                if (!Double.isNaN(drop)) {
                    canvas.text(
                            place.x() + (column + 0.5) * size,
                            place.y() + (row + 0.5) * size + 4,
                            Canvas.Type.LABEL,
                            Canvas.Anchor.MIDDLE,
                            Palette.inkOn(Palette.diverging(drop / limit)),
                            NumberText.fixed(drop, 0));
                }
            }
        }
    }

    private static void drawAxes(Canvas canvas, Place place, LayerAnalysis run, ClassAxis axis) {
        axis.drawBeside(canvas, place);
        axis.drawBelow(canvas, place);
        canvas.textUpwards(
                place.x() - axis.roomBeside() - 6,
                place.centreY(),
                Canvas.Type.LABEL,
                Canvas.Anchor.MIDDLE,
                Palette.MUTED,
                "silenced neurons, by preferred class");
        double under = place.bottom() + axis.roomBelow() + 13;
        canvas.text(
                place.centreX(), under, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, Palette.MUTED, "accuracy of class");
        canvas.text(
                place.centreX(),
                under + Sheet.LINE + 3,
                Canvas.Type.LABEL,
                Canvas.Anchor.MIDDLE,
                Palette.INK,
                "lost: own class " + NumberText.fixed(run.summary().ownClassDrop(), 1) + ", others "
                        + NumberText.fixed(run.summary().otherClassDrop(), 1) + " points");
    }

    /** Points lost by group and class, [C x C]; NaN for a group without neurons. Empty if there is no ablation. */
    private static double[][] drops(LayerAnalysis run) {
        LayerAnalysis.Ablations ablation = run.ablation();
        if (ablation == null) {
            return new double[0][];
        }
        double[][] accuracy = ablation.byPreferredClass();
        double[] baseline = ablation.baseline();
        double[][] drops = new double[accuracy.length][baseline.length];
        for (int group = 0; group < drops.length; group++) {
            int preferred = group;
            boolean empty = run.neurons().stream().noneMatch(neuron -> neuron.preferredClass() == preferred);
            for (int column = 0; column < baseline.length; column++) {
                drops[group][column] = empty ? Double.NaN : 100 * (baseline[column] - accuracy[group][column]);
            }
        }
        return drops;
    }
}
