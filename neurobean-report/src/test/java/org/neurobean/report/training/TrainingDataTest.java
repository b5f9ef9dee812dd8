package org.neurobean.report.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurobean.report.page.DataKeys;

class TrainingDataTest {

    /** The documented structure of the page's data. */
    static final List<String> KEYS = List.of(
            "accuracyDecimals",
            "layers",
            "runs",
            "runs[].epochs",
            "runs[].loss",
            "runs[].name",
            "runs[].penalties",
            "runs[].testAccuracy",
            "runs[].trainAccuracy",
            "runs[].weights",
            "runs[].weights.groups",
            "runs[].weights.groups[].from",
            "runs[].weights.groups[].target",
            "runs[].weights.groups[].to",
            "runs[].weights.layer",
            "runs[].weights.order",
            "runs[].weights.targets",
            "runs[].weights.values",
            "scale",
            "scale.beyond",
            "scale.limit",
            "scale.onDark",
            "scale.onLight");

    @Test
    void thePageCarriesTheDocumentedKeysAndNoOthers() {
        assertThat(DataKeys.written(ReportWriter.page(FakeReports.lenet()))).isEqualTo(KEYS);
    }
}
