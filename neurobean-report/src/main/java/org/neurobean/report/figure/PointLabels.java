package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.report.draw.Canvas;

/** Short texts beside points, each on the side where it covers least of points, lines and other texts. */
final class PointLabels {

    private static final double AWAY = 7;
    private static final double HALF_MARK = 5;
    private static final double LINE_PIECE = 3;

    private final Place bounds;
    private final List<double[]> points = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Place> taken = new ArrayList<>();

    /** For points within a panel. */
    PointLabels(Place bounds) {
        this.bounds = bounds;
    }

    void add(double[] point, String text) {
        points.add(point);
        texts.add(text);
    }

    /** A line that texts had better not cover. */
    void avoid(double[] from, double[] to) {
        int pieces = (int) Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / LINE_PIECE);
        for (int i = 0; i <= pieces; i++) {
            double part = pieces == 0 ? 0 : (double) i / pieces;
            double x = from[0] + part * (to[0] - from[0]);
            double y = from[1] + part * (to[1] - from[1]);
            taken.add(new Place(x - LINE_PIECE / 2, y - LINE_PIECE / 2, LINE_PIECE, LINE_PIECE));
        }
    }

    /** Draws all, those that were added first in the places that they like best. */
    void draw(Canvas canvas) {
        points.forEach(point ->
                taken.add(new Place(point[0] - HALF_MARK, point[1] - HALF_MARK, 2 * HALF_MARK, 2 * HALF_MARK)));
        for (int i = 0; i < texts.size(); i++) {
            Place best = null;
            double least = Double.POSITIVE_INFINITY;
            for (Place candidate : around(points.get(i), texts.get(i))) {
                double covered = outside(candidate);
                for (Place other : taken) {
                    covered += overlap(candidate, other);
                }
                if (covered < least) {
                    least = covered;
                    best = candidate;
                }
            }
            if (best != null) {
                taken.add(best);
                canvas.text(
                        best.x(), best.bottom() - 2, Canvas.Type.LABEL, Canvas.Anchor.START, Palette.INK, texts.get(i));
            }
        }
    }

    /** Right, left, above, below, and the corners between. */
    private static List<Place> around(double[] point, String text) {
        double width = Words.width(text, Canvas.Type.LABEL);
        double height = Canvas.Type.LABEL.size() + 1;
        List<Place> places = new ArrayList<>();
        for (int[] side : new int[][] {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}}) {
            double away = side[0] != 0 && side[1] != 0 ? AWAY - 3 : AWAY;
            double x = point[0] + side[0] * (away + width / 2) - width / 2;
            double y = point[1] + side[1] * (away + height / 2) - height / 2;
            places.add(new Place(x, y, width, height));
        }
        return places;
    }

    private double outside(Place place) {
        double inside = overlap(place, bounds);
        return 100 * (place.width() * place.height() - inside);
    }

    private static double overlap(Place one, Place other) {
        double width = Math.min(one.right(), other.right()) - Math.max(one.x(), other.x());
        double height = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
        return width > 0 && height > 0 ? width * height : 0;
    }
}
