package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.neurobean.data.DataCatalog;
import org.neurobean.io.NumberText;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.RowName;

/**
 * A table as LaTeX that needs no package: ours with its standard deviation, below it the paper's value. As in the paper the
 * best mean of a column is bold and the second italic, among ours and among the paper's.
 */
public final class TableLatex {

    private final FewShotTable table;

    /** A column, a data set with a number of shots. */
    private record Column(String dataset, int shots) {}

    private TableLatex(FewShotTable table) {
        this.table = table;
    }

    /** A tabular environment, for {@code \input} within a table. */
    public static String of(FewShotTable table) {
        return new TableLatex(table).text();
    }

    private String text() {
        List<Column> columns = new ArrayList<>();
        table.datasets().forEach(dataset -> table.shots().forEach(shots -> columns.add(new Column(dataset, shots))));
        StringBuilder text = new StringBuilder();
        text.append("% Test accuracy in percent, mean and standard deviation over ")
                .append(table.draws())
                .append(" draws; in small type the paper's.\n% ")
                .append(table.finished())
                .append(" of ")
                .append(table.planned())
                .append(" trials are finished; a cell with fewer draws says how many.\n");
        text.append("\\begin{tabular}{l").append("c".repeat(columns.size())).append("}\n\\hline\n");
        for (String dataset : table.datasets()) {
            text.append(" & \\multicolumn{")
                    .append(table.shots().size())
                    .append("}{c}{")
                    .append(escaped(DataCatalog.named(dataset).title()))
                    .append('}');
        }
        text.append(" \\\\\n");
        line(text, "", columns, column -> column.shots() + "-shot");
        text.append("\\hline\n");
        BiFunction<String, Column, OptionalDouble> ours = (row, column) -> {
            Cell cell = table.cell(row, column.dataset(), column.shots());
            return cell == null ? OptionalDouble.empty() : OptionalDouble.of(cell.mean());
        };
        BiFunction<String, Column, OptionalDouble> paper = (row, column) -> {
            Cell cell = table.cell(row, column.dataset(), column.shots());
            return cell == null
                    ? PaperTable.value(row, column.dataset(), column.shots())
                    : cell.paper() == null ? OptionalDouble.empty() : OptionalDouble.of(cell.paper());
        };
        for (RowName row : table.rows()) {
            line(text, escaped(row.title()), columns, column -> own(row.id(), column, rank(ours, row.id(), column)));
            if (columns.stream()
                    .anyMatch(column -> paper.apply(row.id(), column).isPresent())) {
                line(text, "\\quad{\\small in the paper}", columns, column -> {
                    OptionalDouble value = paper.apply(row.id(), column);
                    return value.isEmpty()
                            ? ""
                            : "{\\small "
                                    + marked(rank(paper, row.id(), column), NumberText.ascii(value.getAsDouble(), 2))
                                    + "}";
                });
            }
        }
        return text.append("\\hline\n\\end{tabular}\n").toString();
    }

    private interface CellText {
        String of(Column column);
    }

    private static void line(StringBuilder text, String title, List<Column> columns, CellText cell) {
        text.append(title);
        columns.forEach(column -> text.append(" & ").append(cell.of(column)));
        text.append(" \\\\\n");
    }

    private String own(String row, Column column, int rank) {
        Cell cell = table.cell(row, column.dataset(), column.shots());
        if (cell == null) {
            return "--";
        }
        String text = marked(rank, NumberText.ascii(cell.mean(), 1));
        if (cell.n() > 1) {
            text += " $\\pm$ " + NumberText.ascii(cell.deviation(), 1);
        }
        return cell.n() < table.draws() ? text + " (" + cell.n() + ")" : text;
    }

    /** 0 for the best of a column, 1 for the second; of equals the one that stands first. */
    private int rank(BiFunction<String, Column, OptionalDouble> values, String row, Column column) {
        List<String> ranked = table.rows().stream()
                .map(RowName::id)
                .filter(id -> values.apply(id, column).isPresent())
                .sorted(Comparator.comparingDouble(
                        (String id) -> -values.apply(id, column).orElse(0)))
                .toList();
        return ranked.indexOf(row);
    }

    private static String marked(int rank, String text) {
        return rank == 0 ? "\\textbf{" + text + "}" : rank == 1 ? "\\textit{" + text + "}" : text;
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '<' -> escaped.append("\\textless{}");
                case '>' -> escaped.append("\\textgreater{}");
                case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(point);
                default -> escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
