package org.neurobean.lab.table.page;

import org.jspecify.annotations.Nullable;
import org.neurobean.io.NumberText;
import org.neurobean.lab.statistics.Statistics.Interval;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.FewShotTable.Cell;

/**
 * A cell of the table as text.
 *
 * @param place "bean-2 mnist 10", for the scripts
 * @param finished whether there is anything to show
 * @param draws how many, if not all are finished; empty otherwise
 * @param paper the paper's value; empty if it has none
 */
record CellView(String place, boolean finished, String draws, String paper, Moment best, Moment last) {

    /**
     * The cell at its best validated epoch or at its last one.
     *
     * @param mean "87.8", with its deviation
     * @param sortKey the number; empty if there is none
     * @param rank "first", "second" or empty: bold and italic, as in the paper
     * @param toVanilla difference with its interval; empty if there is none
     * @param toBestOther difference to the best row without BEAN; empty if there is none
     */
    record Moment(String mean, String sortKey, String rank, String toVanilla, String toBestOther) {

        static final Moment NONE = new Moment(NumberText.MISSING, "", "", "", "");
    }

    static CellView of(FewShotTable table, String row, String dataset, int shots) {
        String place = row + " " + dataset + " " + shots;
        Cell cell = table.cell(row, dataset, shots);
        if (cell == null) {
            return new CellView(place, false, "", "", Moment.NONE, Moment.NONE);
        }
        return new CellView(
                place,
                true,
                cell.n() < table.draws() ? cell.n() + " of " + table.draws() + " draws" : "",
                cell.paper() == null ? "" : NumberText.ascii(cell.paper(), 2),
                new Moment(
                        mean(cell.mean(), cell.deviation()),
                        String.valueOf(cell.mean()),
                        rank(table, cell, false),
                        interval(cell.toVanilla()),
                        interval(cell.toBestOther())),
                new Moment(
                        mean(cell.last().mean(), cell.last().deviation()),
                        String.valueOf(cell.last().mean()),
                        rank(table, cell, true),
                        interval(cell.last().toVanilla()),
                        interval(cell.last().toBestOther())));
    }

    private static String mean(double mean, double deviation) {
        return NumberText.oneDecimal(mean)
                + (Double.isNaN(deviation) ? "" : "\u00a0\u00b1\u00a0" + NumberText.oneDecimal(deviation));
    }

    /** "+5.2 (4.5 to 5.9)"; one draw has no interval. */
    static String interval(@Nullable Interval interval) {
        if (interval == null) {
            return "";
        }
        String mean = NumberText.points(interval.mean() / 100, 1);
        return interval.n() == 1
                ? mean + " (1 draw)"
                : mean + " (" + NumberText.oneDecimal(interval.low()) + " to " + NumberText.oneDecimal(interval.high())
                        + ")";
    }

    private static String rank(FewShotTable table, Cell cell, boolean last) {
        double own = last ? cell.last().mean() : cell.mean();
        long better = table.cells().stream()
                .filter(each -> each.dataset().equals(cell.dataset()) && each.shots() == cell.shots())
                .filter(each -> (last ? each.last().mean() : each.mean()) > own)
                .count();
        return better == 0 ? "first" : better == 1 ? "second" : "";
    }
}
