package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.NumberText;
import org.neurobean.report.draw.Canvas;

/** One run of a {@link ConnectivityDrawing}. */
final class ConnectivityPanel {

    private static final int LEFT_ROOM = 34;
    private static final int MOST_NUMBERED = 40;
    private static final double MANY_LINES = 900;
    private static final int LONGEST_NAME = 12;

    private final LayerAnalysis run;
    private final WeightLines lines;
    private final List<List<LayerAnalysis.Neuron>> groups;

    ConnectivityPanel(LayerAnalysis run, WeightLines lines) {
        this.run = run;
        this.lines = lines;
        this.groups = groups(run);
    }

    /** Assemblies by the middle of the targets that they lead to, then the dead neurons. */
    private static List<List<LayerAnalysis.Neuron>> groups(LayerAnalysis run) {
        Map<Integer, List<LayerAnalysis.Neuron>> byAssembly = new TreeMap<>();
        List<LayerAnalysis.Neuron> dead = new ArrayList<>();
        for (LayerAnalysis.Neuron neuron : run.neurons()) {
            (neuron.alive() ? byAssembly.computeIfAbsent(neuron.assembly(), number -> new ArrayList<>()) : dead)
                    .add(neuron);
        }
        List<List<LayerAnalysis.Neuron>> groups = new ArrayList<>(byAssembly.values());
        Map<Integer, Double> middles = new TreeMap<>();
        byAssembly.forEach((assembly, group) -> middles.put(assembly, middleTarget(run, group)));
        groups.sort(Comparator.comparing(group -> middles.get(group.get(0).assembly())));
        if (!dead.isEmpty()) {
            groups.add(dead);
        }
        return groups;
    }

    /** Mean target, each weighted by the positive weights that lead there, squared so that the main one decides. */
    private static double middleTarget(LayerAnalysis run, List<LayerAnalysis.Neuron> group) {
        double sum = 0;
        double total = 0;
        for (LayerAnalysis.Neuron neuron : group) {
            double[] weights = run.outgoing()[neuron.id()];
            for (int target = 0; target < weights.length; target++) {
                if (weights[target] > 0) {
                    double share = weights[target] * weights[target];
                    sum += share * target;
                    total += share;
                }
            }
        }
        return total > 0 ? sum / total : run.targetNames().size();
    }

    void draw(Canvas canvas, Place place) {
        double gap = Math.min(7, place.height() / 3 / groups.size());
        double step =
                (place.height() - gap * (groups.size() - 1)) / run.neurons().size();
        double nameRoom = run.targetNames().stream()
                .mapToDouble(name -> Words.width(Words.squeezed(name, LONGEST_NAME), Canvas.Type.LABEL))
                .max()
                .orElse(0);
        double right = place.right() - nameRoom - 12;
        double left = place.x() + LEFT_ROOM;
        double[] heights = new double[run.neurons().size()];
        double y = place.y();
        for (List<LayerAnalysis.Neuron> group : groups) {
            for (LayerAnalysis.Neuron neuron : group) {
                heights[neuron.id()] = y + step / 2;
                y += step;
            }
            y += gap;
        }
        double targetStep = place.height() / run.targetNames().size();
        drawLines(canvas, heights, new Place(left, place.y(), right - left, targetStep));
        drawNeurons(canvas, left, heights, step);
        drawNumbers(canvas, left, heights);
        drawTargets(canvas, right, place.y(), targetStep);
    }

    private void drawLines(Canvas canvas, double[] heights, Place between) {
        // If there are thousands of lines, they are finer and paler: the paper has to shine through.
        double pale =
                Math.min(1, Math.sqrt(MANY_LINES / Math.max(1, lines.lines().size())));
        for (WeightLines.Line line : lines.lines()) {
            double share = Math.abs(line.weight()) / lines.strongest();
            int colour = Palette.category(run.neurons().get(line.neuron()).assembly());
            double opacity = Math.round(100 * pale * (0.12 + 0.6 * share * share)) / 100.0;
            double width = Math.round(10 * pale * (0.4 + 1.2 * share)) / 10.0;
            canvas.stroke(
                    between.x(),
                    heights[line.neuron()],
                    between.right(),
                    between.y() + (line.target() + 0.5) * between.height(),
                    new Canvas.Pen(width, colour, opacity, line.weight() < 0));
        }
    }

    private void drawNeurons(Canvas canvas, double x, double[] heights, double step) {
        double radius = Math.min(3.5, Math.max(1, 0.45 * step));
        for (List<LayerAnalysis.Neuron> group : groups) {
            for (LayerAnalysis.Neuron neuron : group) {
                Canvas.Shape shape = neuron.alive() ? Canvas.Shape.CIRCLE : Canvas.Shape.CROSS;
                int colour = Palette.category(neuron.assembly());
                canvas.mark(x, heights[neuron.id()], new Canvas.Mark(shape, radius, colour, 1));
            }
        }
    }

    private void drawNumbers(Canvas canvas, double x, double[] heights) {
        double last = Double.NEGATIVE_INFINITY;
        for (List<LayerAnalysis.Neuron> group : groups) {
            double first = heights[group.get(0).id()];
            double end = heights[group.get(group.size() - 1).id()];
            double y = (first + end) / 2 + 4;
            boolean numbered = groups.size() <= MOST_NUMBERED || !group.get(0).alive();
            if (numbered && y - last >= Sheet.LINE - 2) {
                String number = NumberText.count(group.size());
                canvas.text(x - 8, y, Canvas.Type.LABEL, Canvas.Anchor.END, Palette.MUTED, number);
                last = y;
            }
        }
    }

    private void drawTargets(Canvas canvas, double x, double top, double step) {
        int every = step >= Sheet.LINE - 2 ? 1 : (int) Math.ceil(1.7 * Sheet.LINE / step);
        for (int target = 0; target < run.targetNames().size(); target++) {
            double y = top + (target + 0.5) * step;
            double half = Math.min(3, Math.max(0.25, 0.4 * step));
            canvas.strip(x, y - half, 5, 2 * half, Palette.MUTED);
            if (target % every == 0) {
                String name = Words.squeezed(run.targetNames().get(target), LONGEST_NAME);
                canvas.text(x + 9, y + 4, Canvas.Type.LABEL, Canvas.Anchor.START, Palette.INK, name);
            }
        }
    }
}
