package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurobean.io.Golden;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Schedule;
import org.neurobean.lab.fewshot.Trial;

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

    /** A trial is found in a store by its key: another key for the same trial would run it again. */
    @Test
    void everySettingOfTable1HasTheKeyThatStoresHave() {
        List<String> keys = new ArrayList<>();
        for (Row row : Table1.rows()) {
            for (int shots : new int[] {1, 10}) {
                for (Method method : row.grid().apply(shots)) {
                    Trial trial = new Trial(
                            "mnist", shots, Draw.reported(0), Protocol.DISJOINT, Schedule.usual(method, shots), method);
                    keys.add(row.id() + " " + shots + " " + trial.key());
                }
            }
        }
        Golden.check(TableFormatsTest.class, "trials.keys", keys);
    }
}
