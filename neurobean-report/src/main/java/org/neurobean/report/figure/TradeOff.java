package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.neurobean.report.draw.Canvas;

/**
 * What clear assemblies cost in accuracy: settings as points, test accuracy to the right, and upwards on one panel the
 * silhouette of the assemblies, on the other their agreement with the classes that neurons prefer. Settings that differ in only
 * one number are joined by a line. Not in the paper.
 */
public final class TradeOff extends SheetFigure {

    private static final int SIDE = 400;
    private static final double RADIUS = 4;
    private static final double BAR_OPACITY = 0.45;

    /**
     * A number over several runs.
     *
     * @param mean NaN if it is not known; then the point is not drawn
     * @param deviation standard deviation; NaN for a single run
     */
    public record Value(double mean, double deviation) {}

    /**
     * One setting.
     *
     * @param label short: the number in which it differs from its neighbours on the line
     * @param accuracy in [0, 1]
     * @param silhouette on t-SNE, alive neurons
     * @param agreement NMI of assemblies and preferred classes
     */
    public record Point(String label, Value accuracy, Value silhouette, Value agreement) {}

    /**
     * Settings that differ in one number.
     *
     * @param points in the order of that number
     */
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    private record Panel(String name, String axis, Function<Point, Value> height) {}

    private static final List<Panel> PANELS = List.of(
            new Panel("Silhouette", "t-SNE silhouette, alive neurons", Point::silhouette),
            new Panel("Agreement", "NMI of assemblies and preferred classes", Point::agreement));

    private final List<Line> lines;
    private final Point reference;
    private final Sheet sheet;

