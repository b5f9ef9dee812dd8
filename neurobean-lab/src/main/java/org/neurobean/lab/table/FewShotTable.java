package org.neurobean.lab.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.statistics.Statistics;
import org.neurobean.lab.store.Choice;

/**
 * What stored trials say: a cell for each row, data set and number of shots. A pure function of a plan and a store.
 *
 * @param rows in the order of the table
 * @param datasets names of the catalog
 * @param shots of each class
 * @param draws how many the plan has
 * @param protocol by name, such as "disjoint"
 * @param epochs of every network; 0 for the authors' numbers
 * @param cells of those that have a finished trial
 * @param choices of tuning that the cells rest on
 * @param origins where the trials were run, each once: "commit 1234567, JDK ..., data ..."
 */
public record FewShotTable(
        List<RowName> rows,
        List<String> datasets,
        List<Integer> shots,
        int draws,
        String protocol,
        int epochs,
        List<Cell> cells,
        List<Choice> choices,
        List<String> origins) {

    public FewShotTable {
        rows = List.copyOf(rows);
        datasets = List.copyOf(datasets);
        shots = List.copyOf(shots);
        cells = List.copyOf(cells);
        choices = List.copyOf(choices);
        origins = List.copyOf(origins);
    }

    /** A row as readers know it. */
    public record RowName(String id, String title, Row.Group group, boolean bean) {}

    /**
     * One cell; accuracies on all test images in percent, differences in percentage points.
     *
     * @param row id
     * @param dataset a name of the catalog
     * @param shots of each class
     * @param setting of the method
     * @param source why it has this setting: "tuned"
     * @param accuracies at the best validated epoch, by draw; NaN for a draw that is not finished, [draws]
     * @param mean over the finished draws
     * @param deviation standard deviation over them; NaN for one
     * @param n finished draws
     * @param paper the paper's value; null if it has none
     * @param toVanilla paired difference to the vanilla network; null for that itself, or without common draws
     * @param toBestOther paired difference to the best row without BEAN in this column; null if there is none
     * @param bestOther id of that row; null if there is none
     * @param last the same at the last epoch
     * @param diverged trainings that ended early
     * @param cost of all its trials
     */
    public record Cell(
            String row,
            String dataset,
            int shots,
            String setting,
            String source,
            double[] accuracies,
            double mean,
            double deviation,
            int n,
            @Nullable Double paper,
            Statistics.@Nullable Interval toVanilla,
            Statistics.@Nullable Interval toBestOther,
            @Nullable String bestOther,
            LastEpoch last,
            int diverged,
            CellCost cost) {}

    /**
     * A cell without any choice of an epoch: what its networks are at the end.
     *
     * @param accuracies by draw, in percent; NaN for a draw that is not finished, [draws]
     * @param mean over the finished draws
     * @param deviation standard deviation over them; NaN for one
     * @param toVanilla paired difference to the vanilla network at its last epoch; null as above
     * @param toBestOther paired difference to the row that is best at the last epoch without BEAN; null as above
     * @param bestOther id of that row; null if there is none
     */
    public record LastEpoch(
            double[] accuracies,
            double mean,
            double deviation,
            Statistics.@Nullable Interval toVanilla,
            Statistics.@Nullable Interval toBestOther,
            @Nullable String bestOther) {}

    /**
     * Processor time of a cell's trials.
     *
     * @param trainingSeconds sum over trials
     * @param evaluationSeconds sum over trials
     * @param steps of the optimizer, sum over trials
     */
    public record CellCost(double trainingSeconds, double evaluationSeconds, long steps) {}

    /** How many trials the plan has. */
    public int planned() {
        return rows.size() * datasets.size() * shots.size() * draws;
    }

    /** How many of them are finished. */
    public int finished() {
        return cells.stream().mapToInt(Cell::n).sum();
    }

    /** The cells of a column with as many draws as any: means over different draws cannot be ranked. */
    public List<Cell> withMostDraws(String dataset, int perClass) {
        List<Cell> column = cells.stream()
                .filter(cell -> cell.dataset().equals(dataset) && cell.shots() == perClass)
                .toList();
        int most = column.stream().mapToInt(Cell::n).max().orElse(0);
        return column.stream().filter(cell -> cell.n() == most).toList();
    }

    /** The row of this id; null if the table has none. */
    public @Nullable RowName row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElse(null);
    }

    /** The cell; null if no trial of it is finished. */
    public @Nullable Cell cell(String row, String dataset, int perClass) {
        return cells.stream()
                .filter(cell -> cell.row().equals(row) && cell.dataset().equals(dataset) && cell.shots() == perClass)
                .findFirst()
                .orElse(null);
    }
}
