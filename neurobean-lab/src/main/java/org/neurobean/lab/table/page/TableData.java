package org.neurobean.lab.table.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.lab.statistics.Statistics.Interval;
import org.neurobean.lab.table.FewShotTable;

/**
 * What the page of the few-shot table draws from, as JSON inside the page: the components of this record and of those that
 * it holds are the keys, and the page refuses data with other ones (lab/table/page/data.js). A missing value is null.
 *
 * @param rows of the table
 * @param datasets of the table
 * @param shots numbers of images of each class
 * @param draws that were planned for each cell
 * @param cells that have a finished trial
 */
record TableData(List<ShownRow> rows, List<DataName> datasets, List<Integer> shots, int draws, List<CellData> cells) {

    /**
     * A data set.
     *
     * @param id as in the command line
     * @param title for readers
     */
    record DataName(String id, String title) {}

    /**
     * A cell.
     *
     * @param row id of its row
     * @param dataset id of its data set
     * @param shots images of each class
     * @param setting what the trials ran with
     * @param source where the setting comes from
     * @param n finished draws
     * @param paper the paper's accuracy in percent
     * @param diverged draws that ended early
     * @param best at the best validated epoch
     * @param last at the last epoch
     */
    record CellData(
            String row,
            String dataset,
            int shots,
            String setting,
            String source,
            int n,
            @Nullable Double paper,
            int diverged,
            Moment best,
            Moment last) {}

    /**
     * A cell at one epoch.
     *
     * @param accuracies of each draw in percent; null if it is not finished
     * @param mean over the finished draws
     * @param deviation standard deviation over the finished draws; null for one draw
     * @param toVanilla difference to the vanilla network
     * @param toBestOther difference to the best row without BEAN
     * @param bestOther id of that row
     */
    record Moment(
            List<@Nullable Double> accuracies,
            double mean,
            @Nullable Double deviation,
            @Nullable Difference toVanilla,
            @Nullable Difference toBestOther,
            @Nullable String bestOther) {}

    /**
     * A paired difference in percentage points.
     *
     * @param mean over the draws of both rows
     * @param low end of the 95 % interval; null for one draw
     * @param high end of the 95 % interval; null for one draw
     * @param n draws of both rows
     */
    record Difference(
            double mean, @Nullable Double low, @Nullable Double high, int n) {

        static @Nullable Difference of(@Nullable Interval interval) {
            return interval == null
                    ? null
                    : new Difference(interval.mean(), number(interval.low()), number(interval.high()), interval.n());
        }
    }

    static TableData of(FewShotTable table) {
        return new TableData(
                ShownRow.of(table),
                table.datasets().stream()
                        .map(id -> new DataName(id, DataCatalog.named(id).title()))
                        .toList(),
                table.shots(),
                table.draws(),
                table.cells().stream().map(TableData::cell).toList());
    }

    private static CellData cell(FewShotTable.Cell cell) {
        FewShotTable.LastEpoch last = cell.last();
        return new CellData(
                cell.row(),
                cell.dataset(),
                cell.shots(),
                cell.setting(),
                cell.source(),
                cell.n(),
                cell.paper(),
                cell.diverged(),
                new Moment(
                        numbers(cell.accuracies()),
                        cell.mean(),
                        number(cell.deviation()),
                        Difference.of(cell.toVanilla()),
                        Difference.of(cell.toBestOther()),
                        cell.bestOther()),
                new Moment(
                        numbers(last.accuracies()),
                        last.mean(),
                        number(last.deviation()),
                        Difference.of(last.toVanilla()),
                        Difference.of(last.toBestOther()),
                        last.bestOther()));
    }

    private static List<@Nullable Double> numbers(double[] values) {
        List<@Nullable Double> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(number(value));
        }
        return numbers;
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
