package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.fewshot.Cost;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.statistics.Statistics;
import org.neurobean.lab.store.Choice;
import org.neurobean.lab.store.StoredTrial;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.CellCost;
import org.neurobean.lab.table.FewShotTable.LastEpoch;
import org.neurobean.lab.table.FewShotTable.RowName;

/** Tables that no trial was run for. */
public final class FakeTables {

    /** What the vanilla network reaches by shots, about; MNIST, then Fashion-MNIST. */
    private static final double[][] LEVELS = {{45.2, 73.4, 82.3, 88.8}, {44.3, 65.5, 69.6, 72.5}};

    /** How far draws differ, by shots. */
    private static final double[] SPREADS = {5.8, 2.3, 1.6, 1.0};

    private FakeTables() {}

    /** All rows, data sets, shots and draws of Table 1, with plausible numbers. */
    public static FewShotTable whole() {
        return Whole.TABLE;
    }

    /** Made once: its intervals take a while. */
    private static final class Whole {
        static final FewShotTable TABLE = of(Table1.rows(), PaperTable.DRAWS, trial -> true);
    }

    /** Only the paper's rows, of which some trials are missing and one row has none. */
    public static FewShotTable unfinished() {
        return of(
                Table1.rows(Row.Group.PAPER),
                PaperTable.DRAWS,
                trial -> trial.draw().number() + trial.shots() < 24
                        && !trial.method()
                                .equals(Table1.named(Table1.L1).usual().apply(1)));
    }

    /** Whether a trial is finished. */
    interface Finished {
        boolean is(Trial trial);
    }

    static FewShotTable of(List<Row> rows, int draws, Finished finished) {
        FewShotPlan plan = new FewShotPlan(
                rows, PaperTable.DATASETS, PaperTable.SHOTS, draws, Protocol.DISJOINT, 0, choices(rows));
        List<StoredTrial> trials = new ArrayList<>();
        for (int d = 0; d < PaperTable.DATASETS.size(); d++) {
            for (int s = 0; s < PaperTable.SHOTS.size(); s++) {
                for (int draw = 0; draw < draws; draw++) {
                    double shared = SPREADS[s] * new Random(31L * draw + s).nextGaussian();
                    for (Row row : rows) {
                        Trial trial = plan.trial(
                                row, PaperTable.DATASETS.get(d), PaperTable.SHOTS.get(s), Draw.reported(draw));
                        Random own = new Random(trial.key().hashCode());
                        double accuracy = LEVELS[d][s] + shared + gain(row, d, s) + 0.8 * own.nextGaussian();
                        if (finished.is(trial)) {
                            trials.add(stored(trial, accuracy / 100, accuracy / 100 - 0.004));
                        }
                    }
                }
            }
        }
        return Tabulation.of(plan, "disjoint", trials);
    }

    private static double gain(Row row, int dataset, int shots) {
        double[] gains =
                switch (row.id()) {
                    case Table1.VANILLA -> new double[] {0, 0, 0, 0};
                    case Table1.WEIGHT_DECAY, Table1.L1 -> new double[] {0.2, 0.5, 0.3, 0.1};
                    case Table1.DROPOUT -> new double[] {7.2, 6.0, 5.7, 3.7};
                    case Table1.BEAN_1 -> new double[] {6.0, 4.6, 5.5, 3.4};
                    case Table1.BEAN_2 -> new double[] {6.9, 4.7, 5.2, 4.2};
                    default ->
                        switch (row.group()) {
                            case PIXELS -> new double[] {2, 1, 0.4, -0.1};
                            case CONTROL -> new double[] {3, 2, 2, 1};
                            default -> new double[] {12, 9, 8, 5};
                        };
                };
        return dataset == 0 ? gains[shots] : 0.3 * gains[shots];
    }

