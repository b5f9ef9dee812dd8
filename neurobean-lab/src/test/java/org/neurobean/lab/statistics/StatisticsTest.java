package org.neurobean.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.lab.statistics.Statistics.Interval;

/** Means, spreads, t intervals and Holm's correction. */
final class StatisticsTest {

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 20})
    void anIntervalCoversTheTruthAsOftenAsItSays(int n) {
        Random random = new Random(4);
        int repeats = 20_000; // so that the share is known to within 0.3 points
        int covered = 0;
        for (int r = 0; r < repeats; r++) {
            Interval interval = Statistics.interval(normal(random, n));
            covered += interval.low() <= 0 && 0 <= interval.high() ? 1 : 0;
        }
        assertThat((double) covered / repeats).isBetween(0.94, 0.96);
    }

    @Test
    void pairedDifferencesOfDrawsThatShareTheirDifficultyAreCoveredToo() {
        Random random = new Random(5);
        int repeats = 20_000;
        int covered = 0;
        for (int r = 0; r < repeats; r++) {
            double[] own = new double[5];
            double[] other = new double[5];
            for (int draw = 0; draw < own.length; draw++) {
                double difficulty = 6 * random.nextGaussian();
                own[draw] = 80 + difficulty + random.nextGaussian();
                other[draw] = 77 + difficulty + 2 * random.nextGaussian();
            }
            Interval interval = Statistics.paired(own, other);
            covered += interval.low() <= 3 && 3 <= interval.high() ? 1 : 0;
        }
        assertThat((double) covered / repeats).isBetween(0.94, 0.96);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 20, 101})
    void anIntervalLeavesOutZeroExactlyIfTheTestRejectsIt(int n) {
        for (int seed = 0; seed < 200; seed++) {
            double[] values = normal(new Random(seed), n);
            Interval interval = Statistics.interval(
                    Arrays.stream(values).map(value -> value + 0.7).toArray());
            assertThat(interval.low() > 0 || interval.high() < 0).isEqualTo(interval.p() < Statistics.LEVEL);
            assertThat(interval.p()).isBetween(0.0, 1.0);
            assertThat(interval.n()).isEqualTo(n);
        }
    }

    @Test
    void anIntervalIsThatOfATextbook() {
        // Student's own example, hours of sleep gained by ten patients: mean 1.58, standard deviation 1.230,
        // t = 4.0621 with 9 degrees of freedom, p = 0.002833, interval 0.7001 to 2.4599 (R's sleep data).
        double[] gained = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};
        Interval interval = Statistics.interval(gained);
        assertThat(interval.mean()).isEqualTo(1.58, within(1e-12));
        assertThat(interval.low()).isEqualTo(0.7001142, within(1e-6));
        assertThat(interval.high()).isEqualTo(2.4598858, within(1e-6));
        assertThat(interval.p()).isEqualTo(0.00283289, within(1e-7));
    }

    @Test
    void ofEqualValuesItIsThatValue() {
        assertThat(Statistics.interval(new double[] {2.5, 2.5, 2.5, 2.5})).isEqualTo(new Interval(2.5, 2.5, 2.5, 0, 4));
        assertThat(Statistics.interval(new double[3])).isEqualTo(new Interval(0, 0, 0, 1, 3));
    }

    @Test
    void oneValueSaysNothingOfItsSpread() {
        assertThat(Statistics.interval(new double[] {7}))
                .isEqualTo(new Interval(7, Double.NaN, Double.NaN, Double.NaN, 1));
    }

    @Test
    void followsAChangeOfUnits() {
        double[] values = normal(new Random(3), 15);
        Interval own = Statistics.interval(values);
        Interval other = Statistics.interval(
                Arrays.stream(values).map(value -> 3 * value + 7).toArray());
        assertThat(other.low()).isEqualTo(3 * own.low() + 7, within(1e-9));
        assertThat(other.high()).isEqualTo(3 * own.high() + 7, within(1e-9));
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
        assertThat(Statistics.paired(own, other)).isEqualTo(Statistics.interval(new double[] {1, 3}));
        assertThat(Statistics.paired(new double[] {Double.NaN, 1}, new double[] {1, Double.NaN}))
                .isNull();
    }

    @Test
    void pairsDoNotFeelWhatDrawsHaveInCommon() {
        double[] shared = {30, 50, 70, 90, 40};
        double[] own = Arrays.stream(shared).map(value -> value + 2).toArray();
        assertThat(Statistics.paired(own, shared)).isEqualTo(new Interval(2, 2, 2, 0, 5));
    }

    @Test
    void holmsCorrectionIsThatOfATextbook() {
        // In rising order 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1: 0.02, 0.03, 0.06, 0.04, and none below the one
        // before.
        assertThat(Statistics.holm(new double[] {0.01, 0.04, 0.03, 0.005})).containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(Statistics.holm(new double[] {0.03})).containsExactly(0.03);
        assertThat(Statistics.holm(new double[] {0.6, 0.9})).containsExactly(1, 1);
        assertThat(Statistics.holm(new double[0])).isEmpty();
    }

    @Test
    void afterTheCorrectionASentenceAboutSeveralCellsIsWrongAtMostAsOftenAsOneAboutOne() {
        Random random = new Random(6);
        int repeats = 10_000;
        int wrong = 0;
        int uncorrected = 0;
        for (int r = 0; r < repeats; r++) {
            double[] p = IntStream.range(0, 4)
                    .mapToDouble(cell -> Statistics.interval(normal(random, 10)).p())
                    .toArray();
            wrong += Arrays.stream(Statistics.holm(p)).anyMatch(each -> each < Statistics.LEVEL) ? 1 : 0;
            uncorrected += Arrays.stream(p).anyMatch(each -> each < Statistics.LEVEL) ? 1 : 0;
        }
        assertThat((double) wrong / repeats).isBetween(0.04, 0.057);
        assertThat((double) uncorrected / repeats).isGreaterThan(0.15);
    }

    @Test
    void whatCannotBeComputedIsRefused() {
        assertThatThrownBy(() -> Statistics.interval(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one value or more");
        assertThatThrownBy(() -> Statistics.paired(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 and 3");
    }

    private static double[] normal(Random random, int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }
}
