package org.neurobean.lab.table.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.io.Json;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.Statistics.Interval;
import tools.jackson.databind.json.JsonMapper;

/** What the page's scripts draw from, as JSON inside the page. A value that there is not is null. */
record TableData(List<ShownRow> rows, List<DataName> datasets, List<Integer> shots, int draws, List<CellData> cells) {

    private static final JsonMapper JSON = Json.plain();

    /** A data set. */
    record DataName(String id, String title) {}

    /** A cell; accuracies in percent. */
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

    /** A cell at its best validated epoch, or at its last one; a draw that is not finished is null. */
    record Moment(
            List<@Nullable Double> accuracies,
            double mean,
            @Nullable Double deviation,
            @Nullable Difference toVanilla,
            @Nullable Difference toBestOther,
            @Nullable String bestOther) {}

    /** A paired difference in points; the ends of its interval are null for one draw. */
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

    /** JSON that cannot end the script element which holds it: in JSON a less-than sign stands inside of texts alone. */
    String toEmbeddableJson() {
        return JSON.writeValueAsString(this).replace("<", "\\u003c");
    }
}
