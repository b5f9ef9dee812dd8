package org.neurobean.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values worked out by hand, ties, extremes, and what is refused. */
class BeanPenaltyTest {

    private static final double[][] H = {{1, 2, 4}, {0, 0, 1}};
    private static final double[][] W = {{1, 0}, {0, 1}, {1, 1}};

    @Test
    void hasTheValueWorkedOutByHand() {
        // t = tanh 1, F F' = t^2 {{1, 0, 1}, {0, 1, 1}, {1, 1, 2}}, M = 2, S N^2 = 18. Pairs (0,2), (1,2) count twice.
        // d(0,2): 9 and 1; d(1,2): 4 and 1. Squared: 2 (10 + 5) = 30; absolute: 2 (4 + 3) = 14.
        double t2 = StrictMath.tanh(1) * StrictMath.tanh(1);
        assertThat(BeanPenalty.ofOrder(1).value(H, W)).isCloseTo(30 * t2 / 2 / 18, within(1e-15));
        assertThat(BeanPenalty.ofOrder(2).value(H, W)).isCloseTo(30 * t2 * t2 / 4 / 18, within(1e-15));
        assertThat(BeanPenalty.ofOrder(1).withDivergence(Divergence.ABSOLUTE).value(H, W))
                .isCloseTo(14 * t2 / 2 / 18, within(1e-15));
        assertThat(BeanPenalty.ofOrder(1).withAlphaScale(AlphaScale.CODE).value(H, W))
                .isCloseTo(30 * t2 / 18, within(1e-15));
        double g2 = StrictMath.tanh(2.5) * StrictMath.tanh(2.5);
        assertThat(BeanPenalty.ofOrder(1).withGamma(2.5).value(H, W)).isCloseTo(30 * g2 / 2 / 18, within(1e-15));
    }

    @Test
    void hasTheSameBitsOnEveryJavaVersion() {
        double[][] h = new double[3][20];
        double[][] w = new double[20][4];
        for (int i = 0; i < 20; i++) {
            for (int s = 0; s < 3; s++) {
                h[s][i] = (7 * i + 3 * s) % 11 / 11.0;
            }
            for (int k = 0; k < 4; k++) {
                w[i][k] = (5 * i + 9 * k) % 13 / 6.5 - 1;
            }
        }
        long hash = 0;
        for (BeanPenalty penalty : Draws.penalties()) {
            BeanGradients bean = penalty.evaluate(h, w);
            hash = 31 * hash + Double.doubleToLongBits(bean.value());
            hash = 31 * hash + Arrays.deepHashCode(bean.byActivations());
            hash = 31 * hash + Arrays.deepHashCode(bean.byOutgoing());
        }
        // From JDK 17 on x86-64. Floating point is strict from Java 17 on, and tanh is StrictMath's. A change to the
        // order
        // of the sums changes it too; then take the new value from one version and check it on another.
        assertThat(Long.toHexString(hash)).isEqualTo("9d71b56ee6ae0491");
    }

    @Test
    void isZeroForOneNeuron() {
        for (BeanPenalty penalty : Draws.penalties()) {
            BeanGradients bean = penalty.evaluate(new double[][] {{3}, {-4}}, new double[][] {{1, 2, 3}});
            assertThat(bean.value()).isZero();
            assertThat(bean.byActivations()).isDeepEqualTo(new double[2][1]);
            assertThat(bean.byOutgoing()).isDeepEqualTo(new double[1][3]);
        }
    }

    @Test
    void givesTiedNeuronsOneSlopeForAbsoluteDivergenceAndTakesMinusZeroForZero() {
        // Neurons 0, 1, 2 tie at zero; only neuron 3 pulls, each with the same force, to which it gives the
        // counterpart.
        double[][] h = {{0.0, -0.0, 0.0, 5}};
        double[][] w = {{1}, {1}, {1}, {1}};
        for (int order = 1; order <= 2; order++) {
            BeanPenalty penalty = BeanPenalty.ofOrder(order).withDivergence(Divergence.ABSOLUTE);
            double a = penalty.correlation(w)[0][0];
            Matrix activations = Draws.matrix(h);
            Matrix f = NeuronCorrelation.strength(Draws.matrix(w), 1);
            for (TripleSum form :
                    List.of(new FactoredSum(penalty, activations, f), new PairwiseSum(penalty, activations, f))) {
                TripleSum.Slopes slopes = TripleSum.Slopes.zero(1, 4, 1);
                assertThat(form.compute(slopes)).isCloseTo(2 * 3 * a * 5, within(1e-14));
                double[] byActivations = slopes.byActivations()[0];
                for (int i = 0; i < 3; i++) {
                    assertThat(byActivations[i]).isCloseTo(-2 * a, within(1e-15));
                }
                assertThat(byActivations[3]).isCloseTo(3 * 2 * a, within(1e-15));
            }
        }
    }

