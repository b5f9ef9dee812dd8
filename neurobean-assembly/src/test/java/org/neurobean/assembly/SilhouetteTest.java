package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rousseeuw's silhouette by its laws, by hand and against scikit-learn. */
class SilhouetteTest {

    private static final double[][] BLOBS = FormulaPoints.blobs(101, 5, 6, 3, 11);
    private static final int[] GROUPS = FormulaPoints.groups(101, 6);

    @Test
    void isWhatOneComputesByHand() {
        // Point 0: a = 1, b = (4 + 5) / 2; point 1: a = 1, b = (3 + 4) / 2; point 2: a = 1, b = (4 + 3) / 2.
        Silhouette silhouette = Silhouette.of(new double[][] {{0}, {1}, {4}, {5}}, new int[] {7, 7, -1, -1});
        assertThat(silhouette.values())
                .containsExactly(new double[] {3.5 / 4.5, 2.5 / 3.5, 2.5 / 3.5, 3.5 / 4.5}, within(1e-15));
        assertThat(silhouette.mean()).isCloseTo((3.5 / 4.5 + 2.5 / 3.5) / 2, within(1e-15));
    }

    @Test
    void isTheLiteralFormula() {
        double[] values = Silhouette.of(BLOBS, GROUPS).values();
        for (int i = 0; i < BLOBS.length; i++) {
            double[] means = new double[6];
            for (int c = 0; c < 6; c++) {
                int size = 0;
                for (int j = 0; j < BLOBS.length; j++) {
                    if (GROUPS[j] == c && j != i) {
                        double sum = 0;
                        for (int d = 0; d < 5; d++) {
                            sum += Math.pow(BLOBS[i][d] - BLOBS[j][d], 2);
                        }
                        means[c] += Math.sqrt(sum);
                        size++;
                    }
                }
                means[c] /= size;
            }
            double a = means[GROUPS[i]];
            means[GROUPS[i]] = Double.POSITIVE_INFINITY;
            double b = Arrays.stream(means).min().orElseThrow();
            assertThat(values[i]).isCloseTo((b - a) / Math.max(a, b), within(1e-13));
        }
    }

    // scikit-learn 1.9.1: silhouette_score and silhouette_samples(...)[0] of blobs(n, d, groups, spread, seed), i %
    // groups
    @ParameterizedTest
    @CsvSource({
        "60, 2, 4, 1.0, 1, 0.33862237674888823, 0.23336345750725168",
        "97, 3, 5, 2.0, 2, 0.19795132173953556, 0.29693810736127135",
        "150, 7, 10, 1.5, 3, 0.2574270948851682, 0.23470986899490562",
        "101, 1, 3, 1.0, 4, 0.552302992609063, 0.5860547554652682",
        "300, 2, 25, 0.5, 5, 0.222149290104749, -0.08385022967790719",
        "84, 10, 10, 2.0, 6, 0.3023271985011061, 0.356866683282018"
    })
    void agreesWithScikitLearn(int n, int d, int groups, double spread, long seed, double mean, double first) {
        double[][] points = FormulaPoints.blobs(n, d, groups, spread, seed);
        Silhouette silhouette = Silhouette.of(points, FormulaPoints.groups(n, groups));
        assertThat(silhouette.mean()).isCloseTo(mean, within(1e-11));
        assertThat(silhouette.values()[0]).isCloseTo(first, within(1e-11));
    }

    @Test
    void fromDistancesIsTheSameToTheBit() {
        PairwiseDistances distances = PairwiseDistances.of(BLOBS);
        double[] direct = Silhouette.of(BLOBS, GROUPS).values();
        assertThat(Silhouette.of(distances, GROUPS).values()).isEqualTo(direct);
        double[][] matrix = new double[101][101];
        for (int i = 0; i < 101; i++) {
            for (int j = 0; j < 101; j++) {
                matrix[i][j] = distances.between(i, j);
                assertThat(matrix[i][j]).isEqualTo(Math.sqrt(FormulaPoints.squaredDistance(BLOBS[j], BLOBS[i])));
            }
        }
        assertThat(Silhouette.of(PairwiseDistances.ofMatrix(matrix), GROUPS).values())
                .isEqualTo(direct);
    }

    @Test
    void isInvariantToTranslationRotationScaleAndNamesOfClusters() {
        double mean = Silhouette.of(BLOBS, GROUPS).mean();
        for (double[][] same : new double[][][] {
            FormulaPoints.map(BLOBS, x -> x + 1000),
            FormulaPoints.rotated(BLOBS),
            FormulaPoints.map(BLOBS, x -> 1e-80 * x),
            FormulaPoints.map(BLOBS, x -> 1e80 * x)
        }) {
            assertThat(Silhouette.of(same, GROUPS).mean()).isCloseTo(mean, within(1e-12));
        }
        int[] renamed = Arrays.stream(GROUPS).map(g -> 5 - 1000 * g).toArray();
        assertThat(Silhouette.of(BLOBS, renamed).mean()).isCloseTo(mean, within(1e-14));
    }

    @Test
    void followsTheOrderOfPoints() {
        double[] values = Silhouette.of(BLOBS, GROUPS).values();
        int[] labels = new int[101];
        for (int i = 0; i < 101; i++) {
            labels[i] = GROUPS[(7 * i + 3) % 101];
        }
        double[] reordered =
                Silhouette.of(FormulaPoints.reordered(BLOBS), labels).values();
        for (int i = 0; i < 101; i++) {
            assertThat(reordered[i]).isCloseTo(values[(7 * i + 3) % 101], within(1e-13));
        }
    }

    @Test
    void isZeroForPointsAloneAndForAllEqualPoints() {
        assertThat(Silhouette.of(new double[][] {{0}, {1}, {5}}, new int[] {0, 0, 1})
                        .values()[2])
                .isZero();
        assertThat(Silhouette.of(new double[][] {{0}, {1}}, new int[] {0, 1}).mean())
                .isZero();
        assertThat(Silhouette.of(new double[][] {{2}, {2}, {2}, {2}}, new int[] {0, 0, 1, 1})
                        .values())
                .containsOnly(0);
    }

    @Test
    void isOneForClustersOfEqualPoints() {
        assertThat(Silhouette.of(new double[][] {{2, 0.1}, {2, 0.1}, {3, 0.2}, {3, 0.2}}, new int[] {0, 0, 1, 1})
                        .values())
                .containsOnly(1);
    }

    @Test
    void refusesWhatIsOutsideItsRange() {
        double[][] two = {{0}, {1}};
        assertThatThrownBy(() -> Silhouette.of(two, new int[] {4, 4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("labels", "2 clusters or more", "4");
        assertThatThrownBy(() -> Silhouette.of(two, new int[] {0, 1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("labels", "2 points", "3");
        assertThatThrownBy(() -> PairwiseDistances.ofMatrix(new double[][] {{0, 1}, {2, 0}}))
                .hasMessageContaining("symmetric");
        assertThatThrownBy(() -> PairwiseDistances.ofMatrix(new double[][] {{0, -1}, {-1, 0}}))
                .hasMessageContaining("0 or more");
        assertThatThrownBy(() -> PairwiseDistances.ofMatrix(new double[][] {{1}}))
                .hasMessageContaining("matrix[0][0]");
        assertThatThrownBy(() -> PairwiseDistances.ofMatrix(new double[][] {{0, 1}}))
                .hasMessageContaining("square");
    }
}
