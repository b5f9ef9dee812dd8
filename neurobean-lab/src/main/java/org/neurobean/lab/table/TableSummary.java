package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.lab.statistics.Statistics;
import org.neurobean.lab.statistics.Statistics.Interval;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.RowName;

/** A table in a few sentences: how often BEAN is ahead, by how much, and what is best of all. */
public final class TableSummary {

    private final FewShotTable table;

    private TableSummary(FewShotTable table) {
        this.table = table;
    }

    /** Sentences for each data set; none if too few draws are finished. */
    public static List<String> of(FewShotTable table) {
        TableSummary summary = new TableSummary(table);
        List<String> sentences = new ArrayList<>();
        for (String dataset : table.datasets()) {
            summary.add(sentences, dataset);
        }
        return sentences;
    }

    private void add(List<String> sentences, String dataset) {
        String on = "On " + DataCatalog.named(dataset).title() + ", ";
        gains(sentences, on, Table1.BEAN_1, dataset);
        gains(sentences, on, Table1.BEAN_2, dataset);
        List<Compared> leads = new ArrayList<>();
        for (int shots : table.shots()) {
            add(leads, table.cell(Table1.BEAN_2, dataset, shots), best(dataset, shots, true));
        }
        if (!leads.isEmpty()) {
            sentences.add(on + "BEAN-2 against the best row without BEAN, of those with all draws: "
                    + count(Compared.together(leads)) + "; mean differences " + range(leads) + " points.");
        }
        List<String> firsts = new ArrayList<>();
        for (int shots : table.shots()) {
            Cell first = best(dataset, shots, false);
            if (first != null && first.n() >= Compared.FEWEST_DRAWS) {
                firsts.add(
                        Compared.points(first.mean()) + " % " + Compared.with(shots) + " (" + title(first.row()) + ")");
            }
        }
        if (!firsts.isEmpty()) {
            sentences.add(on
                    + (firsts.size() == 1 ? "the highest mean is " : "the highest means are ")
                    + Compared.joined(firsts) + ", of the rows with all draws.");
        }
    }

    /** What a row with BEAN gains on the vanilla network, and which share of the paper's gain that is. */
    private void gains(List<String> sentences, String on, String bean, String dataset) {
        List<Compared> gains = new ArrayList<>();
        for (int shots : table.shots()) {
            add(gains, table.cell(bean, dataset, shots), table.cell(Table1.VANILLA, dataset, shots));
        }
        if (gains.isEmpty()) {
            return;
        }
        String text = on + title(bean).replace("LeNet-5 + ", "") + " against the vanilla network: "
                + count(Compared.together(gains)) + "; mean differences " + range(gains) + " points";
        if (gains.stream().allMatch(each -> each.paper() != null && each.paper() > 0)) {
            text += ", the paper's " + papers(gains) + ". That is " + Compared.joined(shares(gains))
                    + " % of the paper's gain";
        }
        sentences.add(text + ".");
    }

    private static List<String> shares(List<Compared> gains) {
        return gains.stream()
                .map(each -> String.valueOf(
                        Math.round(100 * each.difference().mean() / Objects.requireNonNull(each.paper()))))
                .toList();
    }

    private static void add(List<Compared> list, @Nullable Cell one, @Nullable Cell other) {
        Interval difference =
                one == null || other == null ? null : Statistics.paired(one.accuracies(), other.accuracies());
        if (one != null && other != null && difference != null && difference.n() >= Compared.FEWEST_DRAWS) {
            list.add(Compared.of(one.shots(), difference, Compared.difference(one.paper(), other.paper()), ""));
        }
    }

    /** "better with 1 and 5 shots, not decided with 10 shots". */
    private static String count(List<Compared> list) {
        List<String> parts = new ArrayList<>();
        parts(parts, list, Compared.Side.BETTER, "better");
        parts(parts, list, Compared.Side.WORSE, "worse");
        parts(parts, list, Compared.Side.OPEN, "not decided");
        return String.join(", ", parts);
    }

    private static void parts(List<String> parts, List<Compared> list, Compared.Side side, String words) {
        List<Integer> shots = list.stream()
                .filter(each -> each.side() == side)
                .map(Compared::shots)
                .toList();
        if (!shots.isEmpty()) {
            parts.add(words + " with "
                    + Compared.joined(shots.stream().map(String::valueOf).toList())
                    + (shots.equals(List.of(1)) ? " shot" : " shots"));
        }
    }

    private static String range(List<Compared> list) {
        return range(list.stream().mapToDouble(each -> each.difference().mean()).toArray());
    }

    private static String papers(List<Compared> list) {
        return range(list.stream()
                .mapToDouble(each -> each.paper() == null ? Double.NaN : each.paper())
                .toArray());
    }

    private static String range(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        String low = Compared.signed(sorted[0]);
        String high = Compared.signed(sorted[sorted.length - 1]);
        return low.equals(high) ? low : low + " to " + high;
    }

    private @Nullable Cell best(String dataset, int shots, boolean withoutBean) {
        return table.withMostDraws(dataset, shots).stream()
                .filter(cell -> !withoutBean || isOther(cell.row()))
                .max(Comparator.comparingDouble(Cell::mean))
                .orElse(null);
    }

    private boolean isOther(String id) {
        RowName row = table.row(id);
        return row != null && !row.bean() && row.group() != Row.Group.CONTROL;
    }

    private String title(String id) {
        RowName row = table.row(id);
        return row == null ? id : row.title();
    }
}
