package org.neurobean.report.draw;

/** Something to draw flat shapes on. Colours are 0xRRGGBB, lengths are pixels from the upper left corner. */
public sealed interface Canvas permits SvgCanvas, PngCanvas {

    /** Where a text's given point is along its line. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** What a mark looks like, all of about the same area; a RING is a circle without its inside. */
    enum Shape {
        CIRCLE,
        SQUARE,
        DIAMOND,
        TRIANGLE,
        CROSS,
        RING
    }

    /**
     * A mark for one thing among many, such as a neuron.
     *
     * @param radius half its width, above 0
     * @param opacity in (0, 1]
     */
    record Mark(Shape shape, double radius, int colour, double opacity) {}

    /**
     * How a stroke is drawn.
     *
     * @param width across, above 0
     * @param opacity in (0, 1]
     */
    record Pen(double width, int colour, double opacity, boolean dashed) {}

    /** Kinds of text in a picture. */
    enum Type {
        TITLE(16, true),
        HEADING(13, true),
        LABEL(11, false);

        private final int size;
        private final boolean bold;

        Type(int size, boolean bold) {
            this.size = size;
            this.bold = bold;
        }

        /** Height of the letters' line. */
        public int size() {
            return size;
        }

        boolean isBold() {
            return bold;
        }
    }

    /** A weight: a filled rectangle without smoothed edges, so that neighbours meet without a seam. */
    void cell(double x, double y, double width, double height, int colour);

    /** The same shape for what is not a weight, such as a piece of the colour bar. */
    void strip(double x, double y, double width, double height, int colour);

    /** A horizontal or vertical line of one pixel. */
    void line(double x1, double y1, double x2, double y2, int colour);

    /** One line of text on the base line y. */
    void text(double x, double y, Type type, Anchor anchor, int colour, String text);

    /** One line of text that reads upwards, the anchor at the given point of its base line. */
    void textUpwards(double x, double y, Type type, Anchor anchor, int colour, String text);

    /** A mark with its middle at the given point. */
    void mark(double x, double y, Mark mark);

    /** A straight line of any direction, with smooth edges. */
    void stroke(double x1, double y1, double x2, double y2, Pen pen);

    /**
     * Many cells as one picture, for matrices that would make a file of millions of shapes.
     *
     * @param colours rows of equal length, the uppermost first; at most two to a pixel, or some are lost
     */
    void raster(double x, double y, double width, double height, int[][] colours);
}
