package org.neurobean.report.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.neurobean.report.draw.ColourRamp;

class DivergingScaleTest {

    @Test
    void limitIsTheLargestAmountRoundedUp() {
        OutgoingWeights weights = new OutgoingWeights("fc2", List.of("a", "b"), new double[][] {{0.1, -0.342}});
        assertThat(DivergingScale.of(List.of(weights)).limit()).isCloseTo(0.35, within(1e-12));
        assertThat(DivergingScale.of(List.of(weights)).beyond()).isZero();
    }

    @Test
    void layersOfOneReportShareTheLargerLimit() {
        OutgoingWeights small = new OutgoingWeights("fc2", List.of("a"), new double[][] {{0.1}});
        OutgoingWeights large = new OutgoingWeights("fc2", List.of("a"), new double[][] {{-8}});
        assertThat(DivergingScale.of(List.of(small, large)).limit()).isCloseTo(8, within(1e-12));
    }

    @Test
    void fewOutliersAreCutAndCounted() {
        double[][] rows = FakeReports.weights(0, 100, new Random(1)).weights();
        rows[7][3] = 1000;
        DivergingScale scale = DivergingScale.of(List.of(new OutgoingWeights("fc2", FakeReports.DIGITS, rows)));
        assertThat(scale.limit()).isBetween(0.3, 0.6);
        assertThat(scale.beyond()).isBetween(1L, 10L);
    }

    @Test
    void zerosAloneHaveAScaleToo() {
        OutgoingWeights zeros = new OutgoingWeights("fc2", List.of("a"), new double[][] {{0}});
        assertThat(DivergingScale.of(List.of(zeros))).isEqualTo(new DivergingScale(1, 0));
    }

    @Test
    void negativeIsBlueAndPositiveIsOrangeOnEitherGround() {
        DivergingScale scale = new DivergingScale(2, 0);
        for (ColourRamp ramp : List.of(ColourRamp.DIVERGING_ON_LIGHT, ColourRamp.DIVERGING_ON_DARK)) {
            assertThat(scale.colour(ramp, -2) & 0xff).isGreaterThan(scale.colour(ramp, -2) >> 16);
            assertThat(scale.colour(ramp, 2) >> 16).isGreaterThan(scale.colour(ramp, 2) & 0xff);
            assertThat(scale.colour(ramp, -7)).isEqualTo(ramp.colour(0));
        }
    }
}
