package org.neurobean.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the penalty, each for every order, divergence and scale, on sizes that take either closed form. */
class BeanPenaltyLawsTest {

    private static final Percentage ROUNDING = Percentage.withPercentage(1e-10);

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Layer(double[][] h, double[][] w) {
        static Layer few() {
            return new Layer(Draws.rectified(2, 207, 1), Draws.weights(207, 2, 2));
        }

        static Layer wide() {
            return new Layer(Draws.rectified(13, 7, 3), Draws.weights(7, 13, 4));
        }

        static Layer[] both() {
            return new Layer[] {few(), wide()};
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void areTestedOnEitherClosedForm(BeanPenalty penalty) {
        Layer few = Layer.few();
        Layer wide = Layer.wide();
        assertThat(TripleSum.cheapest(penalty, Draws.matrix(few.h), Draws.matrix(few.w)))
                .isInstanceOf(penalty.order() <= 2 ? FactoredSum.class : PairwiseSum.class);
        assertThat(TripleSum.cheapest(penalty, Draws.matrix(wide.h), Draws.matrix(wide.w)))
                .isInstanceOf(PairwiseSum.class);
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isPositiveWhereConnectedNeuronsDisagree(BeanPenalty penalty) {
        for (Layer layer : Layer.both()) {
            assertThat(penalty.value(layer.h, layer.w)).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isExactlyZeroWhereNeuronsAgreeWhateverTheirActivation(BeanPenalty penalty) {
        for (Layer layer : Layer.both()) {
            double[][] agreeing = Draws.copy(layer.h);
            for (int s = 0; s < agreeing.length; s++) {
                Arrays.fill(agreeing[s], 1e9 / 3 + s);
            }
            BeanGradients bean = penalty.evaluate(agreeing, layer.w);
            assertThat(bean.value()).isZero();
            assertThat(Draws.largest(bean.byActivations())).isZero();
            assertThat(Draws.largest(bean.byOutgoing())).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isExactlyZeroWhereNeuronsThatShareNoTargetDisagree(BeanPenalty penalty) {
        // Two assemblies, one for each target; 0.1 and 1e9 differ, but only across assemblies.
        double[][] w = {{1, 0}, {-0.3, 0}, {0, 2}, {0, 0.5}, {0, 1}};
        double[][] h = {{0.1, 0.1, 1e9, 1e9, 1e9}};
        assertThat(penalty.value(h, w)).isZero();
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isZeroWithZeroGradientsWhereNothingIsConnected(BeanPenalty penalty) {
        BeanGradients bean = penalty.evaluate(Draws.gaussian(3, 7, 5), new double[7][2]);
        assertThat(bean.value()).isZero();
        assertThat(Draws.largest(bean.byActivations())).isZero();
        assertThat(Draws.largest(bean.byOutgoing())).isZero();
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void growsWithActivationsAsItsDivergenceDoes(BeanPenalty penalty) {
        double c = -3.5;
        double expected = penalty.divergence() == Divergence.SQUARED ? c * c : Math.abs(c);
        for (Layer layer : Layer.both()) {
            assertThat(penalty.value(Draws.map(layer.h, x -> c * x), layer.w))
                    .isCloseTo(expected * penalty.value(layer.h, layer.w), ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isInvariantToNeuronOrder(BeanPenalty penalty) {
        for (Layer layer : Layer.both()) {
            int[] order = Draws.shuffled(layer.w.length, 6);
            BeanGradients before = penalty.evaluate(layer.h, layer.w);
            BeanGradients after = penalty.evaluate(Draws.columns(layer.h, order), Draws.rows(layer.w, order));
            assertThat(after.value()).isCloseTo(before.value(), ROUNDING);
            assertSame(after.byActivations(), Draws.columns(before.byActivations(), order));
            assertSame(after.byOutgoing(), Draws.rows(before.byOutgoing(), order));
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isInvariantToTargetOrder(BeanPenalty penalty) {
        for (Layer layer : Layer.both()) {
            int[] order = Draws.shuffled(layer.w[0].length, 9);
            assertThat(penalty.value(layer.h, Draws.columns(layer.w, order)))
                    .isCloseTo(penalty.value(layer.h, layer.w), ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isInvariantToSignsOfWeights(BeanPenalty penalty) {
        Random random = new Random(7);
        for (Layer layer : Layer.both()) {
            double[][] signed = Draws.map(layer.w, w -> random.nextBoolean() ? w : -w);
            assertThat(Draws.largestDifference(signed, layer.w)).isPositive();
            assertThat(penalty.value(layer.h, signed)).isEqualTo(penalty.value(layer.h, layer.w));
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isInvariantToAConstantAddedToASample(BeanPenalty penalty) {
        for (Layer layer : Layer.both()) {
            // Multiples of 2^-20 plus 2^30 are exact, so that only the code can lose digits.
            double[][] h = Draws.map(layer.h, x -> Math.rint(x * 0x1p20) * 0x1p-20);
            double[][] shifted = Draws.copy(h);
            for (int i = 0; i < shifted[1].length; i++) {
                shifted[1][i] += 0x1p30;
            }
            BeanGradients before = penalty.evaluate(h, layer.w);
            BeanGradients after = penalty.evaluate(shifted, layer.w);
            assertThat(after.value()).isCloseTo(before.value(), ROUNDING);
            assertSame(after.byActivations(), before.byActivations());
            assertSame(after.byOutgoing(), before.byOutgoing());
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void hasTheMeanOfItsPartsOnASplitBatch(BeanPenalty penalty) {
        for (Layer layer : Layer.both()) {
            double sum = 0;
            for (double[] sample : layer.h) {
                sum += penalty.value(new double[][] {sample}, layer.w);
            }
            assertThat(penalty.value(layer.h, layer.w)).isCloseTo(sum / layer.h.length, ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void isMToThePowerPTimesThePaperInTheUnitsOfTheCode(BeanPenalty penalty) {
        for (Layer layer : Layer.both()) {
            double paper = penalty.withAlphaScale(AlphaScale.PAPER).value(layer.h, layer.w);
            double code = penalty.withAlphaScale(AlphaScale.CODE).value(layer.h, layer.w);
            assertThat(code).isCloseTo(paper * Math.pow(layer.w[0].length, penalty.order()), ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void pullsNeuronsTogetherWithoutMovingTheirSum(BeanPenalty penalty) {
        for (Layer layer : Layer.both()) {
            for (double[] row : penalty.evaluate(layer.h, layer.w).byActivations()) {
                double largest = Arrays.stream(row).map(Math::abs).max().orElseThrow();
                assertThat(largest).isPositive();
                assertThat(Arrays.stream(row).sum()).isCloseTo(0, within(1e-13 * row.length * largest));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void satisfiesEulersIdentity(BeanPenalty penalty) {
        int degree = penalty.divergence() == Divergence.SQUARED ? 2 : 1;
        for (Layer layer : Layer.both()) {
            BeanGradients bean = penalty.evaluate(layer.h, layer.w);
            double inner = 0;
            for (int s = 0; s < layer.h.length; s++) {
                for (int i = 0; i < layer.w.length; i++) {
                    inner += bean.byActivations()[s][i] * layer.h[s][i];
                }
            }
            assertThat(inner).isCloseTo(degree * bean.value(), ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void hasTheGradientsOfCentralDifferences(BeanPenalty penalty) {
        for (int[] sizes : new int[][] {{5, 4, 7}, {1, 60, 1}}) {
            // Away from the kinks: weights are 0.1 or more, neurons differ by 0.01 or more.
            double[][] w = Draws.map(Draws.gaussian(sizes[1], sizes[2], 8), x -> x + Math.copySign(0.1, x));
            double[][] h = new double[sizes[0]][];
            for (int s = 0; s < h.length; s++) {
                h[s] = Arrays.stream(Draws.shuffled(sizes[1], 10 + s))
                        .mapToDouble(rank -> 0.01 + 0.37 * rank)
                        .toArray();
            }
            BeanGradients bean = penalty.evaluate(h, w);
            assertThat(Draws.largestDifference(bean.byActivations(), differences(h, x -> penalty.value(x, w))))
                    .isLessThan(1e-7 * Draws.largest(bean.byActivations()));
            assertThat(Draws.largestDifference(bean.byOutgoing(), differences(w, x -> penalty.value(h, x))))
                    .isLessThan(1e-7 * Draws.largest(bean.byOutgoing()));
        }
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void takesZeroAtAWeightOfZeroForItsSlope(BeanPenalty penalty) {
        double[][] w = {{0.0, 1}, {1, 1}, {-0.0, -1}};
        BeanGradients bean = penalty.evaluate(new double[][] {{0, 1, 3}}, w);
        assertThat(bean.byOutgoing()[0][0]).isZero();
        assertThat(bean.byOutgoing()[2][0]).isZero();
        assertThat(bean.byOutgoing()[0][1]).isPositive();
        assertThat(bean.byOutgoing()[2][1]).isNegative();
    }

    @ParameterizedTest
    @MethodSource("org.neurobean.bean.Draws#penalties")
    void leavesItsArgumentsAsTheyWere(BeanPenalty penalty) {
        for (Layer layer : Layer.both()) {
            Layer before = new Layer(Draws.copy(layer.h), Draws.copy(layer.w));
            penalty.evaluate(layer.h, layer.w);
            penalty.value(layer.h, layer.w);
            assertThat(layer.h).isDeepEqualTo(before.h);
            assertThat(layer.w).isDeepEqualTo(before.w);
        }
    }

    private static double[][] differences(double[][] at, ToDoubleFunction<double[][]> function) {
        double step = 1e-5;
        double[][] slopes = new double[at.length][at[0].length];
        for (int i = 0; i < at.length; i++) {
            for (int k = 0; k < at[0].length; k++) {
                double[][] moved = Draws.copy(at);
                moved[i][k] = at[i][k] + step;
                double above = function.applyAsDouble(moved);
                moved[i][k] = at[i][k] - step;
                slopes[i][k] = (above - function.applyAsDouble(moved)) / (2 * step);
            }
        }
        return slopes;
    }

    private static void assertSame(double[][] actual, double[][] expected) {
        assertThat(Draws.largestDifference(actual, expected)).isLessThan(1e-12 * Draws.largest(expected));
    }
}
