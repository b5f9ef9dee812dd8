package org.neurobean.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Eq. 3 to 7 against their sums. */
class NeuronCorrelationTest {

    private static final int[][] SIZES = {{1, 1}, {1, 7}, {2, 1}, {7, 13}, {13, 2}, {5, 207}};

    @Test
    void isTheSumsOfEquations4And6() {
        for (int[] size : SIZES) {
            double[][] w = Draws.weights(size[0], size[1], 1);
            double[][] first = NeuronCorrelation.firstOrder(w, 1.3);
            double[][] second = NeuronCorrelation.secondOrder(w, 1.3);
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j < w.length; j++) {
                    double a1 = LiteralBean.firstOrder(w, 1.3, i, j);
                    double a2 = LiteralBean.secondOrder(w, 1.3, i, j);
                    assertThat(first[i][j]).isCloseTo(a1, within(1e-13 * a1));
                    assertThat(second[i][j]).isCloseTo(a2, within(1e-13 * a2));
                }
            }
        }
    }

    @Test
    void ofOrderTwoIsTheElementWiseSquareOfOrderOne() {
        double[][] w = Draws.weights(13, 7, 2);
        assertThat(NeuronCorrelation.secondOrder(w, 1))
                .isDeepEqualTo(Draws.map(NeuronCorrelation.firstOrder(w, 1), a -> a * a));
    }

    @Test
    void isSymmetricFromZeroToOneAndItsDiagonalIsNotOne() {
        double[][] w = Draws.weights(13, 7, 3);
        for (int order = 1; order <= 3; order++) {
            double[][] a = NeuronCorrelation.ofOrder(order, w, 1, AlphaScale.PAPER);
            assertThat(a).isDeepEqualTo(Matrix.copyOf("a", a).transpose().toRows());
            for (int i = 0; i < a.length; i++) {
                for (double entry : a[i]) {
                    assertThat(entry).isGreaterThanOrEqualTo(0).isLessThan(1);
                }
                assertThat(a[i][i]).isPositive();
            }
        }
    }

    @Test
    void isMToThePowerPTimesThePaperInTheUnitsOfTheCode() {
        double[][] w = Draws.weights(7, 13, 4);
        double[][] paper = NeuronCorrelation.ofOrder(3, w, 1, AlphaScale.PAPER);
        double[][] code = NeuronCorrelation.ofOrder(3, w, 1, AlphaScale.CODE);
        assertThat(Draws.largestDifference(code, Draws.map(paper, a -> 13 * 13 * 13 * a)))
                .isLessThan(1e-13 * Draws.largest(code));
        assertThat(AlphaScale.PAPER.correlationFactor(13, 3)).isEqualTo(1.0 / 2197);
        assertThat(AlphaScale.CODE.correlationFactor(13, 3)).isEqualTo(1);
    }

    @Test
    void isTheCorrelationOfThePenaltyWithItsSettings() {
        double[][] w = Draws.weights(7, 13, 4);
        assertThat(new BeanPenalty(3, Divergence.SQUARED, 0.7, AlphaScale.CODE).correlation(w))
                .isDeepEqualTo(NeuronCorrelation.ofOrder(3, w, 0.7, AlphaScale.CODE));
    }

    @Test
    void strengthIsTheAbsoluteValueOfTanh() {
        // tanh(0.5) and tanh(2) to 14 digits.
        double[][] strength = NeuronCorrelation.strength(new double[][] {{0.25, -1, 0}}, 2);
        assertThat(strength[0][0]).isCloseTo(0.46211715726001, within(1e-14));
        assertThat(strength[0][1]).isCloseTo(0.96402758007582, within(1e-14));
        assertThat(strength[0][2]).isZero();
    }

    @Test
    void refusesWhatIsOutsideItsRange() {
        assertThatThrownBy(() -> NeuronCorrelation.strength(new double[][] {{1}}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("gamma", "above 0", "0.0");
        assertThatThrownBy(() -> NeuronCorrelation.ofOrder(-1, new double[][] {{1}}, 1, AlphaScale.PAPER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("order", "1 or more", "-1");
        assertThatThrownBy(() -> NeuronCorrelation.firstOrder(new double[][] {{1}, {Double.NaN}}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("outgoing[1][0]", "finite", "NaN");
    }
}