    /**
     * Lays the figure out.
     *
     * @param lines 1 to 9
     * @param reference what all lines depart from: the network without any penalty
     * @param number what the labels of points are: "alpha"
     * @param caption data, network and numbers, for the line at the foot
     */
    public TradeOff(List<Line> lines, Point reference, String number, String caption) {
        if (lines.isEmpty() || lines.size() >= Palette.categories()) {
            throw new IllegalArgumentException(
                    "a trade-off has 1 to " + (Palette.categories() - 1) + " lines, but got " + lines.size());
        }
        this.lines = List.copyOf(lines);
        this.reference = reference;
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            entries.add(
                    new Legend.Entry(shape(i), Palette.category(i), lines.get(i).name()));
        }
        entries.add(new Legend.Entry(Canvas.Shape.CROSS, Palette.INK, reference.label()));
        List<String> notes = new ArrayList<>();
        notes.add("Each point is a setting, labelled with its " + number
                + "; best is the upper right corner. Points are means over seeds, bars one standard deviation to each"
                + " side where there are several seeds.");
        long missing = points().filter(point -> PANELS.stream().anyMatch(panel -> !drawable(point, panel)))
                .count();
        if (missing > 0) {
            notes.add(Words.counted(missing, "setting") + " without a number on some panel: not drawn there.");
        }
        this.sheet = new Sheet(
                new Sheet.Texts(title(), notes, caption),
                new Sheet.Grid(PANELS.size(), PANELS.size(), 44, 24, SIDE, SIDE, 40),
                new Legend(entries));
    }

    private static Canvas.Shape shape(int line) {
        Canvas.Shape[] shapes = {
            Canvas.Shape.CIRCLE, Canvas.Shape.SQUARE, Canvas.Shape.DIAMOND, Canvas.Shape.TRIANGLE, Canvas.Shape.RING
        };
        return shapes[line % shapes.length];
    }

    private Stream<Point> points() {
        return Stream.concat(lines.stream().flatMap(line -> line.points().stream()), Stream.of(reference));
    }

    private static boolean drawable(Point point, Panel panel) {
        return Double.isFinite(point.accuracy().mean())
                && Double.isFinite(panel.height().apply(point).mean());
    }

    @Override
    public String title() {
        return "What clear assemblies cost in accuracy";
    }

    @Override
    public String description() {
        return "Test accuracy against the silhouette of the assemblies and against their agreement with preferred"
                + " classes, for "
                + String.join("; ", lines.stream().map(Line::name).toList()) + "; and for " + reference.label() + ".";
    }

    @Override
    protected Sheet sheet() {
        return sheet;
    }

    @Override
    protected void drawPanels(Canvas canvas) {
        for (int i = 0; i < PANELS.size(); i++) {
            Panel panel = PANELS.get(i);
            sheet.heading(canvas, i, panel.name());
            draw(canvas, sheet.panel(i), panel);
        }
    }

    private void draw(Canvas canvas, Place place, Panel panel) {
        place.frame(canvas);
        List<Point> drawn = points().filter(point -> drawable(point, panel)).toList();
        if (drawn.isEmpty()) {
            place.explain(canvas, "no setting has these numbers");
            return;
        }
        Plot plot = new Plot(
                place,
                Axis.over(ends(drawn, point -> percent(point.accuracy()))),
                Axis.over(ends(drawn, panel.height())));
        plot.drawAxes(canvas, "test accuracy, %", panel.axis());
        PointLabels labels = new PointLabels(place);
        for (int i = 0; i < lines.size(); i++) {
            Canvas.Pen pen = new Canvas.Pen(1.5, Palette.category(i), 1, false);
            List<Point> points = lines.get(i).points().stream()
                    .filter(point -> drawable(point, panel))
                    .toList();
            for (int p = 1; p < points.size(); p++) {
                double[] from = middle(plot, points.get(p - 1), panel);
                double[] to = middle(plot, points.get(p), panel);
                canvas.stroke(from[0], from[1], to[0], to[1], pen);
                labels.avoid(from, to);
            }
            for (Point point : points) {
                mark(canvas, plot, point, panel, new Canvas.Mark(shape(i), RADIUS, Palette.category(i), 1));
                labels.add(middle(plot, point, panel), point.label());
            }
        }
        if (drawable(reference, panel)) {
            mark(canvas, plot, reference, panel, new Canvas.Mark(Canvas.Shape.CROSS, RADIUS, Palette.INK, 1));
            labels.add(middle(plot, reference, panel), reference.label());
        }
        labels.draw(canvas);
    }

    private static Value percent(Value share) {
        return new Value(100 * share.mean(), 100 * share.deviation());
    }

    /** The lowest and highest places that the bars of these points reach. */
    private static double[] ends(List<Point> points, Function<Point, Value> number) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            Value value = number.apply(point);
            low = Math.min(low, value.mean() - bar(value));
            high = Math.max(high, value.mean() + bar(value));
        }
        return new double[] {low, high};
    }

    private static double bar(Value value) {
        return Double.isFinite(value.deviation()) ? value.deviation() : 0;
    }

    private static double[] middle(Plot plot, Point point, Panel panel) {
        return new double[] {
            plot.x(100 * point.accuracy().mean()),
            plot.y(panel.height().apply(point).mean())
        };
    }

    private static void mark(Canvas canvas, Plot plot, Point point, Panel panel, Canvas.Mark mark) {
        double[] middle = middle(plot, point, panel);
        Value accuracy = percent(point.accuracy());
        Value height = panel.height().apply(point);
        Canvas.Pen pen = new Canvas.Pen(1, mark.colour(), BAR_OPACITY, false);
        if (bar(accuracy) > 0) {
            double low = plot.x(accuracy.mean() - bar(accuracy));
            canvas.stroke(low, middle[1], plot.x(accuracy.mean() + bar(accuracy)), middle[1], pen);
        }
        if (bar(height) > 0) {
            double low = plot.y(height.mean() - bar(height));
            canvas.stroke(middle[0], low, middle[0], plot.y(height.mean() + bar(height)), pen);
        }
        canvas.mark(middle[0], middle[1], mark);
    }
}
