package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.lab.statistics.Statistics;
import org.neurobean.lab.statistics.Statistics.Interval;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.RowName;

/**
 * What a table shows, in plain sentences made from its numbers: what reproduces, what does not, and what the draws do not
 * decide. A sentence says that something is better only if the paired t-test rejects equality at the level of 5 %, after
 * Holm's correction for all numbers of shots at which the two were compared.
 */
public final class TableFindings {

    /** Two rows that differ only in BEAN. */
    private static final List<List<String>> WITH_AND_WITHOUT = List.of(
            List.of("bean-1-dropout", Table1.DROPOUT),
            List.of("bean-2-dropout", Table1.DROPOUT),
            List.of("distortion-bean-1", "distortion"),
            List.of("distortion-bean-2", "distortion"));

    /** Two rows that differ only in dropout. */
    private static final List<List<String>> WITH_AND_WITHOUT_DROPOUT = List.of(
            List.of("distortion-dropout", "distortion"),
            List.of("distortion-dropout-bean-1", "distortion-bean-1"),
            List.of("distortion-dropout-bean-2", "distortion-bean-2"));

    /** What was added last, against the strongest row that needs no network. */
    private static final List<List<String>> AGAINST_PIXELS =
            List.of(List.of("distortion-bean-1", "kernel-ridge-blurred"));

    /** How titles of rows with distorted images begin. */
    private static final String DISTORTED = "Distorted, ";

    private final FewShotTable table;
    private final List<Finding> findings = new ArrayList<>();

    private TableFindings(FewShotTable table) {
        this.table = table;
    }

    /** All sentences, those about the paper's claims first. */
    public static List<Finding> of(FewShotTable table) {
        int most = table.cells().stream().mapToInt(Cell::n).max().orElse(0);
        if (most < Compared.FEWEST_DRAWS) {
            return List.of(new Finding(
                    Finding.Verdict.UNDECIDED,
                    "No cell has " + Compared.FEWEST_DRAWS + " draws or more: so few decide nothing."));
        }
        TableFindings all = new TableFindings(table);
        for (String dataset : table.datasets()) {
            all.claims(dataset);
            all.beyond(dataset);
        }
        all.diverged();
        all.findings.sort(Comparator.comparing(each -> each.verdict() == Finding.Verdict.BEYOND));
        return List.copyOf(all.findings);
    }

    private void claims(String dataset) {
        for (String bean : List.of(Table1.BEAN_1, Table1.BEAN_2)) {
            compare(dataset, bean, Table1.VANILLA);
            compareWithBest(dataset, bean);
        }
        compareWithDropout(dataset);
        compare(dataset, Table1.BEAN_1, Table1.BEAN_2);
        ownLevel(dataset);
    }

    private void beyond(String dataset) {
        pixels(dataset);
        for (List<List<String>> pairs : List.of(WITH_AND_WITHOUT, WITH_AND_WITHOUT_DROPOUT, AGAINST_PIXELS)) {
            pairs.forEach(pair -> compare(dataset, pair.get(0), pair.get(1)));
        }
        table.rows().stream()
                .filter(row -> row.group() == Row.Group.CONTROL)
                .forEach(control -> compare(dataset, Table1.BEAN_2, control.id()));
        variants(dataset);
        best(dataset);
    }

    /** Rows with settings that a user gave: each against the vanilla network, and those of one row against each other. */
    private void variants(String dataset) {
        List<String> ids = table.rows().stream()
                .map(RowName::id)
                .filter(id -> !Row.catalogId(id).equals(id))
                .toList();
        for (int i = 0; i < ids.size(); i++) {
            compare(dataset, ids.get(i), Table1.VANILLA);
            for (int j = i + 1; j < ids.size(); j++) {
                if (Row.catalogId(ids.get(i)).equals(Row.catalogId(ids.get(j)))) {
                    compare(dataset, ids.get(j), ids.get(i));
                }
            }
        }
    }

