package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.NumberText;
import org.neurobean.report.draw.Canvas;

/**
 * The paper's Figure 2: neurons in the plane of t-SNE of their outgoing weights, coloured by assembly, with the silhouette
 * of the assemblies. Assemblies count from 0 in each run on its own, so equal colours in two runs mean nothing.
 */
public final class AssemblyMaps extends SheetFigure {

    private final List<LayerAnalysis> runs;
    private final Sheet sheet;

    /**
     * Lays the figure out.
     *
     * @param runs 1 to 6, side by side
     * @param caption data, network and numbers, for the line at the foot
     */
    public AssemblyMaps(List<LayerAnalysis> runs, String caption) {
        this.runs = Runs.checked(runs);
        List<String> notes = new ArrayList<>();
        notes.add("Colours tell the assemblies of one run apart (K-means of the outgoing weights); a cross is a dead"
                + " neuron. Silhouettes are those of the alive neurons on the map, and in the space of the weights"
                + " (raw).");
        notes.addAll(PlaneMap.notes(this.runs));
        this.sheet =
                new Sheet(new Sheet.Texts(title(), notes, caption), Sheet.Grid.squares(runs.size(), 54), new NoFoot());
    }

    @Override
    public String title() {
        return "Assemblies of the neurons of " + Runs.layers(runs) + ", by their outgoing weights";
    }

    @Override
    public String description() {
        return "Maps of " + Runs.names(runs) + ". Each mark is a neuron, placed by t-SNE of its outgoing weights and"
                + " coloured by assembly; crosses are dead neurons.";
    }

    @Override
    protected Sheet sheet() {
        return sheet;
    }

    @Override
    protected void drawPanels(Canvas canvas) {
        for (int i = 0; i < runs.size(); i++) {
            LayerAnalysis run = runs.get(i);
            LayerAnalysis.Silhouettes silhouette = run.summary().silhouette();
            int dead = run.summary().deadNeurons();
            sheet.heading(
                    canvas,
                    i,
                    run.name(),
                    "silhouette: t-SNE " + NumberText.fixed(silhouette.tsneAlive(), 2) + ", raw "
                            + NumberText.fixed(silhouette.rawAlive(), 2),
                    dead == 0
                            ? Words.counted(run.neurons().size(), "neuron") + ", none dead"
                            : "with " + NumberText.count(dead) + " dead of "
                                    + NumberText.count(run.neurons().size()) + ": "
                                    + NumberText.fixed(silhouette.tsne(), 2) + ", "
                                    + NumberText.fixed(silhouette.raw(), 2));
            new PlaneMap(run)
                    .draw(
                            canvas,
                            sheet.panel(i),
                            neuron -> new PlaneMap.Look(
                                    PlaneMap.shape(neuron, neuron.assembly()),
                                    Palette.category(neuron.assembly()),
                                    neuron.alive() ? 0 : 1));
        }
    }
}
