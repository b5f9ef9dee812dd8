package org.neurobean.report.figure;

import org.neurobean.report.draw.Canvas;

/** What explains the colours of all panels, below them. */
interface Foot {

    /** Pixels that it needs where it has that width. */
    int height(int width);

    void draw(Canvas canvas, Place place);
}
