package org.neurobean.lab.table;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurobean.io.Golden;

/** What scripts read of a few-shot table: keys of the JSON, columns of the CSV, ids of rows. */
final class TableFormatsTest {

    private static final FewShotTable TABLE = FakeTables.unfinished();

    @Test
    void table1JsonHasTheseKeys() {
        Golden.check(
                TableFormatsTest.class,
                "table1.json.keys",
                Golden.keys(TableJson.of(TABLE, "./neurobean reproduce table1")));
    }

    @Test
    void theJsonOfTheFewShotCommandHasTheseKeys() {
        Golden.check(TableFormatsTest.class, "fewshot.json.keys", Golden.keys(TableJson.line(TABLE)));
    }

    @Test
    void theCsvHasTheseColumns() {
        Golden.check(
                TableFormatsTest.class,
                "table1.csv.columns",
                List.of(TableCsv.of(TABLE).lines().findFirst().orElseThrow().split(",", -1)));
    }

    @Test
    void table1HasRowsWithTheseIds() {
        Golden.check(
                TableFormatsTest.class,
                "rows.ids",
                Table1.rows().stream().map(Row::id).toList());
    }
}
