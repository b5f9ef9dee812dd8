package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.torch.train.EpochMetrics;

/** What is written of a run's epochs can be read again. */
final class MetricsCsvTest {

    private static final List<EpochMetrics> EPOCHS = List.of(
            new EpochMetrics(1, 1 / 3.0, 0.1, Map.of("bean.fc1", 2e-17), 0.5, null),
            new EpochMetrics(2, 1e-300, 1, Map.of("bean.fc1", 1.0, "l1", 7.0), 1e9, 0.25));

    @Test
    void whatIsReadIsWhatWasWritten() {
        assertThat(MetricsCsv.read(MetricsCsv.of(EPOCHS))).isEqualTo(EPOCHS);
        assertThat(MetricsCsv.read(MetricsCsv.of(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3,0.1,0.1,0.1,,1", "x,0.1,0.1,0.1,,1,1", "3,0.1,0.1,0.1,,1,much"})
    void aRowThatIsNoneIsRefused(String row) {
        String csv = MetricsCsv.of(EPOCHS) + row;
        assertThatThrownBy(() -> MetricsCsv.read(csv)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aColumnThatIsNoPenaltyIsRefused() {
        String csv = MetricsCsv.of(EPOCHS).replace("penalty.l1", "l1");
        assertThatThrownBy(() -> MetricsCsv.read(csv)).isInstanceOf(IllegalArgumentException.class);
    }
}
