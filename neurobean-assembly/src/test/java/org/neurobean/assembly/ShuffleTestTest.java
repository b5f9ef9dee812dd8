package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.neurobean.bean.Matrix;

/** The shuffle test on layers with assemblies and without. */
class ShuffleTestTest {

    private static final ShuffleTest.Options OPTIONS = ShuffleTest.Options.of(4).withDraws(39);

    @Test
    void hasTheSmallestPWhereThereAreAssemblies() {
        ShuffleTest test = ShuffleTest.of(FormulaPoints.blobs(41, 6, 4, 0.5, 3), OPTIONS);
        assertThat(test.p()).isEqualTo(1.0 / 40);
        assertThat(test.shuffled()).hasSize(39);
        assertThat(Arrays.stream(test.shuffled()).max().orElseThrow()).isLessThan(test.observed());
    }

    @Test
    void rarelyHasASmallPWhereWeightsAreIndependent() {
        // p is uniform on {1/20, ..., 20/20} then: of 40 layers, 2 are expected at 0.05.
        KMeans.Options clustering = KMeans.Options.of(3).withRestarts(2);
        int small = 0;
        double sum = 0;
        for (int layer = 0; layer < 40; layer++) {
            FormulaPoints random = new FormulaPoints(1000 + 77 * layer);
            double[][] weights = FormulaPoints.map(new double[25][4], x -> random.normal());
            double p = ShuffleTest.of(weights, new ShuffleTest.Options(clustering, 19, layer))
                    .p();
            small += p <= 0.05 ? 1 : 0;
            sum += p;
        }
        assertThat(small).isLessThanOrEqualTo(6);
        assertThat(sum / 40).isBetween(0.35, 0.7);
    }

    @Test
    void pIsTheShareOfDrawsThatReachTheObserved() {
        FormulaPoints random = new FormulaPoints(5);
        double[][] weights = FormulaPoints.map(new double[25][3], x -> random.normal());
        ShuffleTest test = ShuffleTest.of(weights, OPTIONS);
        long reached =
                Arrays.stream(test.shuffled()).filter(s -> s >= test.observed()).count();
        assertThat(test.p()).isEqualTo((1.0 + reached) / 40);
        assertThat(reached).isPositive();
    }

    @Test
    void everyTargetKeepsItsWeights() {
        double[][] weights = FormulaPoints.blobs(31, 3, 4, 1, 3);
        Matrix shuffled = ShuffleTest.shuffleColumns(LayerDraws.matrix(weights), new SplittableRandom(1));
        double[][] before = LayerDraws.matrix(weights).transpose().toRows();
        double[][] after = shuffled.transpose().toRows();
        for (int k = 0; k < 3; k++) {
            assertThat(after[k]).containsExactlyInAnyOrder(before[k]);
            assertThat(after[k]).isNotEqualTo(before[k]);
        }
        assertThat(Points.distinct(shuffled)).isEqualTo(31);
        assertThat(shuffled.get(0, 0) == weights[0][0] && shuffled.get(0, 1) == weights[0][1])
                .isFalse();
    }

    @Test
    void sameSeedSameNumbers() {
        double[][] weights = FormulaPoints.blobs(25, 3, 25, 1, 9);
        double[] first = ShuffleTest.of(weights, OPTIONS).shuffled();
        assertThat(ShuffleTest.of(weights, OPTIONS).shuffled()).isEqualTo(first);
        assertThat(ShuffleTest.of(weights, OPTIONS.withSeed(1)).shuffled()).isNotEqualTo(first);
    }

    @Test
    void takesLayersThatShuffleIntoFewerDistinctNeurons() {
        // One target with two weights: however shuffled, two distinct neurons.
        double[][] weights = {{0}, {0}, {1}, {1}, {1}};
        ShuffleTest test = ShuffleTest.of(weights, ShuffleTest.Options.of(2).withDraws(9));
        assertThat(test.observed()).isEqualTo(1);
        assertThat(test.p()).isEqualTo(1);
        // Of five neurons the one at (0, 0) is alone and counts 0, the four others 1: 0.8. Shuffled, three or two
        // distinct
        // neurons reach that, four do not: a chance of 3/10 + 1/10 for each draw.
        double[][] corners = {{0, 1}, {1, 0}, {0, 1}, {1, 0}, {0, 0}};
        ShuffleTest some = ShuffleTest.of(corners, ShuffleTest.Options.of(3).withDraws(30));
        assertThat(some.observed()).isEqualTo(0.8);
        long reached = Arrays.stream(some.shuffled())
                .filter(silhouette -> silhouette >= 0.8)
                .count();
        assertThat(reached).isBetween(4L, 21L);
        assertThat(some.p()).isEqualTo((1.0 + reached) / 31);
    }

    @Test
    void refusesWhatIsOutsideItsRange() {
        assertThatThrownBy(() -> ShuffleTest.Options.of(1)).hasMessageContainingAll("k", "2 or more", "1");
        assertThatThrownBy(() -> OPTIONS.withDraws(0)).hasMessageContainingAll("draws", "1 or more", "0");
        assertThatThrownBy(() -> ShuffleTest.of(new double[5][2], OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("k", "distinct");
    }
}