    /** The same two rows at every number of shots. */
    private void compare(String dataset, String first, String second) {
        add(dataset, name(first), name(second), shots -> {
            Cell one = table.cell(first, dataset, shots);
            Cell other = table.cell(second, dataset, shots);
            return one == null || other == null
                    ? null
                    : compared(one, other, Compared.difference(one.paper(), other.paper()), "");
        });
    }

    /** A row with BEAN and the best of the paper's rows without it, which may be another at every number of shots. */
    private void compareWithBest(String dataset, String bean) {
        add(dataset, name(bean), "the best of the paper's rows without BEAN", shots -> {
            Cell one = table.cell(bean, dataset, shots);
            Cell best = best(dataset, shots, row -> row.group() == Row.Group.PAPER && !row.bean());
            if (one == null || best == null) {
                return null;
            }
            Double gain = Compared.difference(one.paper(), paperBest(dataset, shots));
            return compared(one, best, gain, name(best.row()));
        });
    }

    /** BEAN-2 and dropout, unless dropout is the best row at every number of shots and so has been spoken of. */
    private void compareWithDropout(String dataset) {
        boolean always = table.shots().stream().allMatch(shots -> {
            Cell best = best(dataset, shots, row -> row.group() == Row.Group.PAPER && !row.bean());
            return best == null || best.row().equals(Table1.DROPOUT);
        });
        if (!always) {
            compare(dataset, Table1.BEAN_2, Table1.DROPOUT);
        }
    }

    /** The paper's highest value without BEAN, of the rows that the table has; null if it has none. */
    private @Nullable Double paperBest(String dataset, int shots) {
        Double highest = null;
        for (RowName row : table.rows()) {
            OptionalDouble value = PaperTable.value(row.id(), dataset, shots);
            if (!row.bean() && value.isPresent() && (highest == null || value.getAsDouble() > highest)) {
                highest = value.getAsDouble();
            }
        }
        return highest;
    }

    /** What pixels give by themselves, beside the better row with BEAN of the paper. */
    private void pixels(String dataset) {
        add(dataset, "the best row without any network", "the better of BEAN-1 and BEAN-2", shots -> {
            Cell pixels = best(dataset, shots, row -> row.group() == Row.Group.PIXELS);
            Cell bean = best(dataset, shots, row -> row.group() == Row.Group.PAPER && row.bean());
            return pixels == null || bean == null
                    ? null
                    : compared(pixels, bean, null, title(pixels.row()) + ", against " + title(bean.row()));
        });
    }

    /** How high the rows are by themselves, beside the paper's numbers. */
    private void ownLevel(String dataset) {
        List<Compared> levels = new ArrayList<>();
        for (int shots : table.shots()) {
            Cell cell = table.cell(Table1.VANILLA, dataset, shots);
            if (cell != null && cell.paper() != null) {
                levels.add(againstPaper(cell, cell.paper()));
            }
        }
        findings.addAll(Compared.findings(
                on(dataset), "the vanilla network here", "the paper's", levels, each -> switch (each.side()) {
                    case BETTER, WORSE -> Finding.Verdict.CONTRADICTED;
                    case OPEN, FEW -> Finding.Verdict.UNDECIDED;
                }));
    }

    /**
     * Our mean less the paper's. The paper gives no spread: its mean is taken to be as uncertain as ours, so that the
     * standard error of the difference is that of ours times the square root of 2.
     */
    private static Compared againstPaper(Cell cell, double paper) {
        double error = Math.sqrt(2.0 / cell.n()) * cell.deviation();
        return Compared.of(cell.shots(), Statistics.interval(cell.mean() - paper, error, cell.n()), null, "");
    }

