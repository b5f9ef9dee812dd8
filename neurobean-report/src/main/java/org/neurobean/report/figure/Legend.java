package org.neurobean.report.figure;

import java.util.List;
import org.neurobean.report.draw.Canvas;

/** Marks and what they stand for, in columns. */
public record Legend(List<Legend.Entry> entries) implements Foot {

    private static final int ROW = 18;
    private static final int MARK_ROOM = 14;
    private static final int LONGEST = 28;

    public record Entry(Canvas.Shape shape, int colour, String name) {}

    @Override
    public int height(int width) {
        return rows(width) * ROW;
    }

    private double column() {
        double longest = 0;
        for (Entry entry : entries) {
            longest = Math.max(longest, Words.width(Words.squeezed(entry.name, LONGEST), Canvas.Type.LABEL));
        }
        return MARK_ROOM + longest + 18;
    }

    private int columns(double width) {
        return Math.max(1, (int) (width / column()));
    }

    private int rows(double width) {
        return (entries.size() + columns(width) - 1) / columns(width);
    }

    @Override
    public void draw(Canvas canvas, Place place) {
        int columns = columns(place.width());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            int row = i / columns;
            double x = place.x() + i % columns * column();
            double y = place.y() + (row + 0.5) * ROW;
            canvas.mark(x + 5, y, new Canvas.Mark(entry.shape, 4, entry.colour, 1));
            String name = Words.squeezed(entry.name, LONGEST);
            canvas.text(x + MARK_ROOM, y + 4, Canvas.Type.LABEL, Canvas.Anchor.START, Palette.INK, name);
        }
    }
}
