package org.neurobean.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Eq. 8 on networks drawn by hand and against counting by brute force. */
class TwoModeClusteringTest {

    private static TwoModeClustering count(double[][] strength) {
        return TwoModeClustering.ofThreshold(strength, 0);
    }

    @Test
    void isOneForASingleFourCycle() {
        double[][] square = {{1, 1}, {1, 1}};
        assertThat(count(square)).isEqualTo(new TwoModeClustering(1, 4));
        assertThat(count(square).coefficient()).isEqualTo(1);
        assertThat(count(square).printedRatio()).isEqualTo(0.25);
        assertThat(TwoModeClustering.weighted(square)).isEqualTo(1);
    }

    @Test
    void isZeroForASingleThreePath() {
        double[][] path = {{1, 1}, {1, 0}};
        assertThat(count(path)).isEqualTo(new TwoModeClustering(0, 1));
        assertThat(count(path).coefficient()).isZero();
        assertThat(TwoModeClustering.weighted(path)).isZero();
    }

    @Test
    void isZeroForATree() {
        // Neuron 0 with targets 0 to 2; neuron 1 hangs on target 0, neuron 2 on target 1, target 3 on neuron 2.
        double[][] tree = {{1, 1, 1, 0}, {1, 0, 0, 0}, {0, 1, 0, 1}};
        // Middle edges 0-0: 2 * 1, 0-1: 2 * 1, 2-1: 1 * 1; the others touch an end.
        assertThat(count(tree)).isEqualTo(new TwoModeClustering(0, 5));
        assertThat(TwoModeClustering.weighted(tree)).isZero();
    }

    @Test
    void isZeroWhereThereIsNoThreePath() {
        for (double[][] network : new double[][][] {{{1}}, {{0, 0}, {0, 0}}, {{1, 1, 1}}, {{1, 0}, {0, 1}}}) {
            assertThat(count(network)).isEqualTo(new TwoModeClustering(0, 0));
            assertThat(count(network).coefficient()).isZero();
            assertThat(TwoModeClustering.weighted(network)).isZero();
        }
    }

    @Test
    void isOneForACompleteNetwork() {
        for (int[] size : new int[][] {{2, 2}, {3, 5}, {70, 4}, {5, 130}}) {
            double[][] complete = Draws.map(new double[size[0]][size[1]], x -> 1);
            long n = size[0];
            long m = size[1];
            // C(n, 2) C(m, 2) cycles; each of the n m edges is the middle of (n - 1) (m - 1) paths.
            assertThat(count(complete))
                    .isEqualTo(new TwoModeClustering(n * (n - 1) / 2 * m * (m - 1) / 2, n * m * (n - 1) * (m - 1)));
            assertThat(count(complete).coefficient()).isEqualTo(1);
            assertThat(TwoModeClustering.weighted(complete)).isEqualTo(1);
        }
    }

    @Test
    void isWhatBruteForceCounts() {
        for (int[] size : new int[][] {{2, 2}, {7, 13}, {13, 7}, {20, 20}, {3, 70}}) {
            double[][] strength = NeuronCorrelation.strength(Draws.gaussian(size[0], size[1], 5), 1);
            double[][] edges = Draws.map(strength, f -> f > 0.6 ? 1 : 0);
            TwoModeClustering counted = TwoModeClustering.ofThreshold(strength, 0.6);
            assertThat(counted).isEqualTo(new TwoModeClustering((long) LiteralBean.fourCycles(edges), (long)
                    LiteralBean.threePaths(edges)));
            assertThat(TwoModeClustering.weighted(edges)).isCloseTo(counted.coefficient(), within(1e-15));
            double weighted = 4 * LiteralBean.fourCycles(strength) / LiteralBean.threePaths(strength);
            assertThat(TwoModeClustering.weighted(strength)).isCloseTo(weighted, within(1e-14));
        }
    }

    @Test
    void ofEqualStrengthsIsThatStrength() {
        // Every closing connection has strength 0.3, so their mean has.
        assertThat(TwoModeClustering.weighted(Draws.map(new double[4][6], x -> 0.3)))
                .isCloseTo(0.3, within(1e-15));
    }

    @Test
    void keepsTheDigitsOfTinyStrengthsBesideLargeOnes() {
        // One 4-cycle 1, 1, e, e^2; a path without an edge has the product of the other three.
        double e = 1e-12;
        double[][] strength = {{1, 1}, {e, e * e}};
        double expected = 4 * e * e * e / (e * e * e + e * e * e + e * e + e);
        assertThat(TwoModeClustering.weighted(strength)).isCloseTo(expected, within(1e-12 * expected));
    }

    @Test
    void isTheSameForTheTransposedNetwork() {
        double[][] strength = NeuronCorrelation.strength(Draws.weights(7, 13, 6), 1);
        double[][] transposed = Matrix.copyOf("strength", strength).transpose().toRows();
        assertThat(TwoModeClustering.ofThreshold(transposed, 0.5))
                .isEqualTo(TwoModeClustering.ofThreshold(strength, 0.5));
        assertThat(TwoModeClustering.weighted(transposed)).isEqualTo(TwoModeClustering.weighted(strength));
    }

    @Test
    void takesStrengthsAboveTheThresholdOnly() {
        double[][] strength = {{0.5, 0.9}, {0.7, 0.8}};
        assertThat(TwoModeClustering.ofThreshold(strength, 0.49).fourCycles()).isEqualTo(1);
        assertThat(TwoModeClustering.ofThreshold(strength, 0.5)).isEqualTo(new TwoModeClustering(0, 1));
    }

    @Test
    void refusesWhatIsOutsideItsRange() {
        double[][] one = {{1}};
        for (double threshold : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> TwoModeClustering.ofThreshold(one, threshold))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("threshold", "0 or more", Double.toString(threshold));
        }
        assertThatThrownBy(() -> TwoModeClustering.ofThreshold(new double[][] {{1, -2}}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("strength[0][1]", "0 or more", "-2.0");
        assertThatThrownBy(() -> TwoModeClustering.weighted(new double[][] {{1}, {1.5}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("strength[1][0]", "from 0 to 1", "1.5");
        assertThatThrownBy(() -> new TwoModeClustering(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("fourCycles", "0 or more", "-1");
        assertThatThrownBy(() -> new TwoModeClustering(2, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("threePaths", "4 or more", "2 4-cycles", "7");
    }
}
