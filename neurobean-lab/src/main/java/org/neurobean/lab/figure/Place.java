package org.neurobean.lab.figure;

import org.neurobean.lab.report.Canvas;

/**
 * A rectangle of a figure, in pixels.
 *
 * @param x of its left side
 * @param y of its upper side
 */
record Place(double x, double y, double width, double height) {

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double centreX() {
        return x + width / 2;
    }

    double centreY() {
        return y + height / 2;
    }

    void frame(Canvas canvas) {
        canvas.line(x, y, right(), y, Palette.FRAME);
        canvas.line(x, bottom(), right(), bottom(), Palette.FRAME);
        canvas.line(x, y, x, bottom(), Palette.FRAME);
        canvas.line(right(), y, right(), bottom(), Palette.FRAME);
    }

    /** A text in the middle, for a panel that cannot show what it should. */
    void explain(Canvas canvas, String text) {
        double line = centreY();
        for (String part : Words.lines(text, Words.fitting(width - 20, Canvas.Type.LABEL))) {
            canvas.text(centreX(), line, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, Palette.MUTED, part);
            line += Sheet.LINE;
        }
    }
}
