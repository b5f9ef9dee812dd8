package org.neurobean.lab.fewshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.lab.fewshot.Method.LeNet;
import org.neurobean.lab.fewshot.Method.Pixels;
import org.neurobean.torch.settings.Addition;
import org.neurobean.torch.settings.AugmentationSettings.Distortion;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;

/** How long a network learns. */
final class ScheduleTest {

    private static final Addition BEAN = Bean.inCodeUnits(1, 3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 20, 100})
    void isTheAuthorsWhereImagesStayAsTheyAre(int shots) {
        assertThat(Schedule.usual(LeNet.VANILLA, shots)).isEqualTo(Schedule.authors(shots));
        assertThat(Schedule.usual(LeNet.with(BEAN, new Dropout(0.5)), shots)).isEqualTo(Schedule.authors(shots));
        assertThat(Schedule.usual(new Method.NearestNeighbour(Pixels.RAW), shots))
                .isEqualTo(Schedule.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 10, 20, 100})
    void distortedImagesOfAClassAreMetAThousandTimesOrMore(int shots) {
        Schedule authors = Schedule.authors(shots);
        Schedule usual = Schedule.usual(LeNet.with(BEAN, Distortion.strong()), shots);
        assertThat(usual.epochs() * shots).isGreaterThanOrEqualTo(1_000);
        assertThat(usual.epochs()).isGreaterThanOrEqualTo(authors.epochs());
        assertThat((usual.epochs() - 1) * shots < 1_000 || usual.epochs() == authors.epochs())
                .as("and no longer")
                .isTrue();
        assertThat(usual.withEpochs(1)).isEqualTo(authors.withEpochs(1));
    }
}
