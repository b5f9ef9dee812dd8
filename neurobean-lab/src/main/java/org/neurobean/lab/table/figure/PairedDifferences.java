package org.neurobean.lab.table.figure;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.data.DataCatalog;
import org.neurobean.lab.statistics.Statistics.Interval;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.RowName;
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
 * How much each row gains on the vanilla network on the same draws: means with their 95 % intervals, a panel for each data
 * set, and the paper's gains as rings.
 */
public final class PairedDifferences extends SheetFigure {

    private static final int WIDTH = 360;
    private static final int TITLES = 170;
    private static final int LONGEST_TITLE = 27;
    private static final int LANE = 10;
    private static final int GAP = 12;
    private static final int GRID = 0xe8eaed;
    private static final double RADIUS = 3.5;

    private final FewShotTable table;
    private final List<RowName> rows;
    private final Sheet sheet;

    /**
     * Lays the figure out.
     *
     * @param caption where the numbers come from, for the line at the foot
     */
    public PairedDifferences(FewShotTable table, String caption) {
        this.table = table;
        this.rows = table.rows().stream()
                .filter(row -> !row.id().equals(Table1.VANILLA))
                .toList();
        List<Legend.Entry> entries = new ArrayList<>();
        for (int s = 0; s < table.shots().size(); s++) {
            entries.add(new Legend.Entry(
                    Palette.shape(10 * s), colour(s), table.shots().get(s) + "-shot"));
        }
        entries.add(new Legend.Entry(Canvas.Shape.RING, Palette.MUTED, "the paper's difference"));
        int panels = table.datasets().size();
        this.sheet = new Sheet(
                new Sheet.Texts(
                        title(),
                        List.of(
                                "Points: mean difference in test accuracy over the draws that both rows have finished;"
                                        + " lines: 95 % interval by the t distribution. Right of 0 is better than the vanilla network."),
                        caption),
                new Sheet.Grid(
                        panels, Math.min(2, panels), TITLES, 24, WIDTH, Math.max(60, rows.size() * rowHeight()), 36),
                new Legend(entries));
    }

    private int rowHeight() {
        return table.shots().size() * LANE + GAP;
    }

    private static int colour(int shots) {
        return Palette.category(shots);
    }

    @Override
    public String title() {
        return "Few-shot learning from scratch: gains on the vanilla network, same draws";
    }

    @Override
    public String description() {
        return "Paired differences in test accuracy to the vanilla network, with 95 % intervals, for "
                + String.join("; ", rows.stream().map(RowName::title).toList()) + ".";
    }

    @Override
    protected Sheet sheet() {
        return sheet;
    }

    @Override
    protected void drawPanels(Canvas canvas) {
        double[] ends = ends();
        for (int i = 0; i < table.datasets().size(); i++) {
            String dataset = table.datasets().get(i);
            Place place = sheet.panel(i);
            sheet.heading(canvas, i, DataCatalog.named(dataset).title());
            if (ends[0] > ends[1]) {
                place.frame(canvas);
                place.explain(canvas, "no row has a draw in common with the vanilla network");
            } else {
                draw(canvas, place, Axis.over(ends), dataset);
            }
        }
    }

    private void draw(Canvas canvas, Place place, Axis across, String dataset) {
        for (double mark : across.marks()) {
            double x = x(place, across, mark);
            canvas.line(x, place.y(), x, place.bottom(), mark == 0 ? Palette.MUTED : GRID);
            canvas.text(
                    x, place.bottom() + 15, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, Palette.INK, across.text(mark));
        }
        place.frame(canvas);
        canvas.text(
                place.centreX(),
                place.bottom() + 30,
                Canvas.Type.LABEL,
                Canvas.Anchor.MIDDLE,
                Palette.MUTED,
                "difference to vanilla, points");
        for (int r = 0; r < rows.size(); r++) {
            double top = place.y() + (double) r * rowHeight();
            if (r > 0) {
                canvas.line(place.x(), top, place.right(), top, GRID);
            }
            String name = Words.shortened(rows.get(r).title(), LONGEST_TITLE);
            double middle = top + rowHeight() / 2.0 + 4;
            canvas.text(place.x() - 8, middle, Canvas.Type.LABEL, Canvas.Anchor.END, Palette.INK, name);
            for (int s = 0; s < table.shots().size(); s++) {
                Cell cell = table.cell(rows.get(r).id(), dataset, table.shots().get(s));
                if (cell != null) {
                    drawCell(canvas, place, across, cell, top + GAP / 2.0 + (s + 0.5) * LANE, s);
                }
            }
        }
    }

    private void drawCell(Canvas canvas, Place place, Axis across, Cell cell, double y, int shots) {
        double paper = paperGain(cell);
        if (!Double.isNaN(paper)) {
            canvas.mark(x(place, across, paper), y, new Canvas.Mark(Canvas.Shape.RING, RADIUS, colour(shots), 1));
        }
        Interval gain = cell.toVanilla();
        if (gain != null && gain.n() > 1) {
            canvas.stroke(
                    x(place, across, gain.low()),
                    y,
                    x(place, across, gain.high()),
                    y,
                    new Canvas.Pen(1.5, colour(shots), 1, false));
        }
        if (gain != null) {
            canvas.mark(
                    x(place, across, gain.mean()),
                    y,
                    new Canvas.Mark(Palette.shape(10 * shots), RADIUS, colour(shots), 1));
        }
    }

    private double paperGain(Cell cell) {
        Cell vanilla = table.cell(Table1.VANILLA, cell.dataset(), cell.shots());
        return vanilla == null || vanilla.paper() == null || cell.paper() == null
                ? Double.NaN
                : cell.paper() - vanilla.paper();
    }

    private static double x(Place place, Axis across, double points) {
        return place.x() + across.position(points) * place.width();
    }

    /** 0, all intervals and the paper's gains; the first is above the second if there is no interval. */
    private double[] ends() {
        double[] ends = {0, 0};
        boolean any = false;
        for (Cell cell : table.cells()) {
            Interval gain = cell.toVanilla();
            if (gain != null) {
                any = true;
                for (double end : new double[] {gain.mean(), gain.low(), gain.high(), paperGain(cell)}) {
                    if (!Double.isNaN(end)) {
                        ends[0] = Math.min(ends[0], end);
                        ends[1] = Math.max(ends[1], end);
                    }
                }
            }
        }
        return any ? ends : new double[] {1, 0};
    }
}
