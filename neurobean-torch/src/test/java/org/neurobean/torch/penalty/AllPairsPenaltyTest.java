package org.neurobean.torch.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurobean.bean.Divergence;

/** Eq. 1 with A = 1 is the literal triple sum, and its gradient that of central differences. */
final class AllPairsPenaltyTest {

    private static final int[][] SIZES = {{1, 1}, {1, 2}, {3, 5}, {7, 13}, {2, 84}};

    @BeforeAll
    static void oneThread() {
        PenaltyFixture.oneThread();
    }

    /** Activations, half of which are 0, so that there are ties. */
    private static double[][] activations(int[] size) {
        return PenaltyFixture.rectified(size[0], size[1], 1, 3).activations();
    }

    private static double value(Divergence divergence, double[][] h) {
        try (PointerScope scope = new PointerScope()) {
            return AllPairsPenalty.of(divergence, PenaltyFixture.tensor(h, ScalarType.Double))
                    .value();
        }
    }

    private static double[][] gradient(Divergence divergence, double[][] h) {
        try (PointerScope scope = new PointerScope()) {
            return PenaltyFixture.array(AllPairsPenalty.of(divergence, PenaltyFixture.tensor(h, ScalarType.Double))
                    .byActivations());
        }
    }

    /** 1 / (S N^2) sum_s sum_ij d(h_si, h_sj), as Eq. 1 prints it. */
    private static double tripleSum(Divergence divergence, double[][] h) {
        double sum = 0;
        for (double[] sample : h) {
            for (double x : sample) {
                for (double y : sample) {
                    sum += divergence == Divergence.SQUARED ? (x - y) * (x - y) : Math.abs(x - y);
                }
            }
        }
        return sum / ((double) h.length * h[0].length * h[0].length);
    }

    private static double[][] map(double[][] h, DoubleUnaryOperator entry) {
        return Arrays.stream(h)
                .map(row -> Arrays.stream(row).map(entry).toArray())
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @EnumSource
    void isTheLiteralTripleSum(Divergence divergence) {
        for (int[] size : SIZES) {
            double[][] h = activations(size);
            double expected = tripleSum(divergence, h);
            assertThat(value(divergence, h)).isCloseTo(expected, within(1e-13 * expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientIsThatOfCentralDifferences(Divergence divergence) {
        for (int[] size : SIZES) {
            // No ties: the absolute divergence has a kink there.
            double[][] h = PenaltyFixture.dense(size[0], size[1], 1, 5).activations();
            double[][] gradient = gradient(divergence, h);
            double step = 1e-6;
            for (int s = 0; s < size[0]; s++) {
                for (int i = 0; i < size[1]; i++) {
                    double kept = h[s][i];
                    h[s][i] = kept + step;
                    double above = tripleSum(divergence, h);
                    h[s][i] = kept - step;
                    double below = tripleSum(divergence, h);
                    h[s][i] = kept;
                    assertThat(gradient[s][i]).isCloseTo((above - below) / (2 * step), within(1e-8));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isZeroIfNeuronsAgreeAndSoIsItsGradient(Divergence divergence) {
        double[][] h = {{0.3, 0.3, 0.3}, {0, -0.0, 0}};
        assertThat(value(divergence, h)).isCloseTo(0, within(1e-30));
        for (double[] row : gradient(divergence, h)) {
            assertThat(row).containsOnly(new double[] {0}, within(1e-15));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tiedNeuronsHaveOneSlope(Divergence divergence) {
        // Two neurons at 0 and one at 2, S = 1, N = 3. Squared: 4 / 9 * 3 * (h - 2/3). Absolute: 2 / 9 * (below -
        // above).
        double[] expected = divergence == Divergence.SQUARED
                ? new double[] {-8.0 / 9, -8.0 / 9, 16.0 / 9}
                : new double[] {-2.0 / 9, -2.0 / 9, 4.0 / 9};
        double[] gradient = gradient(divergence, new double[][] {{0, 0, 2}})[0];
        for (int i = 0; i < 3; i++) {
            assertThat(gradient[i]).isCloseTo(expected[i], within(1e-15));
        }
    }

    @Test
    void scalesWithTheActivations() {
        double[][] h = activations(new int[] {3, 13});
        double[][] twice = map(h, x -> 2 * x);
        assertThat(value(Divergence.SQUARED, twice)).isEqualTo(4 * value(Divergence.SQUARED, h));
        assertThat(value(Divergence.ABSOLUTE, twice)).isEqualTo(2 * value(Divergence.ABSOLUTE, h));
    }

    @ParameterizedTest
    @EnumSource
    void aBatchIsTheMeanOfItsSamples(Divergence divergence) {
        double[][] h = activations(new int[] {2, 13});
        double mean = (value(divergence, new double[][] {h[0]}) + value(divergence, new double[][] {h[1]})) / 2;
        assertThat(value(divergence, h)).isCloseTo(mean, within(1e-14));
    }

    @Test
    void keepsTheTypeAndLeavesTheActivationsAlone() {
        try (PointerScope scope = new PointerScope()) {
            Tensor h = PenaltyFixture.tensor(activations(new int[] {3, 5}), ScalarType.Float);
            Tensor before = h.clone();
            Tensor gradient = AllPairsPenalty.of(Divergence.SQUARED, h).byActivations();
            assertThat(gradient.scalar_type().intern()).isEqualTo(ScalarType.Float);
            assertThat(h.equal(before)).isTrue();
        }
    }

    @Test
    void refusesWhatIsNoMatrix() {
        try (PointerScope scope = new PointerScope()) {
            assertThatThrownBy(() -> AllPairsPenalty.of(Divergence.SQUARED, torch.ones(3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be a matrix");
        }
    }
}
