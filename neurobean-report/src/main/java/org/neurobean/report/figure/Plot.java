package org.neurobean.report.figure;

import org.neurobean.report.draw.Canvas;

/**
 * A panel with an axis to the right and one upwards.
 *
 * @param place between the axes
 */
record Plot(Place place, Axis across, Axis up) {

    /** Lines behind what is drawn. */
    private static final int GRID = 0xe8eaed;

    private static final int SIZE = Canvas.Type.LABEL.size();

    double x(double number) {
        return place.x() + across.position(number) * place.width();
    }

    double y(double number) {
        return place.bottom() - up.position(number) * place.height();
    }

    /** Numbers, faint lines at them, and what they are: below the panel and beside it. */
    void drawAxes(Canvas canvas, String acrossName, String upName) {
        for (double mark : across.marks()) {
            canvas.line(x(mark), place.y(), x(mark), place.bottom(), GRID);
            canvas.text(
                    x(mark),
                    place.bottom() + SIZE + 4,
                    Canvas.Type.LABEL,
                    Canvas.Anchor.MIDDLE,
                    Palette.INK,
                    across.text(mark));
        }
        for (double mark : up.marks()) {
            canvas.line(place.x(), y(mark), place.right(), y(mark), GRID);
            canvas.text(place.x() - 5, y(mark) + 4, Canvas.Type.LABEL, Canvas.Anchor.END, Palette.INK, up.text(mark));
        }
        place.frame(canvas);
        canvas.text(
                place.centreX(),
                place.bottom() + 2 * SIZE + 10,
                Canvas.Type.LABEL,
                Canvas.Anchor.MIDDLE,
                Palette.MUTED,
                acrossName);
        canvas.textUpwards(
                place.x() - 34, place.centreY(), Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, Palette.MUTED, upName);
    }
}
