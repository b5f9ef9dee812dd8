package org.neurobean.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Round numbers along an axis. */
final class AxisTest {

    @ParameterizedTest
    @CsvSource({"0,1", "92.6,98.1", "-0.3,0.9", "0.5,0.5", "0,0", "1e-6,3e-6", "-1000,25000", "0.9799,0.98"})
    void marksAreRoundLieOnTheAxisAndAreNeitherFewNorMany(double low, double high) {
        Axis axis = Axis.over(new double[] {low, high});
        assertThat(axis.position(low)).isBetween(0.0, 1.0);
        assertThat(axis.position(high)).isBetween(0.0, 1.0);
        assertThat(axis.marks()).hasSizeBetween(2, 9);
        for (double mark : axis.marks()) {
            assertThat(axis.position(mark)).isBetween(0.0, 1.0);
            assertThat(mark / axis.step()).isEqualTo(Math.rint(mark / axis.step()), within(1e-6));
        }
        assertThat(axis.text(axis.marks()[0])).isNotEqualTo(axis.text(axis.marks()[1]));
    }

    @Test
    void aStepHasAsManyDecimalsAsItNeeds() {
        // Length 1.12 in steps of 0.2; 5.5 * 1.12 = 6.16 in steps of 1; 11,200 in steps of 2,000.
        assertThat(Axis.over(new double[] {0, 1}).text(0.4)).isEqualTo("0.4");
        assertThat(Axis.over(new double[] {92.6, 98.1}).text(93)).isEqualTo("93");
        assertThat(Axis.over(new double[] {0, 10_000}).text(2_000)).isEqualTo("2000");
    }
}