    private static List<Choice> choices(List<Row> rows) {
        List<Choice> choices = new ArrayList<>();
        for (Row row : rows) {
            List<Method> grid = row.grid().apply(5);
            if (grid.size() > 1) {
                List<Choice.Candidate> candidates = new ArrayList<>();
                for (int i = 0; i < grid.size(); i++) {
                    candidates.add(
                            new Choice.Candidate(grid.get(i), 0.9 - 0.01 * i, i < 2 ? 4 : 2, i < 2 ? 100 : 50, 2));
                }
                for (String dataset : PaperTable.DATASETS) {
                    for (int shots : PaperTable.SHOTS) {
                        choices.add(new Choice(
                                row.id(), dataset, shots, grid.get(0), candidates, "highest validation accuracy"));
                    }
                }
            }
        }
        return choices;
    }

    static StoredTrial stored(Trial trial, double best, double last) {
        return stored(trial, 0.5, best, last);
    }

    static StoredTrial stored(Trial trial, double validation, double best, double last) {
        int epochs = trial.schedule().epochs();
        return new StoredTrial(
                trial,
                new Outcome(
                        new Outcome.Score(epochs / 2, validation, best),
                        new Outcome.Score(epochs, validation, last),
                        null),
                new Cost(epochs == 0 ? 0.1 : 0.001 * trial.shots() * epochs, 0.6, 10L * trial.shots() * epochs),
                Map.of("commit", "1234567", "engine", "libtorch", "JDK", "17", "OS", "Linux", "data", "sha256:00"),
                "2026-01-01T00:00:00Z");
    }

    /** A table of one data set, MNIST, whose draws are given. */
    public static final class ByHand {

        private final List<RowName> rows = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();
        private final List<Integer> shots;
        private final int draws;

        public ByHand(int draws, Integer... shots) {
            this.draws = draws;
            this.shots = List.of(shots);
        }

        /** A row with this many draws of each mean, spread evenly by one point around it, at the numbers of shots. */
        public ByHand row(String id, double... means) {
            double[][] accuracies = Arrays.stream(means)
                    .mapToObj(mean -> IntStream.range(0, draws)
                            .mapToDouble(draw -> mean + 2.0 * draw / Math.max(1, draws - 1) - 1)
                            .toArray())
                    .toArray(double[][]::new);
            return draws(id, accuracies);
        }

        /** A row with these accuracies by shots and draw. */
        public ByHand draws(String id, double[]... accuracies) {
            Row row = Table1.named(id);
            rows.add(new RowName(id, row.title(), row.group(), row.isBean()));
            for (int s = 0; s < accuracies.length; s++) {
                cells.add(cell(id, shots.get(s), accuracies[s], 0));
            }
            return this;
        }

        /** The last cell again, with trainings that ended early. */
        ByHand diverged(int trainings) {
            Cell cell = cells.remove(cells.size() - 1);
            cells.add(cell(cell.row(), cell.shots(), cell.accuracies(), trainings));
            return this;
        }

        public FewShotTable table() {
            return table("disjoint");
        }

        FewShotTable table(String protocol) {
            return new FewShotTable(rows, List.of("mnist"), shots, draws, protocol, 0, cells, List.of(), List.of());
        }

        private static Cell cell(String id, int shots, double[] accuracies, int diverged) {
            double[] known = Statistics.known(accuracies);
            double mean = Statistics.mean(known);
            double deviation = Statistics.deviation(known);
            var paper = PaperTable.value(id, "mnist", shots);
            @Nullable Double published = paper.isPresent() ? paper.getAsDouble() : null;
            LastEpoch last = new LastEpoch(accuracies, mean, deviation, null, null, null);
            return new Cell(
                    id,
                    "mnist",
                    shots,
                    "a setting",
                    "tuned",
                    accuracies,
                    mean,
                    deviation,
                    known.length,
                    published,
                    null,
                    null,
                    null,
                    last,
                    diverged,
                    new CellCost(1, 1, 1));
        }
    }
}
