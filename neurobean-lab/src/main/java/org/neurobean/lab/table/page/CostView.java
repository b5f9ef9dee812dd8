package org.neurobean.lab.table.page;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.io.NumberText;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.FewShotTable.Cell;

/**
 * What a row took, in processor time of one core.
 *
 * @param trials finished ones
 * @param perTrial seconds of a trial by number of shots, over all data sets
 * @param evaluation share of validation and test
 * @param total of all finished trials
 */
record CostView(ShownRow row, Amount trials, List<Amount> perTrial, Amount evaluation, Amount total) {

    /** A number with what to sort it by, which is empty if there is none. */
    record Amount(String text, String sortKey) {

        static final Amount NONE = new Amount(NumberText.MISSING, "");
    }

    /** Rows of which nothing is finished are left out. */
    static List<CostView> of(FewShotTable table, List<ShownRow> rows) {
        List<CostView> costs = new ArrayList<>();
        for (ShownRow row : rows) {
            List<Cell> cells = table.cells().stream()
                    .filter(cell -> cell.row().equals(row.id()))
                    .toList();
            if (!cells.isEmpty()) {
                costs.add(new CostView(
                        row,
                        new Amount(NumberText.count(trials(cells)), String.valueOf(trials(cells))),
                        table.shots().stream()
                                .map(shots -> perTrial(cells.stream()
                                        .filter(cell -> cell.shots() == shots)
                                        .toList()))
                                .toList(),
                        evaluation(cells),
                        new Amount(NumberText.duration(seconds(cells)), String.valueOf(seconds(cells)))));
            }
        }
        return costs;
    }

    private static long trials(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::n).sum();
    }

    private static double seconds(List<Cell> cells) {
        return cells.stream()
                .mapToDouble(cell -> cell.cost().trainingSeconds() + cell.cost().evaluationSeconds())
                .sum();
    }

    private static Amount perTrial(List<Cell> cells) {
        if (cells.isEmpty()) {
            return Amount.NONE;
        }
        double seconds = seconds(cells) / trials(cells);
        return new Amount(NumberText.ascii(seconds, seconds < 1 ? 2 : 1), String.valueOf(seconds));
    }

    private static Amount evaluation(List<Cell> cells) {
        double whole = seconds(cells);
        double part = cells.stream()
                .mapToDouble(cell -> cell.cost().evaluationSeconds())
                .sum();
        return whole > 0 ? new Amount(NumberText.percent(part / whole, 0), String.valueOf(part / whole)) : Amount.NONE;
    }
}
