package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.statistics.Statistics;
import org.neurobean.lab.store.Choice;
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
    private final Set<String> origins = new TreeSet<>();
    private final List<Choice> choices = new ArrayList<>();

    private Tabulation(FewShotPlan plan, Collection<StoredTrial> trials) {
        this.plan = plan;
        trials.forEach(each -> finished.put(each.trial().key(), each));
    }

    /**
     * The table.
     *
     * @param protocol the name of the plan's protocol
     * @param trials finished ones; those that are not of the plan count for nothing
     */
    public static FewShotTable of(FewShotPlan plan, String protocol, Collection<StoredTrial> trials) {
        return new Tabulation(plan, trials).table(protocol);
    }

    /** The same table with everything computed again from its single draws. */
    public static FewShotTable again(FewShotTable table) {
        List<Cell> cells = new ArrayList<>();
        for (String dataset : table.datasets()) {
            for (int shots : table.shots()) {
                cells.addAll(cells(table.cells().stream()
                        .filter(cell -> cell.dataset().equals(dataset) && cell.shots() == shots)
                        .map(cell -> new Drawn(
                                Objects.requireNonNull(table.row(cell.row())),
                                dataset,
                                shots,
                                cell.setting(),
                                cell.source(),
                                cell.accuracies(),
                                cell.last().accuracies(),
                                cell.diverged(),
                                cell.cost()))
                        .toList()));
            }
        }
        return new FewShotTable(
                table.rows(),
                table.datasets(),
                table.shots(),
                table.draws(),
                table.protocol(),
                table.epochs(),
                cells,
                table.choices(),
                table.origins());
    }

    private FewShotTable table(String protocol) {
        List<Cell> cells = new ArrayList<>();
        for (String dataset : plan.datasets()) {
            for (int shots : plan.shots()) {
                cells.addAll(cells(column(dataset, shots)));
            }
        }
        return new FewShotTable(
                plan.rows().stream().map(Tabulation::name).toList(),
                plan.datasets(),
                plan.shots(),
                plan.draws(),
                protocol,
                plan.epochs(),
                cells,
                choices,
                List.copyOf(origins));
    }

    private static RowName name(Row row) {
        return new RowName(row.id(), row.title(), row.group(), row.isBean());
    }

    /**
     * What the draws of a cell gave, before anything is computed from it.
     *
     * @param best accuracies in percent at the best validated epoch, by draw; NaN for a draw that is not finished
     * @param last the same at the last epoch
     */
    private record Drawn(
            RowName row,
            String dataset,
            int shots,
            String setting,
            String source,
            double[] best,
            double[] last,
            int diverged,
            CellCost cost) {

        double[] accuracies(boolean atLast) {
            return atLast ? last : best;
        }

        int finished() {
            return Statistics.known(best).length;
        }

        double mean(boolean atLast) {
            return Statistics.mean(Statistics.known(accuracies(atLast)));
        }
    }

    /** The rows of a column that have a finished draw; notes origins and the choices that the column rests on. */
    private List<Drawn> column(String dataset, int shots) {
        List<Drawn> column = new ArrayList<>();
        for (Row row : plan.rows()) {
            Setting setting = plan.setting(row, dataset, shots);
            if (setting.choice() != null) {
                choices.add(setting.choice());
            }
            @Nullable
            StoredTrial[] trials = IntStream.range(0, plan.draws())
                    .mapToObj(draw -> finished.get(plan.trial(setting.method(), dataset, shots, Draw.reported(draw))
                            .key()))
                    .toArray(StoredTrial[]::new);
            List<StoredTrial> known =
                    Arrays.stream(trials).filter(Objects::nonNull).toList();
            if (!known.isEmpty()) {
                known.forEach(each -> origins.add(origin(each)));
                column.add(new Drawn(
                        name(row),
                        dataset,
                        shots,
                        setting.method().description(),
                        setting.words(),
                        accuracies(trials, Outcome::best),
                        accuracies(trials, Outcome::last),
                        (int) known.stream()
                                .filter(each -> each.outcome().diverged() != null)
                                .count(),
                        cost(known)));
            }
        }
        return column;
    }

    private static double[] accuracies(@Nullable StoredTrial[] trials, Function<Outcome, Outcome.Score> moment) {
        return Arrays.stream(trials)
                .mapToDouble(each -> each == null
                        ? Double.NaN
                        : PERCENT * moment.apply(each.outcome()).test())
                .toArray();
    }

    private static List<Cell> cells(List<Drawn> column) {
        References atBest = references(column, false);
        References atLast = references(column, true);
        return column.stream().map(each -> cell(each, atBest, atLast)).toList();
    }

    /** What the rows of a column are compared with; null if it is not there. */
    private record References(
            @Nullable Drawn vanilla, @Nullable Drawn best) {}

    /** Means over different draws cannot be ranked: the best row is one of those with the most draws. */
    private static References references(List<Drawn> column, boolean last) {
        int most = column.stream().mapToInt(Drawn::finished).max().orElse(0);
        return new References(
                column.stream()
                        .filter(each -> each.row().id().equals(Table1.VANILLA))
                        .findFirst()
                        .orElse(null),
                column.stream()
                        .filter(each -> each.finished() == most)
                        .filter(each -> !each.row().bean() && each.row().group() != Row.Group.CONTROL)
                        .max(Comparator.comparingDouble(each -> each.mean(last)))
                        .orElse(null));
    }

    private static Cell cell(Drawn drawn, References atBest, References atLast) {
        double[] known = Statistics.known(drawn.best());
        // The paper's row had settings of its own.
        OptionalDouble paper = drawn.source().startsWith(Setting.GIVEN)
                ? OptionalDouble.empty()
                : PaperTable.value(drawn.row().id(), drawn.dataset(), drawn.shots());
        return new Cell(
                drawn.row().id(),
                drawn.dataset(),
                drawn.shots(),
                drawn.setting(),
                drawn.source(),
                drawn.best(),
                Statistics.mean(known),
                Statistics.deviation(known),
                known.length,
                paper.isPresent() ? paper.getAsDouble() : null,
                difference(drawn, atBest.vanilla(), false),
                difference(drawn, atBest.best(), false),
                atBest.best() == null ? null : atBest.best().row().id(),
                new LastEpoch(
                        drawn.last(),
                        drawn.mean(true),
                        Statistics.deviation(Statistics.known(drawn.last())),
                        difference(drawn, atLast.vanilla(), true),
                        difference(drawn, atLast.best(), true),
                        atLast.best() == null ? null : atLast.best().row().id()),
                drawn.diverged(),
                drawn.cost());
    }

    private static Statistics.@Nullable Interval difference(Drawn drawn, @Nullable Drawn reference, boolean last) {
        return reference == null || reference.row().id().equals(drawn.row().id())
                ? null
                : Statistics.paired(drawn.accuracies(last), reference.accuracies(last));
    }

    private static CellCost cost(List<StoredTrial> trials) {
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
