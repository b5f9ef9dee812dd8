package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.neurobean.assembly.Selectivity.Options;
import org.neurobean.assembly.Selectivity.Others;

/** The selectivity index by hand, its range, and what leaves it as it is. */
class SelectivityTest {

    private static final double[][] ACTIVATIONS = LayerDraws.rectified(40, 9, 5);
    private static final int[] LABELS = LayerDraws.integers(40, 0, 4, 6);
    private static final Selectivity DRAWN = Selectivity.of(ClassMeans.of(ACTIVATIONS, LABELS, 4));

    /** One sample of each class, so that the means are the activations. */
    private static Selectivity ofMeans(double[][] meansByClass) {
        return Selectivity.of(ClassMeans.of(meansByClass, Vectors.firstIds(meansByClass.length), meansByClass.length));
    }

    @Test
    void isWhatIsReckonedByHand() {
        Selectivity selectivity = ofMeans(new double[][] {{1, 0, 0}, {5, 0, 2}, {3, 0, 0}});
        // Neuron 0: max 5, others (1 + 3) / 2 = 2, (5 - 2) / (5 + 2). Neuron 1 is silent. Neuron 2: (2 - 0) / (2 + 0).
        assertThat(selectivity.index()).containsExactly(3.0 / 7, Double.NaN, 1);
        assertThat(selectivity.preferredClass()).containsExactly(1, -1, 1);
        assertThat(selectivity.mean()).isCloseTo((3.0 / 7 + 1) / 2, within(1e-15));
    }

    @Test
    void takesTheMeanOfClassesOrOfSamples() {
        // Class 0: mean 6, one sample. Class 1: mean 3, one sample. Class 2: mean 0, three samples.
        ClassMeans means = ClassMeans.of(new double[][] {{6}, {3}, {0}, {0}, {0}}, new int[] {0, 1, 2, 2, 2}, 3);
        // Others by class: (3 + 0) / 2 = 1.5, index 4.5 / 7.5. By sample: 3 / 4, index 5.25 / 6.75.
        assertThat(Selectivity.of(means).index()).containsExactly(new double[] {0.6}, within(1e-15));
        assertThat(Selectivity.of(means, new Options(0, Others.CLASSES)).index())
                .containsExactly(new double[] {0.6}, within(1e-15));
        assertThat(Selectivity.of(means, new Options(0, Others.SAMPLES)).index())
                .containsExactly(new double[] {5.25 / 6.75}, within(1e-15));
    }

    @Test
    void isTheSameForBothKindsOfOthersWhereClassesAreOfOneSize() {
        int[] labels = new int[40];
        for (int s = 0; s < 40; s++) {
            labels[s] = s % 4;
        }
        ClassMeans means = ClassMeans.of(ACTIVATIONS, labels, 4);
        assertThat(Selectivity.of(means, new Options(0, Others.SAMPLES)).index())
                .containsExactly(
                        Selectivity.of(means, new Options(0, Others.CLASSES)).index(), within(1e-15));
    }

    @Test
    void isZeroForANeuronThatFiresAlikeAndPrefersTheLowestClass() {
        Selectivity alike = ofMeans(new double[][] {{2}, {2}, {2}});
        assertThat(alike.index()).containsExactly(0);
        assertThat(alike.preferredClass()).containsExactly(0);
    }

    @Test
    void liesBetweenZeroAndOneWhateverTheSigns() {
        for (double shift : new double[] {0, 0.3, -0.3, -0.9, 2}) {
            double[][] shifted = LayerDraws.map(LayerDraws.uniform(40, 9, 7), x -> x + shift);
            assertThat(Selectivity.of(ClassMeans.of(shifted, LABELS, 4)).index())
                    .satisfies(index -> {
                        for (double value : index) {
                            assertThat(value).isBetween(0.0, 1.0);
                        }
                    });
        }
    }

    @Test
    void takesMagnitudesInTheDenominatorWhereAMeanIsNegative() {
        // 3 and -1: (3 + 1) / (3 + 1). -1 and -3, activated once: (-1 + 3) / (1 + 3).
        double[][] activations = {{3, -2.5}, {3, 0.5}, {-1, -3}, {-1, -3}};
        Selectivity selectivity = Selectivity.of(ClassMeans.of(activations, new int[] {0, 0, 1, 1}, 2));
        assertThat(selectivity.index()).containsExactly(1, 0.5);
    }

    @Test
    void isInvariantToTheScaleOfActivations() {
        double[][] scaled = LayerDraws.map(ACTIVATIONS, x -> 1000 * x);
        Selectivity selectivity = Selectivity.of(ClassMeans.of(scaled, LABELS, 4));
        assertThat(selectivity.index()).containsExactly(DRAWN.index(), within(1e-13));
        assertThat(selectivity.preferredClass()).containsExactly(DRAWN.preferredClass());
    }

    @Test
    void followsThePermutationOfNeurons() {
        int[] order = LayerDraws.shuffled(9, 8);
        Selectivity permuted = Selectivity.of(ClassMeans.of(LayerDraws.columns(ACTIVATIONS, order), LABELS, 4));
        assertThat(permuted.index()).containsExactly(LayerDraws.at(DRAWN.index(), order));
        assertThat(permuted.preferredClass()).containsExactly(LayerDraws.at(DRAWN.preferredClass(), order));
    }

    @Test
    void followsTheRelabellingOfClasses() {
        int[] newNames = {2, 0, 3, 1};
        Selectivity relabelled = Selectivity.of(ClassMeans.of(ACTIVATIONS, LayerDraws.at(newNames, LABELS), 4));
        assertThat(relabelled.index()).containsExactly(DRAWN.index(), within(1e-15));
        assertThat(relabelled.preferredClass()).containsExactly(LayerDraws.at(newNames, DRAWN.preferredClass()));
    }

    @Test
    void leavesOutClassesWithoutSamples() {
        int[] labels = LayerDraws.at(new int[] {1, 3, 4, 6}, LABELS);
        Selectivity spread = Selectivity.of(ClassMeans.of(ACTIVATIONS, labels, 8));
        assertThat(spread.index()).containsExactly(DRAWN.index());
    }

    @Test
    void hasNoPreferredClassBelowTheThreshold() {
        ClassMeans means = ClassMeans.of(new double[][] {{1, 0.5}, {0, 0}}, new int[] {0, 1}, 2);
        Selectivity selectivity = Selectivity.of(means, new Options(0.5, Others.CLASSES));
        assertThat(selectivity.preferredClass()).containsExactly(0, -1);
        assertThat(selectivity.index()).containsExactly(1, Double.NaN);
    }

    @Test
    void ofSilentNeuronsHasNoMean() {
        assertThat(ofMeans(new double[][] {{0, -1}, {0, -2}}).mean()).isNaN();
    }

    @Test
    void refusesASingleClassAndThresholdsThatAreNotFinite() {
        ClassMeans single = ClassMeans.of(ACTIVATIONS, new int[40], 4);
        assertThatThrownBy(() -> Selectivity.of(single))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("2 classes or more", "is 1");
        for (double threshold : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> new Options(threshold, Others.CLASSES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("activation", "finite", Double.toString(threshold));
        }
    }
}
