package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How sparse and how shared outgoing weights are, by hand and by the laws of both measures. */
class WiringTest {

    private static final double[][] WEIGHTS = {{3, -4, 0}, {1, 1, 1}, {0, 0, 2}, {0.5, -0.25, 4}};

    private static WiringSparseness sparseness(double[][] outgoing) {
        return WiringSparseness.of(outgoing, Vectors.firstIds(outgoing.length));
    }

    @Test
    void areSparseAsHoyerSays() {
        // Row 0: (sqrt(3) - 7 / 5) / (sqrt(3) - 1); row 1 has one magnitude, row 2 a single weight; row 3 by numpy
        // 2.4.6.
        assertThat(sparseness(WEIGHTS).hoyer())
                .containsExactly(new double[] {0.4535898384862246, 0, 1, 0.759483258127869}, within(1e-14));
    }

    @Test
    void reachTheEffectiveNumberOfTargets() {
        // Row 0: (9 + 16)^2 / (81 + 256); rows 1 and 2: three equal weights, one weight; row 3 by numpy 2.4.6.
        assertThat(sparseness(WEIGHTS).effectiveTargets())
                .containsExactly(new double[] {625.0 / 337, 3, 1, 1.0391744084938905}, within(1e-14));
    }

    @Test
    void feedTargetsFromTheEffectiveNumberOfNeurons() {
        // numpy 2.4.6: (W**2).sum(0)**2 / (W**4).sum(0)
        assertThat(sparseness(WEIGHTS).effectiveNeurons())
                .containsExactly(
                        new double[] {1.2802741812642802, 1.1327800829875518, 1.6153846153846154}, within(1e-14));
    }

    @Test
    void areMeasuredForTheNamedNeuronsOnly() {
        WiringSparseness two = WiringSparseness.of(WEIGHTS, new int[] {2, 0});
        assertThat(two.ids()).containsExactly(2, 0);
        assertThat(two.hoyer()).containsExactly(new double[] {1, 0.4535898384862246}, within(1e-14));
        assertThat(two.effectiveNeurons()).containsExactly(new double[] {1, 1, 1}, within(1e-14));
        assertThat(two.meanHoyer()).isCloseTo((1 + 0.4535898384862246) / 2, within(1e-14));
        assertThat(two.meanEffectiveTargets()).isCloseTo((1 + 625.0 / 337) / 2, within(1e-14));
        assertThat(two.meanEffectiveNeurons()).isCloseTo(1, within(1e-14));
    }

    @Test
    void areAsSparseWhateverTheirScaleAndSigns() {
        double[][] weights = LayerDraws.uniform(11, 7, 1);
        WiringSparseness expected = sparseness(weights);
        for (double scale : new double[] {-1, 0x1p-600, 0x1p900}) {
            WiringSparseness scaled = sparseness(LayerDraws.map(weights, w -> scale * w));
            assertThat(scaled.hoyer()).containsExactly(expected.hoyer(), within(1e-14));
            assertThat(scaled.effectiveTargets()).containsExactly(expected.effectiveTargets(), within(1e-13));
            assertThat(scaled.effectiveNeurons()).containsExactly(expected.effectiveNeurons(), within(1e-13));
        }
    }

    @Test
    void haveNoSparsenessWithoutWeightsOrWithOneTarget() {
        WiringSparseness none = sparseness(new double[][] {{0, 0}, {1, 0}});
        assertThat(none.hoyer()).containsExactly(Double.NaN, 1);
        assertThat(none.effectiveTargets()).containsExactly(Double.NaN, 1);
        assertThat(none.effectiveNeurons()).containsExactly(1, Double.NaN);
        assertThat(none.meanHoyer()).isEqualTo(1);
        assertThat(sparseness(new double[][] {{5}}).hoyer()).containsExactly(Double.NaN);
        assertThat(WiringSparseness.of(WEIGHTS, new int[0]).meanHoyer()).isNaN();
    }

    @Test
    void areSharedAsMeanCosinesSay() {
        // numpy 2.4.6: means of the cosines of the rows over pairs within {0, 2} and {1, 3}, and of all other pairs.
        WiringSharing sharing = WiringSharing.of(WEIGHTS, new NeuronGroups(new int[] {0, 1, 0, 1}, 2));
        assertThat(sharing.within()).isCloseTo(0.30376521820404195, within(1e-14));
        assertThat(sharing.between()).isCloseTo(0.394013061103503, within(1e-14));
    }

    @Test
    void areSharedWhollyWithinAssembliesAndNotBetweenThem() {
        double[][] outgoing = {{2, 0}, {5, 0}, {0, 1}, {0, 3}, {0, 0}, {-7, 1}};
        // Neuron 4 has no weights and neuron 5 is in no group.
        WiringSharing sharing = WiringSharing.of(outgoing, new NeuronGroups(new int[] {0, 0, 1, 1, 0, -1}, 3));
        assertThat(sharing).isEqualTo(new WiringSharing(1, 0));
    }

    @Test
    void areSharedAlikeWhateverTheOrderAndScaleOfNeurons() {
        double[][] outgoing = LayerDraws.uniform(15, 4, 2);
        int[] groups = LayerDraws.integers(15, -1, 3, 3);
        int[] order = LayerDraws.shuffled(15, 4);
        double[][] permuted = LayerDraws.map(LayerDraws.rows(outgoing, order), w -> 1e9 * w);
        WiringSharing expected = WiringSharing.of(outgoing, new NeuronGroups(groups, 3));
        WiringSharing sharing = WiringSharing.of(permuted, new NeuronGroups(LayerDraws.at(groups, order), 3));
        assertThat(sharing.within()).isCloseTo(expected.within(), within(1e-14));
        assertThat(sharing.between()).isCloseTo(expected.between(), within(1e-14));
    }

    @Test
    void areNotSharedWithoutPairs() {
        WiringSharing alone = WiringSharing.of(new double[][] {{1}}, NeuronGroups.ofEach(1));
        assertThat(alone.within()).isNaN();
        assertThat(alone.between()).isNaN();
        assertThat(WiringSharing.of(WEIGHTS, NeuronGroups.ofEach(4)).within()).isNaN();
        assertThat(WiringSharing.of(WEIGHTS, NeuronGroups.ofSet(4, 0, 1, 2, 3)).between())
                .isNaN();
    }

    @Test
    void refuseWhatDoesNotFit() {
        assertThatThrownBy(() -> WiringSparseness.of(WEIGHTS, new int[] {4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("ids[0]", "from 0 to 3", "is 4");
        assertThatThrownBy(() -> WiringSharing.of(WEIGHTS, NeuronGroups.ofEach(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("groups", "4 rows of outgoing", "have 3");
    }
}