    /** The best row of all, and whether the draws tell it from the next. */
    private void best(String dataset) {
        List<Cell> firsts = new ArrayList<>();
        List<Cell> seconds = new ArrayList<>();
        List<Compared> leads = new ArrayList<>();
        for (int shots : table.shots()) {
            List<Cell> ranked = ranked(dataset, shots);
            if (ranked.size() < 2 || ranked.get(0).n() < Compared.FEWEST_DRAWS) {
                continue;
            }
            Interval lead =
                    Statistics.paired(ranked.get(0).accuracies(), ranked.get(1).accuracies());
            if (lead != null) {
                firsts.add(ranked.get(0));
                seconds.add(ranked.get(1));
                leads.add(Compared.of(shots, lead, null, ""));
            }
        }
        List<Compared> together = Compared.together(leads);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < together.size(); i++) {
            boolean decided = together.get(i).side() == Compared.Side.BETTER;
            parts.add(title(firsts.get(i).row()) + " "
                    + Compared.with(together.get(i).shots()) + " ("
                    + Compared.points(firsts.get(i).mean()) + " %; "
                    + (decided ? "ahead of " : "the draws do not decide between it and ")
                    + title(seconds.get(i).row()) + ", "
                    + Compared.points(seconds.get(i).mean()) + " %)");
        }
        if (!parts.isEmpty()) {
            findings.add(new Finding(
                    Finding.Verdict.BEYOND,
                    on(dataset) + ", the row with the highest mean, of those with all draws, is "
                            + Compared.joined(parts) + "."));
        }
    }

    private void diverged() {
        int trainings = table.cells().stream().mapToInt(Cell::diverged).sum();
        if (trainings > 0) {
            List<String> rows = table.rows().stream()
                    .filter(row ->
                            table.cells().stream().anyMatch(cell -> cell.row().equals(row.id()) && cell.diverged() > 0))
                    .map(RowName::title)
                    .toList();
            findings.add(new Finding(
                    Finding.Verdict.BEYOND,
                    (trainings == 1 ? "1 training" : trainings + " trainings")
                            + " ended early because a number was no longer finite ("
                            + Compared.joined(rows) + "); each counts with its accuracy at the best epoch before."));
        }
    }

    private void add(String dataset, String first, String second, IntFunction<@Nullable Compared> at) {
        List<Compared> comparisons = new ArrayList<>();
        for (int shots : table.shots()) {
            Compared compared = at.apply(shots);
            if (compared != null) {
                comparisons.add(compared);
            }
        }
        findings.addAll(Compared.findings(on(dataset), first, second, comparisons));
    }

    private static @Nullable Compared compared(Cell first, Cell second, @Nullable Double paper, String against) {
        Interval difference = Statistics.paired(first.accuracies(), second.accuracies());
        return difference == null ? null : Compared.of(first.shots(), difference, paper, against);
    }

    private interface Condition {
        boolean holds(RowName row);
    }

    private @Nullable Cell best(String dataset, int shots, Condition condition) {
        return ranked(dataset, shots).stream()
                .filter(cell -> condition.holds(Objects.requireNonNull(table.row(cell.row()))))
                .findFirst()
                .orElse(null);
    }

    /** The cells of a column that have the most draws, the highest mean first. */
    private List<Cell> ranked(String dataset, int shots) {
        return table.withMostDraws(dataset, shots).stream()
                .sorted(Comparator.comparingDouble(Cell::mean).reversed())
                .toList();
    }

    private String title(String row) {
        RowName name = table.row(row);
        return name == null ? row : name.title();
    }

    /** As a sentence calls a row: dropout differs in what it does at test. */
    private String name(String row) {
        if (row.equals(Table1.VANILLA)) {
            return "the vanilla network";
        }
        boolean on = table.protocol().equals("authors");
        return switch (row) {
            case Table1.DROPOUT -> plain(row) + ", " + (on ? "on" : "off") + " at test";
            case "distortion" -> "training on distorted images";
            default ->
                title(row).startsWith(DISTORTED)
                        ? "training on distorted images with "
                                + title(row).substring(DISTORTED.length()).replace(", ", " and ")
                        : plain(row);
        };
    }

    private String plain(String row) {
        return title(row).replace("LeNet-5 + ", "");
    }

    private static String on(String dataset) {
        return "On " + DataCatalog.named(dataset).title();
    }
}
