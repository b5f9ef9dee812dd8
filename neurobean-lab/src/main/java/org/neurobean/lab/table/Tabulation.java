package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.store.StoredTrial;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.CellCost;
import org.neurobean.lab.table.FewShotTable.LastEpoch;
import org.neurobean.lab.table.FewShotTable.RowName;

/** Makes the table of a plan from finished trials. */
public final class Tabulation {

    private static final double PERCENT = 100;

    private final FewShotPlan plan;
    private final Map<String, StoredTrial> finished = new HashMap<>();

    private final boolean intervals;

    private Tabulation(FewShotPlan plan, Collection<StoredTrial> trials, boolean intervals) {
        this.plan = plan;
        this.intervals = intervals;
        trials.forEach(each -> finished.put(each.trial().key(), each));
    }

    /**
     * The table.
     *
     * @param protocol the name of the plan's protocol
     * @param trials finished ones; those that are not of the plan count for nothing
     */
    public static FewShotTable of(FewShotPlan plan, String protocol, Collection<StoredTrial> trials) {
        return new Tabulation(plan, trials, true).table(protocol);
    }

    /** The same without differences, whose intervals take a second or so: for a table that is shown as it fills. */
    public static FewShotTable withoutDifferences(FewShotPlan plan, String protocol, Collection<StoredTrial> trials) {
        return new Tabulation(plan, trials, false).table(protocol);
    }

    private FewShotTable table(String protocol) {
        List<Cell> cells = new ArrayList<>();
        Set<String> origins = new TreeSet<>();
        for (String dataset : plan.datasets()) {
            for (int shots : plan.shots()) {
                cells.addAll(column(dataset, shots, origins));
            }
        }
        return new FewShotTable(
                plan.rows().stream()
                        .map(row -> new RowName(row.id(), row.title(), row.group(), row.isBean()))
                        .toList(),
                plan.datasets(),
                plan.shots(),
                plan.draws(),
                protocol,
                plan.epochs(),
                cells,
                plan.choices(),
                List.copyOf(origins));
    }

    /** What the draws of a cell gave; null for a draw that is not finished. */
    private record Drawn(Row row, @Nullable StoredTrial[] trials) {

        double[] accuracies(boolean last) {
            return Arrays.stream(trials)
                    .mapToDouble(each -> each == null
                            ? Double.NaN
                            : PERCENT
                                    * (last
                                                    ? each.outcome().last()
                                                    : each.outcome().best())
                                            .test())
                    .toArray();
        }

        double mean(boolean last) {
            return Statistics.mean(Statistics.known(accuracies(last)));
        }
    }

    private List<Cell> column(String dataset, int shots, Set<String> origins) {
        List<Drawn> column = new ArrayList<>();
        for (Row row : plan.rows()) {
            Drawn drawn = new Drawn(
                    row,
                    IntStream.range(0, plan.draws())
                            .mapToObj(draw -> finished.get(plan.trial(row, dataset, shots, Draw.reported(draw))
                                    .key()))
                            .toArray(StoredTrial[]::new));
            Arrays.stream(drawn.trials()).filter(Objects::nonNull).forEach(each -> origins.add(origin(each)));
            if (!Double.isNaN(drawn.mean(false))) {
                column.add(drawn);
            }
        }
        return column.stream()
                .map(each -> cell(each, dataset, shots, references(column, false), references(column, true)))
                .toList();
    }

    /** What the rows of a column are compared with; null where it is not there. */
    private record References(
            @Nullable Drawn vanilla, @Nullable Drawn best) {}

    private static References references(List<Drawn> column, boolean last) {
        return new References(
                column.stream()
                        .filter(each -> each.row().id().equals(Table1.VANILLA))
                        .findFirst()
                        .orElse(null),
                column.stream()
                        .filter(each -> !each.row().isBean() && each.row().group() != Row.Group.CONTROL)
                        .max(Comparator.comparingDouble(each -> each.mean(last)))
                        .orElse(null));
    }

    private Cell cell(Drawn drawn, String dataset, int shots, References atBest, References atLast) {
        double[] accuracies = drawn.accuracies(false);
        double[] known = Statistics.known(accuracies);
        var paper = PaperTable.value(drawn.row().id(), dataset, shots);
        return new Cell(
                drawn.row().id(),
                dataset,
                shots,
                plan.method(drawn.row(), dataset, shots).description(),
                accuracies,
                Statistics.mean(known),
                Statistics.deviation(known),
                known.length,
                paper.isPresent() ? paper.getAsDouble() : null,
                difference(drawn, atBest.vanilla(), false),
                difference(drawn, atBest.best(), false),
                atBest.best() == null ? null : atBest.best().row().id(),
                last(drawn, atLast),
                (int) Arrays.stream(drawn.trials())
                        .filter(each -> each != null && each.outcome().diverged() != null)
                        .count(),
                cost(drawn));
    }

    private LastEpoch last(Drawn drawn, References references) {
        double[] accuracies = drawn.accuracies(true);
        return new LastEpoch(
                accuracies,
                drawn.mean(true),
                Statistics.deviation(Statistics.known(accuracies)),
                difference(drawn, references.vanilla(), true),
                difference(drawn, references.best(), true),
                references.best() == null ? null : references.best().row().id());
    }

    private Statistics.@Nullable Interval difference(Drawn drawn, @Nullable Drawn reference, boolean last) {
        return !intervals
                        || reference == null
                        || reference.row().id().equals(drawn.row().id())
                ? null
                : Statistics.paired(drawn.accuracies(last), reference.accuracies(last));
    }

    private static CellCost cost(Drawn drawn) {
        List<StoredTrial> trials =
                Arrays.stream(drawn.trials()).filter(Objects::nonNull).toList();
        return new CellCost(
                trials.stream()
                        .mapToDouble(each -> each.cost().trainingSeconds())
                        .sum(),
                trials.stream()
                        .mapToDouble(each -> each.cost().evaluationSeconds())
                        .sum(),
                trials.stream().mapToLong(each -> each.cost().steps()).sum());
    }

    private static String origin(StoredTrial trial) {
        Map<String, String> facts = trial.origin();
        return "commit " + facts.getOrDefault("commit", "unknown") + ", "
                + facts.getOrDefault("engine", "unknown engine")
                + ", JDK " + facts.getOrDefault("JDK", "unknown") + ", " + facts.getOrDefault("OS", "unknown system")
                + ", " + facts.getOrDefault("processor", "unknown processor") + " ("
                + facts.getOrDefault("instruction set", "unknown instruction set") + ")"
                + ", " + trial.trial().dataset() + " " + facts.getOrDefault("data", "unknown");
    }
}
