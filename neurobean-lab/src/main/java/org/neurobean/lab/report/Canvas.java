package org.neurobean.lab.report;

/** Something to draw flat shapes on. Colours are 0xRRGGBB, lengths are pixels from the upper left corner. */
sealed interface Canvas permits SvgCanvas, PngCanvas {

    /** Where a text's given point lies along its line. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

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

        int size() {
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

    /** One line of text that reads upwards, its middle at the given point of its base line. */
    void textUpwards(double x, double y, Type type, int colour, String text);
}
