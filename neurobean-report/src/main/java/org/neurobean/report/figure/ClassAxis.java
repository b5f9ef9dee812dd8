package org.neurobean.report.figure;

import java.util.List;
import org.neurobean.report.draw.Canvas;

/** The names of classes along the sides of a matrix, as many as fit; long ones read upwards below it. */
final class ClassAxis {

    private static final int LONGEST = 12;
    private static final int SIZE = Canvas.Type.LABEL.size();

    private final List<String> names;
    private final double step;
    private final double widest;

    /** For names over a length in pixels, both along a row and along a column. */
    ClassAxis(List<String> names, double length) {
        this.names = names.stream().map(name -> Words.squeezed(name, LONGEST)).toList();
        this.step = length / names.size();
        this.widest = this.names.stream()
                .mapToDouble(name -> Words.width(name, Canvas.Type.LABEL))
                .max()
                .orElse(0);
    }

    private boolean upwards() {
        return widest > Math.max(step, 24) - 3;
    }

    /** Pixels that the names left of the matrix take. */
    int roomBeside() {
        return (int) Math.ceil(widest) + 8;
    }

    /** Pixels that the names under the matrix take. */
    int roomBelow() {
        return upwards() ? (int) Math.ceil(widest) + 8 : SIZE + 6;
    }

    /** 1 if there is room for every name, else the n of which each n-th name is drawn, so that gaps are clearly seen. */
    private int every(double room) {
        return step >= room ? 1 : (int) Math.ceil(1.7 * room / step);
    }

    void drawBeside(Canvas canvas, Place place) {
        int every = every(SIZE + 1);
        for (int i = 0; i < names.size(); i += every) {
            double y = place.y() + (i + 0.5) * step + 4;
            canvas.text(place.x() - 6, y, Canvas.Type.LABEL, Canvas.Anchor.END, Palette.INK, names.get(i));
        }
    }

    void drawBelow(Canvas canvas, Place place) {
        int every = every(upwards() ? SIZE + 1 : widest + 3);
        for (int i = 0; i < names.size(); i += every) {
            double x = place.x() + (i + 0.5) * step;
            if (upwards()) {
                canvas.textUpwards(
                        x + 4, place.bottom() + 6, Canvas.Type.LABEL, Canvas.Anchor.END, Palette.INK, names.get(i));
            } else {
                canvas.text(
                        x,
                        place.bottom() + SIZE + 4,
                        Canvas.Type.LABEL,
                        Canvas.Anchor.MIDDLE,
                        Palette.INK,
                        names.get(i));
            }
        }
    }
}
