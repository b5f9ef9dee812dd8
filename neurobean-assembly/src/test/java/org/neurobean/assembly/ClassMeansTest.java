package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Class-conditional means by hand, and how they follow their samples, neurons and classes. */
class ClassMeansTest {

    private static final double[][] ACTIVATIONS = LayerDraws.rectified(23, 7, 1);
    private static final int[] LABELS = LayerDraws.integers(23, 0, 5, 2);

    @Test
    void areWhatIsReckonedByHand() {
        double[][] activations = {{1, 0}, {3, 0}, {5, -2}, {0, 6}};
        ClassMeans means = ClassMeans.of(activations, new int[] {0, 0, 0, 2}, 3);
        // Neuron 0: (1 + 3 + 5) / 3 = 3 and 0; neuron 1: (0 + 0 - 2) / 3 and 6. Class 1 has no sample.
        assertThat(means.means()[0]).containsExactly(3, Double.NaN, 0);
        assertThat(means.means()[1]).containsExactly(-2.0 / 3, Double.NaN, 6);
        assertThat(means.counts()).containsExactly(3, 0, 1);
        assertThat(means.largest()).containsExactly(5, 6);
        // (1 + 3 + 5 + 0) / 4 and (-2 + 6) / 4
        assertThat(means.overall()).containsExactly(new double[] {2.25, 1}, within(1e-15));
    }

    @Test
    void ofOneSampleAndOneNeuronAreThatActivation() {
        ClassMeans means = ClassMeans.of(new double[][] {{-0.3}}, new int[] {0}, 1);
        assertThat(means)
                .usingRecursiveComparison()
                .isEqualTo(new ClassMeans(new double[][] {{-0.3}}, new int[] {1}, new double[] {-0.3}));
    }

    @Test
    void followThePermutationOfNeurons() {
        int[] order = LayerDraws.shuffled(7, 3);
        ClassMeans permuted = ClassMeans.of(LayerDraws.columns(ACTIVATIONS, order), LABELS, 5);
        ClassMeans means = ClassMeans.of(ACTIVATIONS, LABELS, 5);
        assertThat(permuted.means()).isDeepEqualTo(LayerDraws.rows(means.means(), order));
        assertThat(permuted.largest()).containsExactly(LayerDraws.at(means.largest(), order));
    }

    @Test
    void followTheRelabellingOfClasses() {
        int[] order = LayerDraws.shuffled(5, 4);
        int[] place = new int[5];
        for (int c = 0; c < 5; c++) {
            place[order[c]] = c;
        }
        ClassMeans relabelled = ClassMeans.of(ACTIVATIONS, LayerDraws.at(place, LABELS), 5);
        ClassMeans means = ClassMeans.of(ACTIVATIONS, LABELS, 5);
        assertThat(relabelled.means()).isDeepEqualTo(LayerDraws.columns(means.means(), order));
        assertThat(relabelled.counts()).containsExactly(LayerDraws.at(means.counts(), order));
    }

    @Test
    void haveTheOverallMeanWhateverTheClasses() {
        double[] byFive = ClassMeans.of(ACTIVATIONS, LABELS, 9).overall();
        double[] byOne = ClassMeans.of(ACTIVATIONS, new int[23], 1).overall();
        assertThat(byFive).containsExactly(byOne, within(1e-15));
    }

    @Test
    void leaveTheirArgumentsAlone() {
        double[][] activations = LayerDraws.map(ACTIVATIONS, x -> x);
        ClassMeans.of(activations, LABELS, 5);
        assertThat(activations).isDeepEqualTo(ACTIVATIONS);
    }

    @Test
    void refuseWhatDoesNotFit() {
        double[][] two = {{1}, {2}};
        assertThatThrownBy(() -> ClassMeans.of(two, new int[] {0}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("labels", "2 rows of activations", "has 1");
        assertThatThrownBy(() -> ClassMeans.of(two, new int[] {0, 3}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("labels[1]", "from 0 to 2", "is 3");
        assertThatThrownBy(() -> ClassMeans.of(two, new int[] {-1, 0}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("labels[0]", "from 0 to 2", "is -1");
        assertThatThrownBy(() -> ClassMeans.of(two, new int[2], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("classes", "1 or more", "is 0");
        assertThatThrownBy(() -> ClassMeans.of(new double[][] {{1, 2}, {3}}, new int[2], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("activations", "one length", "row 1 has 1");
        assertThatThrownBy(() -> ClassMeans.of(new double[][] {{1, Double.NaN}}, new int[1], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("activations[0][1]", "finite", "NaN");
        for (double[][] empty : new double[][][] {{}, {{}}}) {
            assertThatThrownBy(() -> ClassMeans.of(empty, new int[empty.length], 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("activations", "1", "or more", "has 0");
        }
    }

    @Test
    void refuseSumsThatOverflow() {
        double[][] huge = new double[2][1];
        Arrays.fill(huge, new double[] {Double.MAX_VALUE});
        assertThatThrownBy(() -> ClassMeans.of(huge, new int[2], 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContainingAll("neuron 0", "class 0", "Infinity");
    }
}
