package org.neurobean.lab.table.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurobean.data.DataCatalog;
import org.neurobean.io.NumberText;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.RowName;
import org.neurobean.lab.table.Row;
import org.neurobean.lab.table.Table1;
import org.neurobean.report.draw.Canvas;
import org.neurobean.report.figure.Axis;
import org.neurobean.report.figure.Legend;
import org.neurobean.report.figure.Palette;
import org.neurobean.report.figure.Place;
import org.neurobean.report.figure.Sheet;
import org.neurobean.report.figure.SheetFigure;
import org.neurobean.report.figure.Words;

/**
 * Test accuracy over the number of images of each class, a panel for each data set: means with one standard deviation to
 * each side, and the paper's values as rings. Only the rows of the paper, if the table has any: more lines than these
 * cannot be told apart.
 */
public final class LearningCurves extends SheetFigure {

    private static final int WIDTH = 430;
    private static final int HEIGHT = 340;
    private static final int GRID = 0xe8eaed;
    private static final double RADIUS = 4;
    /** Rows stand side by side at each number of shots, over so much of the way to the next. */
    private static final double SPREAD = 0.4;

    private final FewShotTable table;
    private final List<RowName> rows;
    private final Sheet sheet;

    /**
     * Lays the figure out.
     *
     * @param caption where the numbers come from, for the line at the foot
     */
    public LearningCurves(FewShotTable table, String caption) {
        this.table = table;
        List<RowName> paper = table.rows().stream()
                .filter(row -> row.group() == Row.Group.PAPER)
                .toList();
        this.rows = (paper.isEmpty() ? table.rows() : paper)
                .stream().limit(Palette.categories()).toList();
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            entries.add(new Legend.Entry(shape(i), colour(i), rows.get(i).title()));
        }
        entries.add(new Legend.Entry(Canvas.Shape.RING, Palette.MUTED, "the paper's value"));
        List<String> notes = new ArrayList<>();
        notes.add(
                "Means over draws; bars are one standard deviation to each side. Rows share their draws: how much they"
                        + " differ is in the paired differences.");
        if (rows.size() < table.rows().size()) {
            notes.add(NumberText.count(rows.size()) + " of "
                    + Words.counted(table.rows().size(), "row") + " are drawn.");
        }
        int panels = table.datasets().size();
        this.sheet = new Sheet(
                new Sheet.Texts(title(), notes, caption),
                new Sheet.Grid(panels, Math.min(2, panels), 44, 24, WIDTH, HEIGHT, 36),
                new Legend(entries));
    }

    /** The vanilla network is the reference: grey. */
    private int colour(int row) {
        return rows.get(row).id().equals(Table1.VANILLA) ? Palette.MUTED : Palette.category(row);
    }

    private static Canvas.Shape shape(int row) {
        Canvas.Shape[] shapes = {Canvas.Shape.CIRCLE, Canvas.Shape.SQUARE, Canvas.Shape.DIAMOND, Canvas.Shape.TRIANGLE};
        return shapes[row % shapes.length];
    }

    @Override
    public String title() {
        return "Few-shot learning from scratch: accuracy over images of each class";
    }

    @Override
    public String description() {
        return "Mean test accuracy against the number of training images of each class, for "
                + String.join("; ", rows.stream().map(RowName::title).toList()) + ".";
    }

    @Override
    protected Sheet sheet() {
        return sheet;
    }

    @Override
    protected void drawPanels(Canvas canvas) {
        for (int i = 0; i < table.datasets().size(); i++) {
            String dataset = table.datasets().get(i);
            sheet.heading(canvas, i, DataCatalog.named(dataset).title());
            draw(canvas, sheet.panel(i), dataset);
        }
    }

    private void draw(Canvas canvas, Place place, String dataset) {
        double[] ends = ends(dataset);
        if (ends[0] > ends[1]) {
            place.frame(canvas);
            place.explain(canvas, "no trial is finished");
            return;
        }
        Axis up = Axis.over(ends);
        drawAxes(canvas, place, up);
        for (int row = 0; row < rows.size(); row++) {
            drawRow(canvas, place, up, dataset, row);
        }
    }

    private void drawAxes(Canvas canvas, Place place, Axis up) {
        for (double mark : up.marks()) {
            double y = y(place, up, mark);
            canvas.line(place.x(), y, place.right(), y, GRID);
            canvas.text(place.x() - 5, y + 4, Canvas.Type.LABEL, Canvas.Anchor.END, Palette.INK, up.text(mark));
        }
        for (int s = 0; s < table.shots().size(); s++) {
            String shots = table.shots().get(s) + "-shot";
            double x = place.x() + (s + 0.5) * step(place);
            canvas.text(x, place.bottom() + 15, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, Palette.INK, shots);
        }
        place.frame(canvas);
        canvas.textUpwards(
                place.x() - 34,
                place.centreY(),
                Canvas.Type.LABEL,
                Canvas.Anchor.MIDDLE,
                Palette.MUTED,
                "test accuracy, %");
    }

    private void drawRow(Canvas canvas, Place place, Axis up, String dataset, int row) {
        double[] before = null;
        for (int s = 0; s < table.shots().size(); s++) {
            int shots = table.shots().get(s);
            double x = x(place, s, row);
            Cell cell = table.cell(rows.get(row).id(), dataset, shots);
            if (cell == null) {
                before = null;
                continue;
            }
            if (cell.paper() != null) {
                canvas.mark(x, y(place, up, cell.paper()), new Canvas.Mark(Canvas.Shape.RING, RADIUS, colour(row), 1));
            }
            double y = y(place, up, cell.mean());
            if (before != null) {
                canvas.stroke(before[0], before[1], x, y, new Canvas.Pen(1.5, colour(row), 0.8, false));
            }
            if (cell.n() > 1) {
                double top = y(place, up, cell.mean() + cell.deviation());
                double bottom = y(place, up, cell.mean() - cell.deviation());
                canvas.stroke(x, top, x, bottom, new Canvas.Pen(1, colour(row), 0.6, false));
            }
            canvas.mark(x, y, new Canvas.Mark(shape(row), RADIUS, colour(row), 1));
            before = new double[] {x, y};
        }
    }

    private double step(Place place) {
        return place.width() / table.shots().size();
    }

    private double x(Place place, int shots, int row) {
        double shift = SPREAD * ((row + 0.5) / rows.size() - 0.5);
        return place.x() + (shots + 0.5 + shift) * step(place);
    }

    private static double y(Place place, Axis up, double accuracy) {
        return place.bottom() - up.position(accuracy) * place.height();
    }

    /** The lowest and the highest accuracy that is drawn; the first is above the second if there is none. */
    private double[] ends(String dataset) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (RowName row : rows) {
            for (int shots : table.shots()) {
                Cell cell = table.cell(row.id(), dataset, shots);
                if (cell != null) {
                    double bar = cell.n() > 1 ? cell.deviation() : 0;
                    ends[0] = Math.min(ends[0], cell.mean() - bar);
                    ends[1] = Math.max(ends[1], cell.mean() + bar);
                    Double paper = cell.paper();
                    ends[0] = Math.min(ends[0], Objects.requireNonNullElse(paper, ends[0]));
                    ends[1] = Math.max(ends[1], Objects.requireNonNullElse(paper, ends[1]));
                }
            }
        }
        return ends;
    }
}
