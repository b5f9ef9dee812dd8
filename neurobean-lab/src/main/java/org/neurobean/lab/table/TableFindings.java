package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.data.DataCatalog;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.RowName;
import org.neurobean.lab.table.Statistics.Interval;

/**
 * What a table shows, in plain sentences made from its numbers: what reproduces, what does not, and what the draws do not
 * decide. A sentence says that something is better only where the 95 % interval of the paired difference lies above 0.
 */
public final class TableFindings {

    /** Two rows that differ in BEAN alone. */
    private static final List<List<String>> WITH_AND_WITHOUT = List.of(
            List.of("bean-1-dropout", Table1.DROPOUT),
            List.of("bean-2-dropout", Table1.DROPOUT),
            List.of("distortion-bean-1", "distortion"),
            List.of("distortion-bean-2", "distortion"));

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
        WITH_AND_WITHOUT.forEach(pair -> compare(dataset, pair.get(0), pair.get(1)));
        table.rows().stream()
                .filter(row -> row.group() == Row.Group.CONTROL)
                .forEach(control -> compare(dataset, Table1.BEAN_2, control.id()));
        best(dataset);
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

    /** BEAN-2 and dropout, where dropout is not the best row anyway and so has been spoken of. */
    private void compareWithDropout(String dataset) {
        add(dataset, name(Table1.BEAN_2), name(Table1.DROPOUT), shots -> {
            Cell one = table.cell(Table1.BEAN_2, dataset, shots);
            Cell other = table.cell(Table1.DROPOUT, dataset, shots);
            Cell best = best(dataset, shots, row -> row.group() == Row.Group.PAPER && !row.bean());
            return one == null || other == null || (best != null && best.row().equals(Table1.DROPOUT))
                    ? null
                    : compared(one, other, Compared.difference(one.paper(), other.paper()), "");
        });
    }

    /** The paper's highest value without BEAN, of the rows that the table has; null where it has none. */
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

    /** What pixels alone give, beside the better row with BEAN of the paper. */
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
        Compared.findings(on(dataset), "the vanilla network here", "the paper's", levels).stream()
                .map(each -> new Finding(
                        each.text().contains("do not decide") || each.text().contains("too few")
                                ? Finding.Verdict.UNDECIDED
                                : Finding.Verdict.CONTRADICTED,
                        each.text()))
                .forEach(findings::add);
    }

    /**
     * Our mean less the paper's. The paper gives no spread: its mean is taken to be as uncertain as ours, and the interval
     * of ours is widened by the square root of 2.
     */
    private static Compared againstPaper(Cell cell, double paper) {
        Interval own = Statistics.bootstrap(Statistics.known(cell.accuracies()));
        double shift = own.mean() - paper;
        double wider = Math.sqrt(2);
        Interval difference = new Interval(
                shift, shift + wider * (own.low() - own.mean()), shift + wider * (own.high() - own.mean()), own.n());
        return new Compared(cell.shots(), difference, null, "");
    }

    /** The best row of all, and whether the draws tell it from the next. */
    private void best(String dataset) {
        List<String> parts = new ArrayList<>();
        for (int shots : table.shots()) {
            List<Cell> ranked = ranked(dataset, shots);
            if (ranked.size() < 2 || ranked.get(0).n() < Compared.FEWEST_DRAWS) {
                continue;
            }
            Cell first = ranked.get(0);
            Cell second = ranked.get(1);
            Interval lead = Statistics.paired(first.accuracies(), second.accuracies());
            boolean decided = lead != null && lead.n() >= Compared.FEWEST_DRAWS && lead.low() > 0;
            parts.add(Compared.with(shots) + " " + title(first.row()) + " (" + Compared.points(first.mean()) + " %; "
                    + (decided ? "ahead of " : "not to be told from ") + title(second.row()) + ", "
                    + Compared.points(second.mean()) + " %)");
        }
        if (!parts.isEmpty()) {
            findings.add(new Finding(
                    Finding.Verdict.BEYOND, on(dataset) + " the highest mean has " + Compared.joined(parts) + "."));
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
        return difference == null ? null : new Compared(first.shots(), difference, paper, against);
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

    /** The cells of a column, the highest mean first. */
    private List<Cell> ranked(String dataset, int shots) {
        return table.cells().stream()
                .filter(cell -> cell.dataset().equals(dataset) && cell.shots() == shots)
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
        String title = title(row).replace("LeNet-5 + ", "").replace("Distorted, ", "distorted images with ");
        boolean on = table.protocol().equals("authors");
        return switch (row) {
            case Table1.DROPOUT -> title + ", " + (on ? "on" : "off") + " at test";
            case "distortion" -> "distorted images";
            default -> title;
        };
    }

    private static String on(String dataset) {
        return "On " + DataCatalog.named(dataset).title();
    }
}
