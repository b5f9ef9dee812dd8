package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.neurobean.assembly.LiveNeurons.Thresholds;

/** Dead and alive by hand, at the thresholds and in degenerate layers. */
class LiveNeuronsTest {

    private static final Thresholds DEFAULT = Thresholds.DEFAULT;

    @Test
    void needActivationAndOutgoingWeights() {
        double[][] activations = {{0, 1, 0, 3, 2}, {0, 0, 0.5, 1, 0}};
        double[][] outgoing = {{3, 4}, {0.6, 0.8}, {0.03, 0.04}, {6, 8}, {0.03, 0.039}};
        LiveNeurons live = LiveNeurons.of(activations, outgoing, DEFAULT);
        // Norms 5, 1, 0.05, 10 and under 0.05; neuron 0 is silent. Of the four others the median norm is
        // (0.05 + 1) / 2 = 0.525, of which 0.05 are 0.02625.
        assertThat(live.activated()).containsExactly(false, true, true, true, true);
        assertThat(live.outgoingNorms()[0]).isEqualTo(5);
        assertThat(live.outgoingNorms()[3]).isEqualTo(10);
        assertThat(live.aliveIds()).containsExactly(1, 2, 3, 4);
        // Without neuron 4 the median is 1, and neuron 2 is exactly at the bound, which is not under it.
        double[][] silent = {{0, 1, 1, 3, 0}};
        assertThat(LiveNeurons.of(silent, new double[][] {{5}, {1}, {0.05}, {10}, {1}}, DEFAULT)
                        .aliveIds())
                .containsExactly(1, 2, 3);
        assertThat(LiveNeurons.of(silent, new double[][] {{5}, {1}, {0.0499}, {10}, {1}}, DEFAULT)
                        .aliveIds())
                .containsExactly(1, 3);
    }

    @Test
    void areCountedWithTheDead() {
        LiveNeurons live = LiveNeurons.of(new double[][] {{1, 0, 1}}, new double[][] {{1}, {1}, {0}}, DEFAULT);
        assertThat(live.aliveIds()).containsExactly(0);
        assertThat(live.deadIds()).containsExactly(1, 2);
        assertThat(live.activatedIds()).containsExactly(0, 2);
        assertThat(live.aliveCount()).isEqualTo(1);
        assertThat(live.deadCount()).isEqualTo(2);
        assertThat(live.activatedCount()).isEqualTo(2);
    }

    @Test
    void areActivatedAboveTheThresholdAndNotAtIt() {
        double[][] activations = {{0.5, 0.6, -1}};
        double[][] outgoing = {{1}, {1}, {1}};
        assertThat(LiveNeurons.of(activations, outgoing, new Thresholds(0.5, 0)).aliveIds())
                .containsExactly(1);
        assertThat(LiveNeurons.of(activations, outgoing, new Thresholds(-1, 0)).aliveIds())
                .containsExactly(0, 1);
        assertThat(LiveNeurons.of(activations, outgoing, new Thresholds(-1.5, 0))
                        .aliveIds())
                .containsExactly(0, 1, 2);
    }

    @Test
    void areTheSameWhateverTheScaleOfWeights() {
        double[][] activations = LayerDraws.rectified(3, 30, 1);
        double[][] outgoing = LayerDraws.map(LayerDraws.uniform(30, 5, 2), x -> x * x * x * x * x);
        Thresholds half = new Thresholds(0, 0.5);
        int[] alive = LiveNeurons.of(activations, outgoing, half).aliveIds();
        assertThat(alive.length).isBetween(5, 25);
        for (double scale : new double[] {0x1p-200, 0x1p500, -0x1p1000}) {
            double[][] scaled = LayerDraws.map(outgoing, w -> scale * w);
            assertThat(LiveNeurons.of(activations, scaled, half).aliveIds()).containsExactly(alive);
        }
    }

    @Test
    void followThePermutationOfNeurons() {
        double[][] activations = LayerDraws.rectified(2, 31, 3);
        double[][] outgoing = LayerDraws.uniform(31, 1, 4);
        Thresholds half = new Thresholds(0.1, 0.5);
        LiveNeurons live = LiveNeurons.of(activations, outgoing, half);
        int[] order = LayerDraws.shuffled(31, 5);
        LiveNeurons permuted =
                LiveNeurons.of(LayerDraws.columns(activations, order), LayerDraws.rows(outgoing, order), half);
        for (int i = 0; i < 31; i++) {
            assertThat(permuted.alive()[i]).isEqualTo(live.alive()[order[i]]);
        }
    }

    @Test
    void areNoneInALayerThatIsSilentOrHasNoWeights() {
        assertThat(LiveNeurons.of(new double[][] {{0, -1}}, new double[][] {{1}, {1}}, DEFAULT)
                        .aliveCount())
                .isZero();
        assertThat(LiveNeurons.of(new double[][] {{1, 1}}, new double[][] {{0}, {-0.0}}, new Thresholds(0, 0))
                        .aliveCount())
                .isZero();
    }

    @Test
    void refuseWhatDoesNotFit() {
        assertThatThrownBy(() -> LiveNeurons.of(new double[][] {{1, 1}}, new double[][] {{1}}, DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("outgoing", "2 columns of activations", "has 1 rows");
        for (double norm : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new Thresholds(0, norm))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("negligibleNorm", "from 0 to 1", Double.toString(norm));
        }
        assertThatThrownBy(() -> new Thresholds(Double.POSITIVE_INFINITY, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("activation", "finite", "Infinity");
    }
}
