package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Ablation by hand, and its laws for a linear readout and for any other. */
class AblationTest {

    /** Assemblies 0, 1 and 2 of two neurons each, which fire for their class and feed only it. */
    private static final double[][] ASSEMBLIES = {
        {3, 3, 0, 0, 0, 0}, {2, 2, 0, 0, 0, 0}, {0, 0, 1, 1, 0, 0}, {0, 0, 2, 3, 0, 0}, {0, 0, 0, 0, 4, 4}
    };

    private static final int[] ASSEMBLY_LABELS = {0, 0, 1, 1, 2};
    private static final double[][] TO_OWN_CLASS = {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}};

    private static final double[][] ACTIVATIONS = LayerDraws.rectified(203, 17, 1);
    private static final int[] LABELS = LayerDraws.integers(203, 0, 6, 2);
    private static final LinearReadout LINEAR =
            new LinearReadout(LayerDraws.uniform(17, 6, 3), LayerDraws.uniform(1, 6, 4)[0]);
    private static final NeuronGroups GROUPS = new NeuronGroups(LayerDraws.integers(17, -1, 5, 5), 5);

    private static Ablation ablate(NeuronGroups groups) {
        return Ablation.of(ACTIVATIONS, LABELS, LINEAR, groups);
    }

    @Test
    void isWhatIsReckonedByHand() {
        // Scores without neuron 0: 1 * h_1 for class 0, 2 * h_0 + 0.5 = 0.5 for class 1.
        //   sample        intact          without 0     without 1
        //   (1, 2), 0     2, 2.5 -> 1     2, 0.5 -> 0   0, 2.5 -> 1
        //   (0, 1), 0     1, 0.5 -> 0     1, 0.5 -> 0   0, 0.5 -> 1
        //   (1, 0), 1     0, 2.5 -> 1     0, 0.5 -> 1   0, 2.5 -> 1
        //   (2, 1), 1     1, 4.5 -> 1     1, 0.5 -> 0   0, 4.5 -> 1
        double[][] activations = {{1, 2}, {0, 1}, {1, 0}, {2, 1}};
        LinearReadout readout = new LinearReadout(new double[][] {{0, 2}, {1, 0}}, new double[] {0, 0.5});
        Ablation ablation = Ablation.of(activations, new int[] {0, 0, 1, 1}, readout, NeuronGroups.ofEach(2));
        assertThat(ablation.counts()).containsExactly(2, 2);
        assertThat(ablation.baseline()).containsExactly(0.5, 1);
        assertThat(ablation.accuracy()).isDeepEqualTo(new double[][] {{1, 0.5}, {0, 1}});
        assertThat(ablation.drops()).isDeepEqualTo(new double[][] {{-50, 50}, {50, 0}});
        assertThat(ablation.baselineAccuracy()).isEqualTo(0.75);
        // Own: (-50 + 0) / 2; other: (50 + 50) / 2.
        assertThat(ablation.ownClassDrop()).isEqualTo(-25);
        assertThat(ablation.otherClassDrop()).isEqualTo(50);
        assertThat(ablation.diagonality()).isEqualTo(-75);
    }

    @Test
    void isDiagonalWhereEachAssemblyStandsForItsClass() {
        // A bias of -1 makes class 0 lose to nobody: without assembly 0 its samples score -1, 0, 0.
        LinearReadout readout = new LinearReadout(TO_OWN_CLASS, new double[] {-1, 0, 0});
        Selectivity selectivity = Selectivity.of(ClassMeans.of(ASSEMBLIES, ASSEMBLY_LABELS, 3));
        Ablation ablation = Ablation.byPreferredClass(ASSEMBLIES, ASSEMBLY_LABELS, readout, selectivity);
        // Class 1 without its assembly ties with class 2 at 0 and is named, being the lower: no drop.
        assertThat(ablation.drops()).isDeepEqualTo(new double[][] {{100, 0, 0}, {0, 0, 0}, {0, 0, 100}});
        assertThat(ablation.ownClassDrop()).isCloseTo(200.0 / 3, within(1e-13));
        assertThat(ablation.otherClassDrop()).isZero();
        assertThat(ablation.diagonality()).isCloseTo(200.0 / 3, within(1e-13));
    }

    @Test
    void countsAClassThatNoNeuronPrefersAsADropOfZero() {
        LinearReadout readout = new LinearReadout(TO_OWN_CLASS, new double[] {-1, -1, -0.5});
        Selectivity onlyFirst = new Selectivity(new double[6], new int[] {0, 0, -1, -1, -1, -1});
        Ablation ablation = Ablation.byPreferredClass(ASSEMBLIES, ASSEMBLY_LABELS, readout, onlyFirst);
        assertThat(ablation.accuracy()[1]).containsExactly(ablation.baseline());
        assertThat(ablation.ownClassDrop()).isCloseTo(100.0 / 3, within(1e-13));
    }

    @Test
    void leavesClassesWithoutSamplesOutOfTheMeans() {
        // Class 3 has no sample; its neurons are those of class 0, whose drop at 3 / 0 would count as another's.
        double[][] wide = new double[6][];
        Arrays.setAll(wide, i -> Arrays.copyOf(TO_OWN_CLASS[i], 4));
        LinearReadout readout = new LinearReadout(wide, new double[] {-1, -1, -0.5, -9});
        NeuronGroups groups = new NeuronGroups(new int[] {3, 3, 1, 1, 2, 2}, 4);
        Ablation ablation = Ablation.of(ASSEMBLIES, ASSEMBLY_LABELS, readout, groups);
        assertThat(ablation.baseline()).containsExactly(1, 1, 1, Double.NaN);
        assertThat(ablation.accuracy()[3]).containsExactly(0, 1, 1, Double.NaN);
        // Own drops of classes 0 to 2: 0, 100 and, as class 2 keeps the highest bias, 0.
        assertThat(ablation.ownClassDrop()).isCloseTo(100.0 / 3, within(1e-13));
        assertThat(ablation.otherClassDrop()).isZero();
        assertThat(ablation.baselineAccuracy()).isEqualTo(1);
    }

    @Test
    void ofNoNeuronChangesNothing() {
        Ablation ablation = ablate(NeuronGroups.ofSet(17));
        assertThat(ablation.accuracy()[0]).containsExactly(ablation.baseline());
        assertThat(ablation.drops()[0]).containsOnly(0);
    }

    @Test
    void ofAllNeuronsLeavesTheClassOfTheHighestBias() {
        Ablation ablation = ablate(NeuronGroups.ofSet(17, Vectors.firstIds(17)));
        double[] expected = new double[6];
        expected[Ablation.highest(LINEAR.bias())] = 1;
        assertThat(ablation.accuracy()[0]).containsExactly(expected);
    }

    @Test
    void ofAllNeuronsWithoutBiasLeavesTheFirstClass() {
        LinearReadout unbiased = new LinearReadout(LINEAR.outgoing(), new double[6]);
        NeuronGroups all = NeuronGroups.ofSet(17, Vectors.firstIds(17));
        assertThat(Ablation.of(ACTIVATIONS, LABELS, unbiased, all).accuracy()[0])
                .containsExactly(1, 0, 0, 0, 0, 0);
    }

    @Test
    void ofDeadNeuronsChangesNothing() {
        double[][] activations = LayerDraws.map(ACTIVATIONS, x -> x);
        for (double[] sample : activations) {
            sample[3] = 0;
            sample[4] = 0;
        }
        Ablation ablation = Ablation.of(activations, LABELS, LINEAR, NeuronGroups.ofSet(17, 3, 4));
        assertThat(ablation.accuracy()[0]).containsExactly(ablation.baseline());
    }

    @Test
    void doesNotDependOnTheOtherGroups() {
        Ablation together = ablate(GROUPS);
        int[][] members = GROUPS.members();
        for (int g = 0; g < GROUPS.count(); g++) {
            assertThat(ablate(NeuronGroups.ofSet(17, members[g])).accuracy()[0])
                    .containsExactly(together.accuracy()[g]);
        }
    }

    @Test
    void isInvariantToNeuronOrder() {
        int[] order = LayerDraws.shuffled(17, 6);
        LinearReadout permuted =
                new LinearReadout(LayerDraws.rows(LINEAR.outgoing().toRows(), order), LINEAR.bias());
        NeuronGroups groups = new NeuronGroups(LayerDraws.at(GROUPS.ofNeuron(), order), 5);
        Ablation ablation = Ablation.of(LayerDraws.columns(ACTIVATIONS, order), LABELS, permuted, groups);
        assertThat(ablation).usingRecursiveComparison().isEqualTo(ablate(GROUPS));
    }

    @Test
    void followsTheRelabellingOfClasses() {
        int[] order = {4, 2, 0, 5, 1, 3};
        int[] place = {2, 4, 1, 5, 0, 3};
        LinearReadout relabelled = new LinearReadout(
                LayerDraws.columns(LINEAR.outgoing().toRows(), order), LayerDraws.at(LINEAR.bias(), order));
        Ablation ablation = Ablation.of(ACTIVATIONS, LayerDraws.at(place, LABELS), relabelled, GROUPS);
        assertThat(ablation.baseline())
                .containsExactly(LayerDraws.at(ablate(GROUPS).baseline(), order));
        assertThat(ablation.accuracy())
                .isDeepEqualTo(LayerDraws.columns(ablate(GROUPS).accuracy(), order));
    }

    @Test
    void runsAnyReadoutOnTheAblatedActivations() {
        // A readout with a hidden layer: class 1 if neurons 0 and 1 fire together, else class 0.
        Readout conjunction = activations -> Arrays.stream(activations)
                .map(h -> new double[] {0.5, Math.max(0, h[0] + h[1] - 1)})
                .toArray(double[][]::new);
        double[][] activations = {{1, 1, 0}, {1, 0, 7}, {0, 1, 0}};
        Ablation ablation =
                Ablation.of(activations, new int[] {1, 0, 0}, conjunction, new NeuronGroups(new int[] {0, 1, 2}, 4));
        assertThat(ablation.baseline()).containsExactly(1, 1);
        assertThat(ablation.accuracy()).isDeepEqualTo(new double[][] {{1, 0}, {1, 0}, {1, 1}, {1, 1}});
    }

    @Test
    void leavesItsArgumentsAlone() {
        double[][] activations = LayerDraws.map(ACTIVATIONS, x -> x);
        Readout vandal = ablated -> {
            double[][] scores = LINEAR.scores(ablated);
            Arrays.stream(ablated).forEach(sample -> Arrays.fill(sample, -1));
            return scores;
        };
        Ablation.of(activations, LABELS, vandal, GROUPS);
        Ablation.of(activations, LABELS, LINEAR, GROUPS);
        assertThat(activations).isDeepEqualTo(ACTIVATIONS);
    }

    @Test
    void needsOneGroupForEachClassToBeDiagonal() {
        assertThatThrownBy(() -> ablate(GROUPS).diagonality())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("6 classes", "5 groups", "by preferred class");
    }

    @Test
    void hasNoOtherClassesWhereASingleClassHasSamples() {
        Ablation ablation = Ablation.of(ACTIVATIONS, new int[203], LINEAR, new NeuronGroups(new int[17], 6));
        assertThat(ablation.otherClassDrop()).isNaN();
        assertThat(ablation.diagonality()).isNaN();
        assertThat(ablation.ownClassDrop()).isBetween(-100.0, 100.0);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Ablation.of(ACTIVATIONS, LABELS, LINEAR, NeuronGroups.ofEach(16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("groups", "17 columns of activations", "have 16");
        int[] labels = new int[203];
        labels[7] = 6;
        assertThatThrownBy(() -> Ablation.of(ACTIVATIONS, labels, LINEAR, GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("labels[7]", "from 0 to 5", "is 6");
        LinearReadout narrow = new LinearReadout(new double[][] {{1}}, new double[1]);
        assertThatThrownBy(() -> Ablation.of(ACTIVATIONS, LABELS, narrow, GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("outgoing", "17 columns of activations", "has 1 rows");
        assertThatThrownBy(() -> new LinearReadout(new double[2][3], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("bias", "3 columns of outgoing", "has 2");
        assertThatThrownBy(() -> new LinearReadout(new double[1][1], new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("bias[0]", "finite", "NaN");
    }

    @Test
    void refusesAReadoutThatGivesNoProperScores() {
        Readout nan = h -> LayerDraws.map(LINEAR.scores(h), x -> Double.NaN);
        assertThatThrownBy(() -> Ablation.of(ACTIVATIONS, LABELS, nan, GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("scores of the readout", "finite", "NaN");
        Readout short1 = h -> Arrays.copyOf(LINEAR.scores(h), 1);
        assertThatThrownBy(() -> Ablation.of(ACTIVATIONS, LABELS, short1, GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("scores of the readout", "203 samples", "have 1");
        double[][] huge = LayerDraws.map(ACTIVATIONS, x -> x * Double.MAX_VALUE);
        assertThatThrownBy(() -> Ablation.of(huge, LABELS, LINEAR, GROUPS))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContainingAll("activations times outgoing weights", "Infinity");
    }
}
