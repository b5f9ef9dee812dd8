package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Principal components by their laws and against scikit-learn. */
class PcaTest {

    private static final double[][] TALL = FormulaPoints.blobs(30, 4, 3, 1, 7);
    private static final double[][] WIDE = FormulaPoints.blobs(6, 11, 3, 1, 8);

    @Test
    void agreesWithScikitLearnOnMorePointsThanCoordinates() {
        // scikit-learn 1.9.1: PCA(3).fit(blobs(30, 4, 3, 1.0, 7)): explained_variance_, components_[0], transform(X)[0]
        Pca pca = Pca.fit(TALL, 3);
        assertThat(pca.explainedVariance())
                .containsExactly(
                        new double[] {19.929736869598756, 3.1992256005150037, 0.8640856106037508}, within(1e-11));
        assertThat(pca.components()[0])
                .containsExactly(
                        new double[] {0.697302454785172, -0.23408212764043868, 0.6509047965809973, 0.18787706048836528},
                        within(1e-11));
        assertThat(pca.scores()[0])
                .containsExactly(
                        new double[] {-3.378689278257392, 2.3749897551641928, 1.0342286019150784}, within(1e-10));
    }

    @Test
    void agreesWithScikitLearnOnFewerPointsThanCoordinates() {
        // scikit-learn 1.9.1: PCA(3).fit(blobs(6, 11, 3, 1.0, 8)): as above, and explained_variance_ratio_[0]
        Pca pca = Pca.fit(WIDE, 3);
        assertThat(pca.explainedVariance())
                .containsExactly(
                        new double[] {56.047374762304415, 31.550662536614663, 3.871684418174201}, within(1e-11));
        assertThat(Arrays.copyOf(pca.components()[0], 3))
                .containsExactly(
                        new double[] {0.03474228628732131, -0.20785519932639127, 0.26934643801144936}, within(1e-11));
        assertThat(pca.scores()[0])
                .containsExactly(
                        new double[] {-7.577245110964082, -2.439487052628723, -0.34380547480971746}, within(1e-10));
        assertThat(pca.explainedVariance()[0] / pca.totalVariance()).isCloseTo(0.5923473514666302, within(1e-13));
    }

    @Test
    void bothWaysOfComputingAgree() {
        // 11 points of 11 coordinates go one way, 11 of 12, the last of them constant, the other.
        double[][] square = FormulaPoints.blobs(11, 11, 4, 1, 3);
        double[][] wider = new double[11][];
        for (int i = 0; i < 11; i++) {
            wider[i] = Arrays.copyOf(square[i], 12);
        }
        Pca one = Pca.fit(square, 4);
        Pca other = Pca.fit(wider, 4);
        for (int i = 0; i < 11; i++) {
            assertThat(other.scores()[i]).containsExactly(one.scores()[i], within(1e-10));
        }
    }

    @Test
    void allComponentsTogetherGiveThePointsBack() {
        Pca pca = Pca.fit(TALL, 4);
        for (int i = 0; i < TALL.length; i++) {
            for (int d = 0; d < 4; d++) {
                double value = pca.mean()[d];
                for (int c = 0; c < 4; c++) {
                    value += pca.scores()[i][c] * pca.components()[c][d];
                }
                assertThat(value).isCloseTo(TALL[i][d], within(1e-12));
            }
        }
        assertThat(Arrays.stream(pca.explainedVariance()).sum()).isCloseTo(pca.totalVariance(), within(1e-11));
    }

    @Test
    void largestEntryOfEachComponentIsPositive() {
        for (double[][] points : new double[][][] {TALL, WIDE, FormulaPoints.map(TALL, x -> -x)}) {
            for (double[] component : Pca.fit(points, 3).components()) {
                double largest = Arrays.stream(component).max().orElseThrow();
                assertThat(largest)
                        .isGreaterThan(-Arrays.stream(component).min().orElseThrow());
            }
        }
    }

    @Test
    void componentsBeyondTheRankAreZero() {
        double[][] line = {{0, 0, 1}, {1, 2, 1}, {2, 4, 1}, {5, 10, 1}};
        for (double[][] points : new double[][][] {line, Arrays.copyOf(line, 2)}) {
            Pca pca = Pca.fit(points, 2);
            assertThat(pca.components()[0])
                    .containsExactly(new double[] {1 / Math.sqrt(5), 2 / Math.sqrt(5), 0}, within(1e-15));
            assertThat(pca.components()[1]).containsOnly(0);
            assertThat(pca.explainedVariance()[1]).isZero();
        }
        Pca single = Pca.fit(new double[][] {{4, 5}}, 1);
        assertThat(single.scores()).isDeepEqualTo(new double[][] {{0}});
        assertThat(single.explainedVariance()).containsExactly(0);
    }

    @Test
    void refusesWhatIsOutsideItsRange() {
        for (int dimensions : new int[] {0, 5}) {
            assertThatThrownBy(() -> Pca.fit(TALL, dimensions))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("dimensions", "1 to 4", Integer.toString(dimensions));
        }
    }
}
