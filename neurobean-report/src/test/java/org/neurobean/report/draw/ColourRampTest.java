package org.neurobean.report.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourRampTest {

    private static final Set<ColourRamp> DIVERGING =
            Set.of(ColourRamp.DIVERGING_ON_LIGHT, ColourRamp.DIVERGING_ON_DARK);

    @ParameterizedTest
    @EnumSource
    void lightnessMovesOneWayFromNothingToEitherEnd(ColourRamp ramp) {
        double zero = DIVERGING.contains(ramp) ? 0.5 : 0;
        double direction = Math.signum(luminance(ramp.colour(1)) - luminance(ramp.colour(zero)));
        for (double end : DIVERGING.contains(ramp) ? List.of(0.0, 1.0) : List.of(1.0)) {
            for (int step = 1; step <= 20; step++) {
                double before = luminance(ramp.colour(zero + (end - zero) * (step - 1) / 20));
                double after = luminance(ramp.colour(zero + (end - zero) * step / 20));
                assertThat((after - before) * direction).isPositive();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageGetsColoursThatItCanRead(ColourRamp ramp) {
        assertThat(ramp.cssColours()).hasSize(33).allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
        assertThat(ramp.colour(-1)).isEqualTo(ramp.colour(0));
        assertThat(ramp.colour(7)).isEqualTo(ramp.colour(1));
    }

    /** Relative luminance without the transfer curve's detail: enough to order colours by. */
    private static double luminance(int rgb) {
        return 0.2126 * Math.pow((rgb >> 16) / 255.0, 2.2)
                + 0.7152 * Math.pow((rgb >> 8 & 255) / 255.0, 2.2)
                + 0.0722 * Math.pow((rgb & 255) / 255.0, 2.2);
    }
}
