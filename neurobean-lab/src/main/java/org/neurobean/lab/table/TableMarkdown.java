package org.neurobean.lab.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.io.NumberText;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.FewShotTable.RowName;

/** A table as Markdown, with what it shows in sentences: documents quote its lines. */
public final class TableMarkdown {

    private TableMarkdown() {}

    /**
     * The file.
     *
     * @param command that makes it again
     */
    public static String of(FewShotTable table, String command) {
        StringBuilder text = new StringBuilder("# Few-shot learning from scratch\n\n");
        text.append("Test accuracy in %, mean \u00b1 standard deviation over ")
                .append(table.draws() == 1 ? "1 draw" : table.draws() + " draws")
                .append(" (n, if fewer are finished), the paper's mean in brackets; `")
                .append(command)
                .append("`.\n");
        for (String dataset : table.datasets()) {
            text.append("\n| ").append(DataCatalog.named(dataset).title()).append(" |");
            table.shots().forEach(shots -> text.append(' ').append(shots).append("-shot |"));
            text.append("\n|---|").append("---|".repeat(table.shots().size())).append('\n');
            for (RowName row : table.rows()) {
                text.append("| ").append(row.title()).append(" |");
                table.shots().forEach(shots -> text.append(' ')
                        .append(cell(table, table.cell(row.id(), dataset, shots)))
                        .append(" |"));
                text.append('\n');
            }
        }
        List<String> summary = TableSummary.of(table);
        text.append(summary.isEmpty() ? "" : "\n## In short\n\n");
        summary.forEach(sentence -> text.append("- ").append(sentence).append('\n'));
        text.append("\n## What the draws show\n\n");
        TableFindings.of(table).forEach(finding -> text.append("- **")
                .append(finding.verdict().words())
                .append("**: ")
                .append(finding.text())
                .append('\n'));
        return text.toString();
    }

    private static String cell(FewShotTable table, @Nullable Cell cell) {
        if (cell == null) {
            return "\u2013";
        }
        StringBuilder text = new StringBuilder(decimal(cell.mean()));
        if (cell.n() > 1) {
            text.append(" \u00b1 ").append(decimal(cell.deviation()));
        }
        if (cell.n() < table.draws()) {
            text.append(" (n = ").append(cell.n()).append(')');
        }
        if (cell.paper() != null) {
            text.append(" [").append(decimal(cell.paper())).append(']');
        }
        return text.toString();
    }

    private static String decimal(double value) {
        return NumberText.ascii(value, 1);
    }
}
