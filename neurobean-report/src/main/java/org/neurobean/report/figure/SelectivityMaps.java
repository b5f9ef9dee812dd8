package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.NumberText;
import org.neurobean.report.draw.Canvas;

/**
 * The paper's Figure 4: neurons in the plane of t-SNE of their outgoing weights, coloured by the class that activates them
 * most. With one run it is the paper's Figure 1(d). Equal colours mean the same class in all runs.
 */
public final class SelectivityMaps extends SheetFigure {

    private static final int MOST_NAMED = 36;

    private final List<LayerAnalysis> runs;
    private final Sheet sheet;

    /**
     * Lays the figure out.
     *
     * @param runs 1 to 6, side by side, of the same classes
     * @param caption data, network and numbers, for the line at the foot
     */
    public SelectivityMaps(List<LayerAnalysis> runs, String caption) {
        this.runs = Runs.checked(runs);
        List<String> notes = new ArrayList<>();
        int classes = runs.get(0).classNames().size();
        if (classes > MOST_NAMED) {
            notes.add("Of " + NumberText.count(classes) + " classes the " + MOST_NAMED
                    + " that most neurons prefer are named.");
        }
        if (classes > Palette.categories() * 4) {
            notes.add("Colours and shapes come again after " + Palette.categories() * 4 + " classes.");
        }
        notes.addAll(PlaneMap.notes(this.runs));
        this.sheet = new Sheet(
                new Sheet.Texts(title(), notes, caption),
                Sheet.Grid.squares(runs.size(), 54),
                new Legend(entries(this.runs)));
    }

    private static List<Legend.Entry> entries(List<LayerAnalysis> runs) {
        List<String> names = runs.get(0).classNames();
        long[] preferring = new long[names.size()];
        runs.forEach(run -> run.neurons().stream()
                .filter(neuron -> neuron.preferredClass() >= 0 && neuron.preferredClass() < preferring.length)
                .forEach(neuron -> preferring[neuron.preferredClass()]++));
        List<Legend.Entry> entries = new ArrayList<>(IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -preferring[i]))
                .limit(MOST_NAMED)
                .sorted()
                .map(i -> new Legend.Entry(Palette.shape(i), Palette.category(i), names.get(i)))
                .toList());
        if (runs.stream().flatMap(run -> run.neurons().stream()).anyMatch(neuron -> !neuron.alive())) {
            entries.add(new Legend.Entry(Canvas.Shape.CROSS, Palette.MUTED, "dead"));
        }
        return entries;
    }

    @Override
    public String title() {
        return "Preferred classes of the neurons of " + Runs.layers(runs);
    }

    @Override
    public String description() {
        return "Maps of " + Runs.names(runs) + ". Each mark is a neuron, placed by t-SNE of its outgoing weights and"
                + " coloured by the class with its highest mean activation; crosses are dead neurons.";
    }

    @Override
    protected Sheet sheet() {
        return sheet;
    }

    @Override
    protected void drawPanels(Canvas canvas) {
        for (int i = 0; i < runs.size(); i++) {
            LayerAnalysis run = runs.get(i);
            LayerAnalysis.Summary summary = run.summary();
            sheet.heading(
                    canvas,
                    i,
                    run.name(),
                    "mean selectivity index " + NumberText.fixed(summary.selectivityMean(), 2),
                    "agreement with assemblies " + NumberText.fixed(summary.weightsPreferredClassNmi(), 2) + " (NMI)");
            new PlaneMap(run)
                    .draw(
                            canvas,
                            sheet.panel(i),
                            neuron -> new PlaneMap.Look(
                                    PlaneMap.shape(neuron, neuron.preferredClass()),
                                    Palette.category(neuron.preferredClass()),
                                    neuron.alive() ? 0 : 1));
        }
    }
}
