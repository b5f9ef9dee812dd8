package org.neurobean.lab.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.neurobean.io.Golden;
import org.neurobean.torch.train.EpochMetrics;

/** What scripts read of {@code metrics.csv}. */
final class MetricsFormatTest {

    @Test
    void metricsCsvHasTheseColumnsAndWritesNumbersLikeThis() {
        Golden.check(
                MetricsFormatTest.class,
                "metrics.csv",
                MetricsCsv.of(List.of(
                        new EpochMetrics(1, 1 / 3.0, 0.1, Map.of("bean.fc1", 2e-17), 0.5, null),
                        new EpochMetrics(2, 1e-300, 1, new TreeMap<>(Map.of("bean.fc1", 1.0, "l1", 7.0)), 1e9, 0.25))));
    }
}
