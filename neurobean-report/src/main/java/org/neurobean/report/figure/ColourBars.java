package org.neurobean.report.figure;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.neurobean.report.draw.Canvas;

/** Ramps of colour with their ends named, side by side. */
record ColourBars(List<ColourBars.Bar> bars) implements Foot {

    private static final int STRIPS = 90;
    private static final int STRIP = 2;
    private static final int HEIGHT = 12;

    /** From values to colours. */
    interface Colours {
        int of(double value);
    }

    /**
     * One ramp.
     *
     * @param from value at its left end
     * @param to value at its right end
     * @param meaning what a colour says, short
     */
    record Bar(double from, double to, Colours colours, String meaning) {}

    @Override
    public int height(int width) {
        return 2 * Sheet.LINE + HEIGHT + 4;
    }

    @Override
    public void draw(Canvas canvas, Place place) {
        double room = place.width() / bars.size();
        for (int i = 0; i < bars.size(); i++) {
            draw(canvas, bars.get(i), place.x() + i * room, place.y() + Sheet.LINE);
        }
    }

    private static void draw(Canvas canvas, Bar bar, double left, double y) {
        DoubleUnaryOperator value = part -> bar.from + part * (bar.to - bar.from);
        canvas.text(left, y - 4, Canvas.Type.LABEL, Canvas.Anchor.START, Palette.INK, bar.meaning);
        for (int strip = 0; strip < STRIPS; strip++) {
            int colour = bar.colours.of(value.applyAsDouble((double) strip / (STRIPS - 1)));
            canvas.strip(left + STRIP * strip, y, STRIP, HEIGHT, colour);
        }
        double width = (double) STRIPS * STRIP;
        double under = y + HEIGHT + Sheet.LINE - 2;
        canvas.text(left, under, Canvas.Type.LABEL, Canvas.Anchor.START, Palette.MUTED, end(bar.from));
        canvas.text(left + width, under, Canvas.Type.LABEL, Canvas.Anchor.END, Palette.MUTED, end(bar.to));
        if (bar.from < 0) {
            canvas.text(left + width / 2, under, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, Palette.MUTED, "0");
        }
    }

    private static String end(double value) {
        return Words.scaleEnd(value);
    }
}
