package org.neurobean.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Mean and standard deviation over seeds. */
final class SpreadTest {

    private static final List<Double> VALUES = List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0);

    @Test
    void shiftsAndScalesAsTheValuesDo() {
        Spread before = Spread.of(List.copyOf(VALUES));
        Spread after = Spread.of(VALUES.stream().map(value -> 3 - 10 * value).toList());
        assertThat(after.mean()).isEqualTo(3 - 10 * mean(before), within(1e-12));
        assertThat(after.standardDeviation()).isEqualTo(10 * deviation(before), within(1e-12));
    }

    @Test
    void equalValuesDoNotSpread() {
        assertThat(Spread.of(List.of(0.25, 0.25, 0.25))).isEqualTo(new Spread(0.25, 0.0, 3));
    }

    @Test
    void oneValueHasAMeanAndNoDeviation() {
        assertThat(Spread.of(List.of(0.7))).isEqualTo(new Spread(0.7, null, 1));
    }

    @Test
    void whatIsNotKnownIsLeftOutAndCounted() {
        List<@Nullable Double> some = Arrays.asList(1.0, null, 3.0);
        assertThat(Spread.of(some)).isEqualTo(Spread.of(List.of(1.0, 3.0)));
        assertThat(Spread.of(some).n()).isEqualTo(2);
        assertThat(Spread.of(Arrays.asList(null, (Double) null))).isEqualTo(new Spread(null, null, 0));
    }

    @Test
    void theOrderOfSeedsMeansNothing() {
        List<Double> turned =
                Stream.iterate(7, i -> i >= 0, i -> i - 1).map(VALUES::get).toList();
        assertThat(mean(Spread.of(turned))).isEqualTo(mean(Spread.of(VALUES)), within(1e-15));
    }

    @Test
    void aSampleByHand() {
        // Sum 40; squares of the distances from 5: 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32.
        assertThat(mean(Spread.of(VALUES))).isEqualTo(5);
        assertThat(deviation(Spread.of(VALUES))).isEqualTo(Math.sqrt(32 / 7.0), within(1e-15));
    }

    private static double mean(Spread spread) {
        return Objects.requireNonNull(spread.mean());
    }

    private static double deviation(Spread spread) {
        return Objects.requireNonNull(spread.standardDeviation());
    }
}
