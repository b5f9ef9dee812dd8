package org.neurobean.lab.table.page;

import org.neurobean.lab.table.FewShotTable;
import org.neurobean.report.page.Checked;

/**
 * Everything that the page of the few-shot table shows.
 *
 * @param table with one row, data set and number of shots or more
 * @param command that makes it again
 */
public record TableReport(FewShotTable table, String command) {

    public TableReport {
        Checked.text("command", command);
        if (table.rows().isEmpty()
                || table.datasets().isEmpty()
                || table.shots().isEmpty()) {
            throw new IllegalArgumentException("a table must have a row, a data set and a number of shots, but has "
                    + table.rows().size() + ", " + table.datasets().size() + " and "
                    + table.shots().size());
        }
    }
}
