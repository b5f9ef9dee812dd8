package org.neurobean.report.figure;

import org.neurobean.report.draw.Canvas;
import org.neurobean.report.draw.ColourRamp;

/**
 * The colours of all figures, 0xRRGGBB.
 *
 * <p>The ten colours of categories were found by simulated annealing for the largest distance in OKLab (Ottosson 2020) of
 * any two, seen with usual sight and without one kind of cones (Machado et al. 2009): at least 0.19 and 0.118.
 */
public final class Palette {

    /** Text. */
    public static final int INK = 0x1b2127;
    /** Text of less weight. */
    public static final int MUTED = 0x59636e;
    /** Lines around panels. */
    public static final int FRAME = 0xb4bac1;
    /** What belongs to no category: dead and silent neurons. */
    public static final int NONE = 0x8a9199;
    /** A cell without a value. */
    public static final int NO_VALUE = 0xb5b5b5;
    /** Behind everything. */
    public static final int PAPER = 0xffffff;

    private static final int[] CATEGORIES = {
        0x013198, 0xee6e06, 0x23ac7a, 0xd381f7, 0x750626, 0x23e4ee, 0x686102, 0xb33a7a, 0x5a6ac5, 0xced51d
    };

    private static final Canvas.Shape[] SHAPES = {
        Canvas.Shape.CIRCLE, Canvas.Shape.SQUARE, Canvas.Shape.DIAMOND, Canvas.Shape.TRIANGLE
    };

    /** From nothing to most: sand, amber, red, wine; lightness falls by equal steps. */
    private static final int[] SEQUENCE = {0xdfdcd4, 0xf2c465, 0xee9a48, 0xdf6a3f, 0xba3440, 0x86164a, 0x4a0b3c};

    private Palette() {}

    /** How many categories have a colour of their own; after them colours come again with another shape. */
    public static int categories() {
        return CATEGORIES.length;
    }

    /**
     * The colour of a category.
     *
     * @param category from 0; -1 for what belongs to none
     */
    public static int category(int category) {
        return category < 0 ? NONE : CATEGORIES[category % CATEGORIES.length];
    }

    /** The shape of a category's marks; with {@link #category} it tells the first 40 apart. */
    public static Canvas.Shape shape(int category) {
        return category < 0 ? Canvas.Shape.RING : SHAPES[category / CATEGORIES.length % SHAPES.length];
    }

    /** From light (0) to dark (1) through warm colours; beyond them, that of the end; NaN is {@link #NO_VALUE}. */
    public static int sequential(double position) {
        if (Double.isNaN(position)) {
            return NO_VALUE;
        }
        double step = Math.min(1, Math.max(0, position)) * (SEQUENCE.length - 1);
        int from = Math.min(SEQUENCE.length - 2, (int) step);
        return mixed(SEQUENCE[from], SEQUENCE[from + 1], step - from);
    }

    /** From blue (-1) through white (0) to orange (1); beyond them, that of the end; NaN is {@link #NO_VALUE}. */
    public static int diverging(double position) {
        return Double.isNaN(position) ? NO_VALUE : ColourRamp.DIVERGING_ON_LIGHT.colour(0.5 + 0.5 * position);
    }

    /** Dark or white, whichever can be read on the colour. */
    static int inkOn(int colour) {
        double lightness = 0.299 * (colour >> 16) + 0.587 * (colour >> 8 & 0xff) + 0.114 * (colour & 0xff);
        return lightness > 140 ? INK : PAPER;
    }

    private static int mixed(int from, int to, double part) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double start = from >> shift & 0xff;
            double end = to >> shift & 0xff;
            mixed |= (int) Math.round(start + part * (end - start)) << shift;
        }
        return mixed;
    }
}
