package org.neurobean.cli;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.io.NumberText;
import org.neurobean.lab.table.FewShotTable;

/** The few-shot table as text: our mean, standard deviation and the paper's value in each cell. */
final class FewShotText {

    private static final String NOTHING = "-";

    private FewShotText() {}

    static List<String> lines(FewShotTable table) {
        List<String> lines = new ArrayList<>();
        int width = table.rows().stream()
                .mapToInt(row -> row.title().length())
                .max()
                .orElse(0);
        for (String dataset : table.datasets()) {
            StringBuilder head = new StringBuilder(pad(dataset, width + 2));
            table.shots().forEach(shots -> head.append(pad(shots + "-shot", 24)));
            lines.add(head.toString().stripTrailing());
            for (FewShotTable.RowName row : table.rows()) {
                StringBuilder line = new StringBuilder("  ").append(pad(row.title(), width));
                for (int shots : table.shots()) {
                    line.append(' ').append(pad(cell(table, row.id(), dataset, shots), 23));
                }
                lines.add(line.toString().stripTrailing());
            }
        }
        lines.add("test accuracy in %, mean \u00b1 standard deviation over draws (how many, if some are missing),"
                + " [paper]");
        return lines;
    }

    private static String cell(FewShotTable table, String row, String dataset, int shots) {
        FewShotTable.Cell cell = table.cell(row, dataset, shots);
        if (cell == null) {
            return NOTHING;
        }
        String text = NumberText.ascii(cell.mean(), 1);
        if (cell.n() > 1) {
            text += " \u00b1 " + NumberText.ascii(cell.deviation(), 1);
        }
        if (cell.n() < table.draws()) {
            text += " (" + cell.n() + ")";
        }
        Double paper = cell.paper();
        return paper == null ? text : text + " [" + NumberText.ascii(paper, 1) + "]";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
