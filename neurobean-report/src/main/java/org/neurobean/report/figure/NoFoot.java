package org.neurobean.report.figure;

import org.neurobean.report.draw.Canvas;

/** For a figure whose colours need no explanation below the panels. */
record NoFoot() implements Foot {

    @Override
    public int height(int width) {
        return 0;
    }

    @Override
    public void draw(Canvas canvas, Place place) {
        // Nothing to explain.
    }
}
