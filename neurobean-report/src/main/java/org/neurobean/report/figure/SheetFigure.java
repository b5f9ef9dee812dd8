package org.neurobean.report.figure;

import org.neurobean.report.draw.Canvas;

/** A figure that lies on a {@link Sheet}, and so has its size; it draws the panels itself. */
public abstract class SheetFigure implements Figure {

    /** Where everything is; known once the figure has been laid out. */
    protected abstract Sheet sheet();

    /** Draws what is within the panels, and their headings. */
    protected abstract void drawPanels(Canvas canvas);

    @Override
    public final int width() {
        return sheet().width();
    }

    @Override
    public final int height() {
        return sheet().height();
    }

    @Override
    public final void draw(Canvas canvas) {
        sheet().draw(canvas);
        drawPanels(canvas);
    }
}
