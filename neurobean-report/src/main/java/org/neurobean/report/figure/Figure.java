package org.neurobean.report.figure;

import org.neurobean.report.draw.Canvas;

/** A picture that can be drawn in any format. */
public interface Figure {

    /** One line, for those who cannot see the picture and those who can. */
    String title();

    /** What is to be seen, in words: how things stand and what colours mean. */
    String description();

    /** Pixels of the SVG; the PNG has two for one. */
    int width();

    /** Pixels of the SVG. */
    int height();

    /** Draws everything within the width and height. Equal figures draw equally. */
    void draw(Canvas canvas);
}
