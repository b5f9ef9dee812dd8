package org.neurobean.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource
    void lightnessMovesOneWayFromZeroToEitherEnd(DivergingScale.Ramp ramp) {
        double direction = Math.signum(luminance(ramp.colour(1)) - luminance(ramp.colour(0)));
        for (int sign = -1; sign <= 1; sign += 2) {
            for (int step = 1; step <= 20; step++) {
                double before = luminance(ramp.colour(sign * (step - 1) / 20.0));
                double after = luminance(ramp.colour(sign * step / 20.0));
                assertThat((after - before) * direction).isPositive();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void negativeIsBlueAndPositiveIsOrange(DivergingScale.Ramp ramp) {
        assertThat(ramp.colour(-1) & 0xff).isGreaterThan(ramp.colour(-1) >> 16);
        assertThat(ramp.colour(1) >> 16).isGreaterThan(ramp.colour(1) & 0xff);
        assertThat(ramp.colour(-7)).isEqualTo(ramp.colour(-1));
        assertThat(ramp.cssColours()).hasSize(33).allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
    }

    /** Relative luminance without the transfer curve's detail: enough to order colours by. */
    private static double luminance(int rgb) {
        return 0.2126 * Math.pow((rgb >> 16) / 255.0, 2.2)
                + 0.7152 * Math.pow((rgb >> 8 & 255) / 255.0, 2.2)
                + 0.0722 * Math.pow((rgb & 255) / 255.0, 2.2);
    }
}
