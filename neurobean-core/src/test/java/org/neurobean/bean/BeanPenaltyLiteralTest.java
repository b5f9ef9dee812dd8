package org.neurobean.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The penalty, its gradients and each closed form against the sums as the paper prints them. */
class BeanPenaltyLiteralTest {

    private static final int[] SIZES = {1, 2, 7, 13, 207};
    /** Of the largest entry; both sides add up to 9 million terms. */
    private static final double PRECISION = 1e-11;

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isTheLiteralTripleSumForEverySize(BeanPenalty penalty) {
        forEachSize((h, w) -> {
            LiteralBean.Result literal = LiteralBean.evaluate(penalty, h, w);
            BeanGradients bean = penalty.evaluate(h, w);
            String sizes = "%s, S = %d, N = %d, M = %d".formatted(penalty, h.length, w.length, w[0].length);
            assertThat(bean.value()).as(sizes).isCloseTo(literal.value(), within(PRECISION * literal.value()));
            assertClose(sizes, bean.byActivations(), literal.byActivations());
            assertClose(sizes, bean.byOutgoing(), literal.byOutgoing());
        });
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void hasTheSameValueWithAndWithoutGradients(BeanPenalty penalty) {
        forEachSize((h, w) ->
                assertThat(penalty.value(h, w)).isEqualTo(penalty.evaluate(h, w).value()));
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void hasTheSameSumsInBothClosedForms(BeanPenalty penalty) {
        if (penalty.order() > 2) {
            return; // One form only; isTheLiteralTripleSumForEverySize covers it.
        }
        forEachSize((h, w) -> {
            if ((long) h.length * w.length * w[0].length > 1_000_000) {
                return; // 21,528 columns of 207 x 207 activations tell no more than 91.
            }
            double[][] f = NeuronCorrelation.strength(w, penalty.gamma());
            TripleSum.Slopes byColumns = TripleSum.Slopes.zero(h.length, w.length, w[0].length);
            TripleSum.Slopes byPairs = TripleSum.Slopes.zero(h.length, w.length, w[0].length);
            double columns = new FactoredSum(penalty, h, f).compute(byColumns);
            double pairs = new PairwiseSum(penalty, h, f).compute(byPairs);
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
        // MLP 784-500-10 of the paper, batch 100: 2 * 100 * 500 * 55 = 5.5 against 500^2 * 110 / 2 = 13.75 million.
        assertThat(formOf(first, 100, 500, 10)).isInstanceOf(FactoredSum.class);
        assertThat(formOf(second, 100, 500, 10)).isInstanceOf(FactoredSum.class);
        // LeNet-5's 400 -> 120, batch 100: 2 * 100 * 400 * 7260 = 581 against 400^2 * 220 / 2 = 17.6 million.
        assertThat(formOf(second, 100, 400, 120)).isInstanceOf(PairwiseSum.class);
        // The same layer, batch 1: 5.8 against 9.7 million.
        assertThat(formOf(second, 1, 400, 120)).isInstanceOf(FactoredSum.class);
        assertThat(formOf(first, 100, 2, 10)).isInstanceOf(PairwiseSum.class);
        assertThat(formOf(BeanPenalty.ofOrder(3), 1, 400, 1)).isInstanceOf(PairwiseSum.class);
    }

    @Test
    void refusesAFactorForOrderThree() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new FactoredSum(BeanPenalty.ofOrder(3), new double[1][1], new double[1][1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("order", "1 or 2", "3");
    }

    private static TripleSum formOf(BeanPenalty penalty, int samples, int neurons, int targets) {
        return TripleSum.cheapest(penalty, new double[samples][neurons], new double[neurons][targets]);
    }

    private static void forEachSize(BiConsumer<double[][], double[][]> check) {
        for (int samples : SIZES) {
            for (int neurons : SIZES) {
                for (int targets : SIZES) {
                    long seed = 1_000_000L * samples + 1000L * neurons + targets;
                    check.accept(
                            Draws.rectified(samples, neurons, seed), Draws.weights(neurons, targets, seed + 500_000));
                }
            }
        }
    }

    private static void assertClose(String description, double[][] actual, double[][] expected) {
        assertThat(Draws.largestDifference(actual, expected))
                .as(description)
                .isLessThanOrEqualTo(PRECISION * Draws.largest(expected));
    }
}
