package org.neurobean.report.figure;

import org.neurobean.report.draw.Canvas;

/**
 * A rectangle of a figure, in pixels.
 *
 * @param x of its left side
 * @param y of its upper side
 */
public record Place(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    public void frame(Canvas canvas) {
        canvas.line(x, y, right(), y, Palette.FRAME);
        canvas.line(x, bottom(), right(), bottom(), Palette.FRAME);
        canvas.line(x, y, x, bottom(), Palette.FRAME);
        canvas.line(right(), y, right(), bottom(), Palette.FRAME);
    }

    /** A text in the middle, for a panel that cannot show what it should. */
    public void explain(Canvas canvas, String text) {
        double line = centreY();
        for (String part : Words.lines(text, Words.fitting(width - 20, Canvas.Type.LABEL))) {
            canvas.text(centreX(), line, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, Palette.MUTED, part);
            line += Sheet.LINE;
        }
    }
}
