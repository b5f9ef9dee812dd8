package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.report.draw.Canvas;

/** Where the parts of a figure are: the title, rows of panels of one size, the foot, notes, and the caption last. */
public final class Sheet {

    /** From one line of small text to the next. */
    static final int LINE = 14;

    private static final int MARGIN = 20;
    private static final int GAP = 22;
    private static final int TITLE_ROOM = 24;
    private static final int TITLE_LINE = 22;
    private static final int MOST_TITLE_LINES = 2;
    private static final int CAPTION_GAP = 5;
    private static final int SMALLEST_WIDTH = 460;

    /**
     * The panels.
     *
     * @param count of all panels
     * @param columns side by side
     * @param left room beside a panel
     * @param above room for its heading
     * @param width of what it shows
     * @param height of what it shows
     * @param below room under it
     */
    public record Grid(int count, int columns, int left, int above, int width, int height, int below) {

        /** Square panels without room beside or below, the larger the fewer there are. */
        static Grid squares(int count, int above) {
            int side = count == 1 ? 400 : count == 2 ? 300 : 244;
            return new Grid(count, Math.min(3, count), 0, above, side, side, 0);
        }

        int rows() {
            return (count + columns - 1) / columns;
        }
    }

    /**
     * The texts around the panels.
     *
     * @param notes what a reader has to know of the drawing
     * @param caption data, network and numbers, as the caller says them
     */
    public record Texts(String title, List<String> notes, String caption) {}

    private final Grid grid;
    private final Foot foot;
    private final List<String> notes = new ArrayList<>();
    private final List<String> title;
    private final List<String> caption;
    private final int width;

    public Sheet(Texts texts, Grid grid, Foot foot) {
        this.grid = grid;
        this.foot = foot;
        int panels = grid.columns * (grid.left + grid.width) + (grid.columns - 1) * GAP;
        this.width = Math.max(SMALLEST_WIDTH, panels + 2 * MARGIN);
        int letters = Words.fitting(inner(), Canvas.Type.LABEL);
        texts.notes.forEach(note -> notes.addAll(Words.lines(note, letters)));
        this.title = title(texts.title, Words.fitting(inner(), Canvas.Type.TITLE));
        this.caption = Words.lines(texts.caption, letters);
    }

    private static List<String> title(String text, int letters) {
        List<String> lines = Words.lines(text, letters);
        if (lines.size() <= MOST_TITLE_LINES) {
            return lines;
        }
        String rest = String.join(" ", lines.subList(MOST_TITLE_LINES - 1, lines.size()));
        List<String> cut = new ArrayList<>(lines.subList(0, MOST_TITLE_LINES - 1));
        cut.add(Words.shortened(rest, letters));
        return cut;
    }

    private int top() {
        return TITLE_ROOM + title.size() * TITLE_LINE;
    }

    private int inner() {
        return width - 2 * MARGIN;
    }

    int width() {
        return width;
    }

    int height() {
        return footTop() + foot.height(inner()) + 10 + LINE * (notes.size() + caption.size()) + CAPTION_GAP + MARGIN;
    }

    private int footTop() {
        return top() + grid.rows() * (grid.above + grid.height + grid.below) + (grid.rows() - 1) * GAP + 14;
    }

    /** What a panel shows is here; its heading above, its labels left and below. */
    public Place panel(int index) {
        int column = index % grid.columns;
        int row = index / grid.columns;
        double used = grid.columns * (grid.left + grid.width) + (grid.columns - 1) * GAP;
        double start = (width - used) / 2;
        return new Place(
                start + column * (grid.left + grid.width + GAP) + grid.left,
                top() + row * (grid.above + grid.height + grid.below + GAP) + grid.above,
                grid.width,
                grid.height);
    }

    /** A panel's name and the lines under it, in the room above it. */
    public void heading(Canvas canvas, int index, String name, String... lines) {
        Place place = panel(index);
        double y = place.y() - grid.above + 14;
        String fitting = Words.shortened(name, Words.fitting(grid.width, Canvas.Type.HEADING));
        canvas.text(place.x(), y, Canvas.Type.HEADING, Canvas.Anchor.START, Palette.INK, fitting);
        for (String line : lines) {
            y += LINE + 1;
            canvas.text(place.x(), y, Canvas.Type.LABEL, Canvas.Anchor.START, Palette.MUTED, line);
        }
    }

    /** Everything but the panels. */
    void draw(Canvas canvas) {
        for (int i = 0; i < title.size(); i++) {
            double y = 30 + (double) i * TITLE_LINE;
            canvas.text(MARGIN, y, Canvas.Type.TITLE, Canvas.Anchor.START, Palette.INK, title.get(i));
        }
        int footHeight = foot.height(inner());
        foot.draw(canvas, new Place(MARGIN, footTop(), inner(), footHeight));
        double y = footTop() + footHeight + 10 + LINE - 3;
        for (String note : notes) {
            canvas.text(MARGIN, y, Canvas.Type.LABEL, Canvas.Anchor.START, Palette.MUTED, note);
            y += LINE;
        }
        y += CAPTION_GAP;
        for (String line : caption) {
            canvas.text(MARGIN, y, Canvas.Type.LABEL, Canvas.Anchor.START, Palette.INK, line);
            y += LINE;
        }
    }
}
