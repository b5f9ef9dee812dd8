package org.neurobean.report.figure;

import org.neurobean.report.draw.Canvas;

/** What explains the colours of all panels, below them. */
interface Foot {

    /** The height that it needs at that width, in pixels. */
    int height(int width);

    void draw(Canvas canvas, Place place);
}
