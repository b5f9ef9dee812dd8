package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Pearson's correlation against numpy and by its laws; the order of neurons in a picture. */
class ActivationCorrelationTest {

    private static final double[][] ACTIVATIONS = LayerDraws.rectified(41, 37, 1);
    private static final double[][] DRAWN = ActivationCorrelation.pearson(ACTIVATIONS);

    @Test
    void arePearsonsByNumpy() {
        double[][] activations = {{0, 1.5, 2, 3}, {1, 0.5, 0, 3}, {4, 2.5, 1, 3}, {2, 0, 7, 3}, {0.5, 1, 0, 3}};
        double[][] correlations = ActivationCorrelation.pearson(activations);
        // numpy 2.4.6: corrcoef(activations[:, :3], rowvar=False); neuron 3 is constant.
        double[][] expected = {
            {1, 0.45209721508973255, 0.16269784336399212, 0},
            {0.45209721508973255, 1, -0.4903682792397758, 0},
            {0.16269784336399212, -0.4903682792397758, 1, 0},
            {0, 0, 0, 1}
        };
        for (int i = 0; i < 4; i++) {
            assertThat(correlations[i]).containsExactly(expected[i], within(1e-14));
        }
    }

    @Test
    void areSymmetricWithADiagonalOfOneAndWithinTheirRange() {
        for (int i = 0; i < 37; i++) {
            assertThat(DRAWN[i][i]).isEqualTo(1);
            for (int j = 0; j < 37; j++) {
                assertThat(DRAWN[i][j]).isEqualTo(DRAWN[j][i]).isBetween(-1.0, 1.0);
            }
        }
    }

    @Test
    void areOneForNeuronsThatFireAlikeAndMinusOneForOpposites() {
        double[][] activations = new double[ACTIVATIONS.length][];
        for (int s = 0; s < activations.length; s++) {
            double h = ACTIVATIONS[s][0];
            activations[s] = new double[] {h, 3 * h + 0.7, -0.2 * h};
        }
        double[][] correlations = ActivationCorrelation.pearson(activations);
        assertThat(correlations[0][1]).isCloseTo(1, within(1e-14));
        assertThat(correlations[0][2]).isCloseTo(-1, within(1e-14));
    }

    @Test
    void areInvariantToShiftAndScaleOfEachNeuron() {
        for (double scale : new double[] {1e-160, 7, 1e160}) {
            double[][] scaled = LayerDraws.map(ACTIVATIONS, h -> scale * h + 3 * scale);
            double[][] correlations = ActivationCorrelation.pearson(scaled);
            for (int i = 0; i < 37; i++) {
                assertThat(correlations[i]).containsExactly(DRAWN[i], within(1e-13));
            }
        }
    }

    @Test
    void followThePermutationOfNeurons() {
        int[] order = LayerDraws.shuffled(37, 2);
        assertThat(ActivationCorrelation.pearson(LayerDraws.columns(ACTIVATIONS, order)))
                .isDeepEqualTo(ActivationCorrelation.reordered(DRAWN, order));
    }

    @Test
    void takeTheWholeRangeOfDoubles() {
        double huge = Double.MAX_VALUE;
        double tiny = Double.MIN_VALUE;
        double[][] activations = {{huge, tiny, 1}, {-huge, 0, 0}, {huge, tiny, 1}};
        double[][] correlations = ActivationCorrelation.pearson(activations);
        assertThat(correlations[0][2]).isCloseTo(1, within(1e-15));
        // Half of the smallest double is 0: such a neuron counts as constant.
        assertThat(correlations[1]).containsExactly(0, 1, 0);
    }

    @Test
    void ofOneSampleAreThoseOfConstantNeurons() {
        assertThat(ActivationCorrelation.pearson(new double[][] {{1, 2}}))
                .isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
    }

    @Test
    void areOrderedByGroupThenStrengthWithTheDeadLast() {
        NeuronGroups groups = new NeuronGroups(new int[] {1, -1, 0, 1, 0, 1, 1, -1}, 2);
        double[] strength = {0.2, 9, Double.NaN, 0.8, -0.5, 0.2, Double.NaN, 9.5};
        assertThat(ActivationCorrelation.order(groups, strength)).containsExactly(4, 2, 3, 0, 5, 6, 7, 1);
    }

    @Test
    void areReorderedByRowsAndColumns() {
        double[][] matrix = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        assertThat(ActivationCorrelation.reordered(matrix, new int[] {2, 0}))
                .isDeepEqualTo(new double[][] {{9, 7}, {3, 1}});
    }

    @Test
    void refuseWhatDoesNotFit() {
        assertThatThrownBy(() -> ActivationCorrelation.order(NeuronGroups.ofEach(3), new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("strength", "3 neurons", "has 2");
        assertThatThrownBy(() -> ActivationCorrelation.reordered(new double[2][2], new int[] {0, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("ids[1]", "from 0 to 1", "is 2");
        assertThatThrownBy(() -> ActivationCorrelation.pearson(new double[][] {{Double.POSITIVE_INFINITY}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("activations[0][0]", "finite", "Infinity");
    }
}
