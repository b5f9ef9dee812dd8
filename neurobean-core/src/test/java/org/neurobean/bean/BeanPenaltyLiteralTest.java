package org.neurobean.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The penalty, its gradients and each closed form against the sums as the paper prints them. */
class BeanPenaltyLiteralTest {

    private static final int[] SIZES = {1, 2, 7, 13};
    /** S, N, M with large ones among them, in each place. */
    private static final int[][] LARGE = {
        {207, 1, 13}, {207, 2, 207}, {1, 207, 7}, {13, 207, 2}, {1, 207, 207}, {1, 2, 207}, {207, 7, 1}, {40, 207, 13}
    };

    /** Of the largest entry; both sides add up to 9 million terms. */
    private static final double PRECISION = 1e-11;

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isTheLiteralTripleSumForEverySize(BeanPenalty penalty) {
        forEachSize((h, w) -> assertLiteral(penalty, h, w));
    }

    @Test
    void isTheLiteralTripleSumWhereSamplesNeuronsAndTargetsAreAllMany() {
        checkOne((h, w) -> assertLiteral(BeanPenalty.ofOrder(2), h, w), 207, 207, 207);
        checkOne(
                (h, w) -> assertLiteral(BeanPenalty.ofOrder(1).withDivergence(Divergence.ABSOLUTE), h, w), 207, 207, 7);
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void hasTheSameValueWithAndWithoutGradients(BeanPenalty penalty) {
        forEachSize((h, w) ->
                assertThat(penalty.value(h, w)).isEqualTo(penalty.evaluate(h, w).value()));
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#factoredPenalties")
    void hasTheSameSumsInBothClosedForms(BeanPenalty penalty) {
        forEachSize((h, w) -> {
            Matrix activations = Draws.matrix(h);
            Matrix f = NeuronCorrelation.strength(Draws.matrix(w), penalty.gamma());
            TripleSum.Slopes byColumns = TripleSum.Slopes.zero(h.length, w.length, w[0].length);
            TripleSum.Slopes byPairs = TripleSum.Slopes.zero(h.length, w.length, w[0].length);
            double columns = new FactoredSum(penalty, activations, f).compute(byColumns);
            double pairs = new PairwiseSum(penalty, activations, f).compute(byPairs);
            String sizes = "%s, S = %d, N = %d, M = %d".formatted(penalty, h.length, w.length, w[0].length);
            assertThat(columns).as(sizes).isCloseTo(pairs, within(PRECISION * pairs));
            assertClose(sizes, byColumns.byActivations(), byPairs.byActivations());
            assertClose(sizes, byColumns.byStrength(), byPairs.byStrength());
        });
    }

    @Test
    void takesTheColumnsWhereTheyAreFewAndThePairsElsewhere() {
        BeanPenalty first = BeanPenalty.ofOrder(1);
        BeanPenalty second = BeanPenalty.ofOrder(2);
        // The hidden layer of the paper's MLP 784-500-10, batch 100.
        // Order 2: 2 * 500 * 55 * 102 = 5.6 against 500^2 * 110 / 2 = 13.75 million.
        assertThat(formOf(first, 100, 500, 10)).isInstanceOf(FactoredSum.class);
        assertThat(formOf(second, 100, 500, 10)).isInstanceOf(FactoredSum.class);
        // Absolute: 6 * 500 * 10 * 102 + 60 * 100 * 500 = 6.1 and 6 * 500 * 55 * 102 + 3 = 19.8 million.
        assertThat(formOf(first.withDivergence(Divergence.ABSOLUTE), 100, 500, 10))
                .isInstanceOf(FactoredSum.class);
        assertThat(formOf(second.withDivergence(Divergence.ABSOLUTE), 100, 500, 10))
                .isInstanceOf(PairwiseSum.class);
        // LeNet-5's 400 -> 120, batch 100: 2 * 400 * 7260 * 102 = 592 against 400^2 * 220 / 2 = 17.6 million.
        assertThat(formOf(second, 100, 400, 120)).isInstanceOf(PairwiseSum.class);
        assertThat(formOf(first, 1, 400, 120)).isInstanceOf(FactoredSum.class);
        assertThat(formOf(first, 100, 2, 10)).isInstanceOf(PairwiseSum.class);
        assertThat(formOf(BeanPenalty.ofOrder(3), 1, 400, 1)).isInstanceOf(PairwiseSum.class);
    }

    @Test
    void refusesAFactorForOrderThree() {
        assertThatThrownBy(() -> new FactoredSum(
                        BeanPenalty.ofOrder(3), Draws.matrix(new double[1][1]), Draws.matrix(new double[1][1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("order", "1 or 2", "3");
    }

    private static TripleSum formOf(BeanPenalty penalty, int samples, int neurons, int targets) {
        return TripleSum.cheapest(
                penalty, Draws.matrix(new double[samples][neurons]), Draws.matrix(new double[neurons][targets]));
    }

    private static void forEachSize(BiConsumer<double[][], double[][]> check) {
        for (int samples : SIZES) {
            for (int neurons : SIZES) {
                for (int targets : SIZES) {
                    checkOne(check, samples, neurons, targets);
                }
            }
        }
        for (int[] size : LARGE) {
            checkOne(check, size[0], size[1], size[2]);
        }
    }

    private static void checkOne(BiConsumer<double[][], double[][]> check, int samples, int neurons, int targets) {
        long seed = 1_000_000L * samples + 1000L * neurons + targets;
        check.accept(Draws.rectified(samples, neurons, seed), Draws.weights(neurons, targets, seed + 500_000));
    }

    private static void assertClose(String description, double[][] actual, double[][] expected) {
        assertThat(Draws.largestDifference(actual, expected))
                .as(description)
                .isLessThanOrEqualTo(PRECISION * Draws.largest(expected));
    }

    private static void assertLiteral(BeanPenalty penalty, double[][] h, double[][] w) {
        LiteralBean.Result literal = LiteralBean.evaluate(penalty, h, w);
        BeanGradients bean = penalty.evaluate(h, w);
        String sizes = "%s, S = %d, N = %d, M = %d".formatted(penalty, h.length, w.length, w[0].length);
        assertThat(bean.value()).as(sizes).isCloseTo(literal.value(), within(PRECISION * literal.value()));
        assertClose(sizes, bean.byActivations(), literal.byActivations());
        assertClose(sizes, bean.byOutgoing(), literal.byOutgoing());
    }
}
