package org.neurobean.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.UserError;
import org.neurobean.lab.run.TrainingSettings;

/** The figures as data. */
final class ExperimentTest {

    @Test
    void thereAreTheSixFiguresOfThePaper() {
        assertThat(Experiment.all().stream().map(Experiment::id))
                .containsExactly("figure1", "figure2", "figure3", "figure4", "figure5", "figure6");
    }

    @Test
    void eachSaysWhatThePaperClaimsAndWhatToExpect() {
        for (Experiment experiment : Experiment.all()) {
            assertThat(experiment.claim()).isNotBlank();
            assertThat(experiment.expected()).isNotBlank();
            assertThat(experiment.views()).isNotEmpty();
            assertThat(Experiment.named(experiment.id())).isSameAs(experiment);
        }
    }

    @Test
    void allNetworksCanBeTrained() {
        for (Experiment experiment : Experiment.all()) {
            for (Experiment.Panel panel : experiment.panels()) {
                assertThat(panel.networks()).isNotEmpty();
                panel.networks().values().forEach(settings -> {
                    settings.options(Duration.ofMinutes(1));
                    settings.regularizers();
                });
            }
        }
    }

    @Test
    void figuresShareNetworksAndNeverGiveOnePlaceToTwo() {
        Map<String, TrainingSettings> places = new HashMap<>();
        for (Experiment experiment : Experiment.all()) {
            for (Experiment.Panel panel : experiment.panels()) {
                panel.networks().forEach((name, settings) -> {
                    TrainingSettings before = places.put(panel.name() + "/" + name, settings);
                    assertThat(before == null || before.equals(settings)).isTrue();
                });
            }
        }
    }

    @Test
    void anUnknownFigureIsRefusedWithTheNamesOfAll() {
        assertThatThrownBy(() -> Experiment.named("figure7"))
                .isInstanceOf(UserError.class)
                .hasMessage("there is no experiment 'figure7'; there are figure1, figure2, figure3, figure4, figure5,"
                        + " figure6");
    }
}
