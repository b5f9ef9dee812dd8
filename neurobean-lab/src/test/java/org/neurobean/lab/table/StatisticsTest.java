package org.neurobean.lab.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.lab.table.Statistics.Interval;

/** Means, spreads and bootstrap intervals. */
final class StatisticsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 101})
    void anIntervalHoldsTheMean(int n) {
        for (int seed = 0; seed < 5; seed++) {
            double[] values = normal(new Random(seed), n);
            Interval interval = Statistics.bootstrap(values);
            assertThat(interval.mean()).isEqualTo(Statistics.mean(values), within(1e-12));
            assertThat(interval.mean()).isBetween(interval.low() - 1e-12, interval.high() + 1e-12);
            assertThat(interval.n()).isEqualTo(n);
        }
    }

    @Test
    void anIntervalLiesWithinTheValues() {
        double[] values = {0, 0, 0, 0, 0, 0, 0, 100};
        Interval interval = Statistics.bootstrap(values);
        assertThat(interval.low()).isEqualTo(0);
        assertThat(interval.high()).isBetween(12.5, 100.0);
    }

    @Test
    void moreOfTheSameValuesMakeItNarrower() {
        double[] few = normal(new Random(1), 10);
        double[] many = new double[40];
        Arrays.setAll(many, i -> few[i % few.length]);
        assertThat(width(many)).isEqualTo(width(few) / 2, within(0.05 * width(few)));
    }

    @Test
    void ofEqualValuesItIsThatValue() {
        assertThat(Statistics.bootstrap(new double[] {2.5, 2.5, 2.5, 2.5})).isEqualTo(new Interval(2.5, 2.5, 2.5, 4));
    }

    @Test
    void ofTwoValuesItReachesFromOneToTheOther() {
        // Resamples have the means 0, 0.5 and 1 with 1/4, 1/2 and 1/4: 2.5 % from either end there is a value itself.
        assertThat(Statistics.bootstrap(new double[] {1, 0})).isEqualTo(new Interval(0.5, 0, 1, 2));
    }

    @Test
    void theOrderOfValuesIsOfNoMatterAndTheyStayAsTheyAre() {
        double[] values = normal(new Random(2), 20);
        double[] turned =
                IntStream.range(0, 20).mapToDouble(i -> values[19 - i]).toArray();
        double[] before = turned.clone();
        assertThat(Statistics.bootstrap(turned)).isEqualTo(Statistics.bootstrap(values));
        assertThat(turned).containsExactly(before);
    }

    @Test
    void followsAChangeOfUnits() {
        double[] values = normal(new Random(3), 15);
        Interval own = Statistics.bootstrap(values);
        Interval other = Statistics.bootstrap(
                Arrays.stream(values).map(value -> 3 * value + 7).toArray());
        assertThat(other.low()).isEqualTo(3 * own.low() + 7, within(1e-9));
        assertThat(other.high()).isEqualTo(3 * own.high() + 7, within(1e-9));
    }

    @Test
    void holdsTheTruthAboutAsOftenAsItSays() {
        Random random = new Random(4);
        int repeats = 300;
        int held = 0;
        for (int r = 0; r < repeats; r++) {
            Interval interval = Statistics.bootstrap(normal(random, 20));
            held += interval.low() <= 0 && 0 <= interval.high() ? 1 : 0;
        }
        // 93 % for 20 normal values, as the interval is a tenth too narrow; 300 repeats leave 1.5 points open.
        assertThat((double) held / repeats).isBetween(0.88, 0.98);
    }

    @Test
    void theDeviationIsThatOfASample() {
        // Squares around the mean 5: 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32; 32 / 7 = 4.5714, its root 2.1381.
        assertThat(Statistics.deviation(new double[] {2, 4, 4, 4, 5, 5, 7, 9})).isEqualTo(2.1381, within(1e-4));
        assertThat(Statistics.deviation(new double[] {2})).isNaN();
        assertThat(Statistics.mean(new double[0])).isNaN();
    }

    @Test
    void pairsAreThoseThatBothSidesHave() {
        double[] own = {1, 2, Double.NaN, 4};
        double[] other = {0, Double.NaN, 0, 1};
        assertThat(Statistics.paired(own, other)).isEqualTo(new Interval(2, 1, 3, 2));
        assertThat(Statistics.paired(new double[] {Double.NaN, 1}, new double[] {1, Double.NaN}))
                .isNull();
    }

    @Test
    void pairsDoNotFeelWhatDrawsHaveInCommon() {
        double[] shared = {30, 50, 70, 90, 40};
        double[] own = Arrays.stream(shared).map(value -> value + 2).toArray();
        assertThat(Statistics.paired(own, shared)).isEqualTo(new Interval(2, 2, 2, 5));
    }

    @Test
    void whatCannotBeComputedIsRefused() {
        assertThatThrownBy(() -> Statistics.bootstrap(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one value or more");
        assertThatThrownBy(() -> Statistics.paired(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 and 3");
    }

    private static double width(double[] values) {
        Interval interval = Statistics.bootstrap(values);
        return interval.high() - interval.low();
    }

    private static double[] normal(Random random, int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }
}
