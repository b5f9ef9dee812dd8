package org.neurobean.report.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.NumberText;
import org.neurobean.report.draw.Canvas;

/** The neurons of one run as marks in the plane of t-SNE, one for each that has a place there. */
final class PlaneMap {

    private static final double PADDING = 9;

    /**
     * How a neuron looks.
     *
     * @param height marks of larger height lie on top of others
     */
    record Look(Canvas.Shape shape, int colour, double height) {}

    private final LayerAnalysis run;
    /** Rows of the map with a finite place. */
    private final int[] rows;

    PlaneMap(LayerAnalysis run) {
        this.run = run;
        double[][] places = run.maps().tsne();
        this.rows = IntStream.range(0, places.length)
                .filter(row -> Double.isFinite(places[row][0]) && Double.isFinite(places[row][1]))
                .toArray();
    }

    /** The shape of a dead neuron is a cross, whatever it is coloured by. */
    static Canvas.Shape shape(LayerAnalysis.Neuron neuron, int category) {
        return neuron.alive() ? Palette.shape(category) : Canvas.Shape.CROSS;
    }

    /** What is not to be seen on the maps of these runs, as whole sentences. */
    static List<String> notes(List<LayerAnalysis> runs) {
        return runs.stream()
                .filter(run -> new PlaneMap(run).rows.length < run.neurons().size())
                .map(run -> run.name() + ": " + NumberText.count(new PlaneMap(run).rows.length) + " of "
                        + Words.counted(run.neurons().size(), "neuron") + " have a place on the map.")
                .toList();
    }

    void draw(Canvas canvas, Place place, Function<LayerAnalysis.Neuron, Look> looks) {
        place.frame(canvas);
        if (rows.length == 0) {
            place.explain(canvas, "no neuron has a place on the map");
            return;
        }
        double[][] points =
                Arrays.stream(rows).mapToObj(row -> run.maps().tsne()[row]).toArray(double[][]::new);
        double lowX = Arrays.stream(points).mapToDouble(point -> point[0]).min().orElseThrow();
        double highX =
                Arrays.stream(points).mapToDouble(point -> point[0]).max().orElseThrow();
        double lowY = Arrays.stream(points).mapToDouble(point -> point[1]).min().orElseThrow();
        double highY =
                Arrays.stream(points).mapToDouble(point -> point[1]).max().orElseThrow();
        double extent = Math.max(highX - lowX, highY - lowY);
        double room = Math.min(place.width(), place.height()) - 2 * PADDING;
        double scale = extent > 0 ? room / extent : 0;
        Look[] look = Arrays.stream(rows)
                .mapToObj(row -> looks.apply(run.neurons().get(run.maps().shown()[row])))
                .toArray(Look[]::new);
        double radius = radius(place);
        double opacity = rows.length <= 150 ? 0.9 : rows.length <= 1000 ? 0.8 : 0.65;
        IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> look[i].height))
                .forEach(i -> {
                    double x = place.centreX() + scale * (points[i][0] - (lowX + highX) / 2);
                    double y = place.centreY() - scale * (points[i][1] - (lowY + highY) / 2);
                    boolean cross = look[i].shape == Canvas.Shape.CROSS;
                    double size = cross ? Math.max(1.8, 0.9 * radius) : radius;
                    canvas.mark(x, y, new Canvas.Mark(look[i].shape, size, look[i].colour, opacity));
                });
    }

    /** So that all marks together cover a tenth of the panel, within sizes that can be seen. */
    private double radius(Place place) {
        double covering = Math.sqrt(0.1 * place.width() * place.height() / (Math.PI * rows.length));
        return Math.min(4.5, Math.max(1.2, covering));
    }
}
