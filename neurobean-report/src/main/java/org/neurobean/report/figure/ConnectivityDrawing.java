package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.NumberText;
import org.neurobean.report.draw.Canvas;

/**
 * The paper's Figure 6(b) and (c): the neurons of a layer on the left, by assembly, what their weights lead to on the
 * right, and a line for each weight that is not small, in the colour of the assembly. Assemblies stand in the order of the
 * targets that they lead to.
 */
public final class ConnectivityDrawing extends SheetFigure {

    private static final int HEIGHT = 430;

    private final List<LayerAnalysis> runs;
    private final List<WeightLines> lines;
    private final Sheet sheet;

    /**
     * Lays the figure out.
     *
     * @param runs 1 to 6, side by side
     * @param caption data, network and numbers, for the line at the foot
     */
    public ConnectivityDrawing(List<LayerAnalysis> runs, String caption) {
        this.runs = Runs.checked(runs);
        this.lines = this.runs.stream().map(WeightLines::of).toList();
        List<String> notes = new ArrayList<>();
        notes.add("Left: neurons by assembly, dead ones last, and how many. Right: targets. A solid line is a positive"
                + " weight, a dashed one negative; the wider, the stronger within its run. Weights under a tenth of the"
                + " run's strongest are left out.");
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).left() > 0) {
                notes.add(this.runs.get(i).name() + ": the strongest "
                        + NumberText.count(lines.get(i).lines().size()) + " weights are drawn, "
                        + NumberText.count(lines.get(i).left()) + " more are not.");
            }
        }
        this.sheet = new Sheet(
                new Sheet.Texts(title(), notes, caption),
                new Sheet.Grid(runs.size(), Math.min(3, runs.size()), 0, 40, runs.size() == 1 ? 420 : 250, HEIGHT, 4),
                new NoFoot());
    }

    @Override
    public String title() {
        return "Outgoing connections of " + Runs.layers(runs) + ", by assembly";
    }

    @Override
    public String description() {
        return "Drawings of " + Runs.names(runs)
                + ". Neurons stand on the left, grouped and coloured by assembly, targets"
                + " on the right; lines are weights, dashed where negative.";
    }

    @Override
    protected Sheet sheet() {
        return sheet;
    }

    @Override
    protected void drawPanels(Canvas canvas) {
        for (int i = 0; i < runs.size(); i++) {
            LayerAnalysis run = runs.get(i);
            sheet.heading(
                    canvas,
                    i,
                    run.name(),
                    NumberText.fixed(run.summary().effectiveTargets(), 1) + " of "
                            + Words.counted(run.targetNames().size(), "target") + " a neuron, effectively");
            new ConnectivityPanel(run, lines.get(i)).draw(canvas, sheet.panel(i));
        }
    }
}