    @Test
    void takesTheSignOfTheSmallestDifferences() {
        double[][] h = {{0, Double.MIN_VALUE}};
        double[][] w = {{40}, {40}};
        BeanPenalty penalty = BeanPenalty.ofOrder(3).withDivergence(Divergence.ABSOLUTE);
        // Both strengths are 1: dL/dh = -+ 2 A / N^2.
        assertThat(penalty.evaluate(h, w).byActivations()).isDeepEqualTo(new double[][] {{-0.5, 0.5}});
    }

    @Test
    void keepsItsDigitsWhereNeuronsNearlyAgreeFarFromZero() {
        // Activations 2^30 and 2^30 + 2^-20: the squares alone would need 100 bits.
        double[][] h = {{0x1p30, 0x1p30 + 0x1p-20, 0x1p30}};
        double[][] w = {{1, 1}, {1, 1}, {1, 1}};
        for (int order = 1; order <= 3; order++) {
            BeanPenalty penalty = BeanPenalty.ofOrder(order);
            double expected = 4 * penalty.correlation(w)[0][0] * 0x1p-40;
            Matrix activations = Draws.matrix(h);
            Matrix f = NeuronCorrelation.strength(Draws.matrix(w), 1);
            assertThat(new PairwiseSum(penalty, activations, f).compute(null))
                    .isCloseTo(expected, within(1e-14 * expected));
            if (order <= 2) {
                assertThat(new FactoredSum(penalty, activations, f).compute(null))
                        .isCloseTo(expected, within(1e-14 * expected));
            }
        }
    }

    @Test
    void staysFiniteForSaturatedWeightsAndHighOrders() {
        double[][] w = {{1e308, -1e308, 40}, {1e308, 50, 60}};
        BeanGradients bean = new BeanPenalty(1_000_000, Divergence.SQUARED, 1e10, AlphaScale.PAPER)
                .evaluate(new double[][] {{0, 1}}, w);
        // All strengths are 1, and so is A: 2 / 4.
        assertThat(bean.value()).isCloseTo(0.5, within(1e-9));
        assertThat(Draws.largest(bean.byOutgoing())).isZero();
    }

    @Test
    void refusesToReturnANumberThatDoesNotFitIntoADouble() {
        double[][] huge = {{1e200, -1e200, 0}};
        for (int order = 1; order <= 3; order++) {
            BeanPenalty penalty = BeanPenalty.ofOrder(order);
            assertThatThrownBy(() -> penalty.value(huge, W))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("activations are too large");
        }
    }

    @Test
    void refusesSettingsOutsideTheirRange() {
        assertThatThrownBy(() -> BeanPenalty.ofOrder(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("order", "1 or more", "0");
        for (double gamma : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> BeanPenalty.ofOrder(1).withGamma(gamma))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("gamma", "above 0", Double.toString(gamma));
        }
    }

    @Test
    void refusesShapesThatDoNotFitTogether() {
        assertThatThrownBy(() -> BeanPenalty.ofOrder(1).value(H, new double[2][3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("outgoing", "one row for each neuron", "3 columns of activations", "2 rows");
    }

    @Test
    void refusesEmptyRaggedAndMissingMatrices() {
        BeanPenalty penalty = BeanPenalty.ofOrder(1);
        assertThatThrownBy(() -> penalty.value(new double[0][3], W))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("activations", "1 row or more", "0");
        assertThatThrownBy(() -> penalty.value(H, new double[3][0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("outgoing", "1 column or more", "0");
        assertThatThrownBy(() -> penalty.evaluate(H, new double[][] {{1, 2}, {1}, {1, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("outgoing", "one length", "row 0 has 2", "row 1 has 1");
        assertThatThrownBy(() -> penalty.value(null, W))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("activations");
        assertThatThrownBy(() -> penalty.value(H, new double[][] {{1, 2}, null, {1, 2}}))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("outgoing[1]");
    }

    @Test
    void refusesEntriesThatAreNotFiniteAndSaysWhere() {
        BeanPenalty penalty = BeanPenalty.ofOrder(1);
        for (double entry : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            double[][] h = Draws.copy(H);
            h[1][2] = entry;
            assertThatThrownBy(() -> penalty.evaluate(h, W))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("activations[1][2]", "finite", Double.toString(entry));
            double[][] w = Draws.copy(W);
            w[2][0] = entry;
            assertThatThrownBy(() -> penalty.evaluate(H, w))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("outgoing[2][0]", "finite", Double.toString(entry));
        }
    }
}
