package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Taking contributions off the scores names the same classes as running the readout on the ablated activations. */
class LinearAblationTest {

    private static void requireSameAsRunning(double[][] activations, LinearReadout readout, NeuronGroups groups) {
        int[] labels = LayerDraws.integers(activations.length, 0, readout.bias().length, 9);
        // Not an instance of LinearReadout, so that Ablation runs it.
        Readout run = h -> readout.scores(h);
        Ablation fast = Ablation.of(activations, labels, readout, groups);
        Ablation general = Ablation.of(activations, labels, run, groups);
        assertThat(fast.counts()).containsExactly(general.counts());
        assertThat(fast.baseline()).containsExactly(general.baseline());
        for (int g = 0; g < groups.count(); g++) {
            assertThat(fast.accuracy()[g]).containsExactly(general.accuracy()[g]);
        }
    }

    private static LinearReadout readout(int neurons, int classes, DoubleUnaryOperator entry) {
        double[][] outgoing = LayerDraws.map(LayerDraws.uniform(neurons, classes, 1), entry);
        return new LinearReadout(outgoing, LayerDraws.map(LayerDraws.uniform(1, classes, 2), entry)[0]);
    }

    @Test
    void isRunningTheReadoutAtAwkwardSizes() {
        for (int[] size : new int[][] {{1, 1, 1, 1}, {1, 5, 2, 3}, {33, 13, 7, 5}, {64, 1, 3, 1}, {1003, 41, 10, 10}}) {
            NeuronGroups groups = new NeuronGroups(LayerDraws.integers(size[1], -1, size[3], 3), size[3]);
            LinearReadout readout = readout(size[1], size[2], w -> w);
            requireSameAsRunning(LayerDraws.rectified(size[0], size[1], 4), readout, groups);
            requireSameAsRunning(LayerDraws.uniform(size[0], size[1], 5), readout, NeuronGroups.ofEach(size[1]));
        }
    }

    @Test
    void isRunningTheReadoutWhereScoresTie() {
        // Weights of one or two values and no bias: most samples have tied classes with some group ablated.
        for (double value : new double[] {1, 0.1, 1 / 3.0}) {
            LinearReadout signs = readout(12, 6, w -> w > 0 ? value : -value);
            LinearReadout sparse = readout(12, 6, w -> w > 0.6 ? value : 0);
            for (LinearReadout readout : new LinearReadout[] {signs, sparse}) {
                LinearReadout unbiased = new LinearReadout(readout.outgoing(), new double[6]);
                double[][] steps = LayerDraws.map(LayerDraws.rectified(300, 12, 6), h -> Math.rint(3 * h) / 10);
                requireSameAsRunning(steps, unbiased, new NeuronGroups(LayerDraws.integers(12, -1, 3, 7), 3));
                requireSameAsRunning(steps, unbiased, NeuronGroups.ofEach(12));
                requireSameAsRunning(steps, unbiased, NeuronGroups.ofSet(12, Vectors.firstIds(12)));
            }
        }
    }

    @Test
    void isRunningTheReadoutWhereTheGroupDwarfsTheRest() {
        // The group's contributions are 1e17 times the others', so that no digit of the rest survives the difference.
        double[][] activations = LayerDraws.rectified(200, 10, 8);
        Arrays.stream(activations).forEach(sample -> sample[4] *= 1e17);
        requireSameAsRunning(activations, readout(10, 5, w -> w), NeuronGroups.ofEach(10));
    }

    @Test
    void isRunningTheReadoutWhereClassesAreTheSame() {
        // Classes 1, 4 and 5 are copies of 0, and 3 of 2: they are never named, neither here nor there.
        int[] copies = {0, 0, 2, 2, 0, 0, 6};
        LinearReadout distinct = readout(9, 7, w -> w);
        LinearReadout readout = new LinearReadout(
                LayerDraws.columns(distinct.outgoing().toRows(), copies), LayerDraws.at(distinct.bias(), copies));
        requireSameAsRunning(LayerDraws.rectified(150, 9, 10), readout, NeuronGroups.ofEach(9));
    }

    @Test
    void hasTheSameResultWhateverTheThreads() {
        double[][] activations = LayerDraws.rectified(500, 20, 11);
        int[] labels = LayerDraws.integers(500, 0, 8, 12);
        LinearReadout readout = readout(20, 8, w -> w);
        Ablation one =
                LayerDraws.withThreads(1, () -> Ablation.of(activations, labels, readout, NeuronGroups.ofEach(20)));
        Ablation five =
                LayerDraws.withThreads(5, () -> Ablation.of(activations, labels, readout, NeuronGroups.ofEach(20)));
        assertThat(five).usingRecursiveComparison().isEqualTo(one);
    }
}
