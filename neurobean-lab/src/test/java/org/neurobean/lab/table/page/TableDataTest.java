package org.neurobean.lab.table.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.table.FakeTables;
import org.neurobean.report.page.DataKeys;

final class TableDataTest {

    /** The documented structure of the page's data. */
    static final List<String> KEYS = keys();

    private static List<String> keys() {
        TreeSet<String> keys = new TreeSet<>();
        add(keys, "", "rows", "datasets", "shots", "draws", "cells");
        add(keys, "rows[].", "index", "id", "title", "group", "colour", "shape", "dash", "drawn");
        add(keys, "datasets[].", "id", "title");
        add(keys, "cells[].", "row", "dataset", "shots", "setting", "source", "n", "paper", "diverged", "best", "last");
        for (String moment : List.of("cells[].best.", "cells[].last.")) {
            add(keys, moment, "accuracies", "mean", "deviation", "toVanilla", "toBestOther", "bestOther");
            add(keys, moment + "toVanilla.", "mean", "low", "high", "n");
            add(keys, moment + "toBestOther.", "mean", "low", "high", "n");
        }
        return List.copyOf(keys);
    }

    private static void add(Set<String> keys, String prefix, String... names) {
        Stream.of(names).forEach(name -> keys.add(prefix + name));
    }

    @Test
    void thePageCarriesTheDocumentedKeysAndNoOthers() {
        String page = TableReportWriter.page(new TableReport(FakeTables.whole(), "./neurobean reproduce table1"));
        assertThat(DataKeys.written(page)).isEqualTo(KEYS);
    }
}
