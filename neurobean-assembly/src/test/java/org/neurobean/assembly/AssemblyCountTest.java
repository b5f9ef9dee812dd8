package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neurobean.bean.Matrix;

/** The number of assemblies, by silhouettes and by eigenvalues, on layers for which it is known. */
class AssemblyCountTest {

    @Test
    void findsTheNumberOfSeparateGroups() {
        for (int groups : new int[] {2, 3, 6, 10}) {
            double[][] points = FormulaPoints.blobs(101, 10, groups, 0.5, 30 + groups);
            AssemblyCount count = AssemblyCount.of(points, AssemblyCount.Options.upTo(14));
            assertThat(count.best()).isEqualTo(groups);
            assertThat(count.byClusters()).hasSize(13);
        }
    }

    @Test
    void givesEachNumberItsOwnSilhouette() {
        double[][] points = FormulaPoints.blobs(60, 3, 4, 2, 1);
        for (AssemblyCount.Score score :
                AssemblyCount.of(points, AssemblyCount.Options.upTo(5)).byClusters()) {
            int[] clusters = KMeans.fit(points, KMeans.Options.of(score.k())).assignment();
            assertThat(score.silhouette())
                    .isEqualTo(Silhouette.of(points, clusters).mean());
        }
    }

    @Test
    void triesNoMoreClustersThanDistinctPointsLessOne() {
        double[][] points = {{0}, {0}, {1}, {9}, {9}, {10}};
        AssemblyCount count = AssemblyCount.of(points, AssemblyCount.Options.upTo(20));
        assertThat(count.byClusters()).extracting(AssemblyCount.Score::k).containsExactly(2, 3);
        double[][] two = {{0}, {0}, {1}};
        assertThat(AssemblyCount.of(two, AssemblyCount.Options.upTo(20)).best()).isEqualTo(2);
        assertThatThrownBy(() -> AssemblyCount.of(new double[4][2], AssemblyCount.Options.upTo(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("distinct", "2", "1");
    }

    /** Blocks of neurons that are correlated by r within the block and by 0 with others. */
    private static double[][] blocks(int neurons, int blocks, double r) {
        double[][] correlation = new double[neurons][neurons];
        for (int i = 0; i < neurons; i++) {
            for (int j = 0; j < neurons; j++) {
                correlation[i][j] = i == j ? 1 : i % blocks == j % blocks ? r : 0;
            }
        }
        return correlation;
    }

    @Test
    void countsEigenvaluesAboveTheBound() {
        // A block of 8 with r = 0.4 has the eigenvalue 1 + 7 * 0.4 = 3.8 and seven of 0.6; (1 + sqrt(40 / 1000))^2 =
        // 1.44.
        AssemblyCount.MarchenkoPastur count = AssemblyCount.ofCorrelation(blocks(40, 5, 0.4), 1000);
        assertThat(count.count()).isEqualTo(5);
        assertThat(count.bound()).isCloseTo(1.44, within(1e-15));
        assertThat(Arrays.copyOf(count.eigenvalues(), 6))
                .containsExactly(new double[] {3.8, 3.8, 3.8, 3.8, 3.8, 0.6}, within(1e-13));
        assertThat(Arrays.stream(count.eigenvalues()).sum()).isCloseTo(40, within(1e-12));
        // (1 + sqrt(40 / 40))^2 = 4 is above them all.
        assertThat(AssemblyCount.ofCorrelation(blocks(40, 5, 0.4), 40).count()).isZero();
        assertThat(AssemblyCount.ofCorrelation(new double[][] {{1}}, 2).count()).isZero();
    }

    @Test
    void countsNextToNothingForIndependentNeurons() {
        FormulaPoints random = new FormulaPoints(77);
        double[][] activations = new double[50][2000];
        for (double[] neuron : activations) {
            Arrays.setAll(neuron, s -> random.normal());
            double mean = Arrays.stream(neuron).average().orElseThrow();
            double norm = Math.sqrt(
                    Arrays.stream(neuron).map(x -> (x - mean) * (x - mean)).sum());
            Arrays.setAll(neuron, s -> (neuron[s] - mean) / norm);
        }
        double[][] correlation = new double[50][50];
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < 50; j++) {
                correlation[i][j] = Matrix.dot(activations[i], 0, activations[j], 0, 2000);
            }
        }
        AssemblyCount.MarchenkoPastur count = AssemblyCount.ofCorrelation(correlation, 2000);
        assertThat(count.count()).isLessThanOrEqualTo(1);
        assertThat(count.eigenvalues()[0]).isCloseTo(count.bound(), within(0.1));
    }

    @Test
    void refusesWhatIsOutsideItsRange() {
        assertThatThrownBy(() -> AssemblyCount.Options.upTo(1)).hasMessageContainingAll("most", "2", "1");
        assertThatThrownBy(() -> new AssemblyCount.Options(1, 4, KMeans.Options.of(2)))
                .hasMessageContaining("least");
        assertThatThrownBy(() -> AssemblyCount.ofCorrelation(new double[][] {{1}}, 1))
                .hasMessageContaining("samples");
        assertThatThrownBy(() -> AssemblyCount.ofCorrelation(new double[][] {{1, 0}}, 9))
                .hasMessageContaining("square");
        assertThatThrownBy(() -> AssemblyCount.ofCorrelation(new double[][] {{0}}, 9))
                .hasMessageContainingAll("correlation[0][0]", "never change");
        assertThatThrownBy(() -> AssemblyCount.ofCorrelation(new double[][] {{1, 2}, {2, 1}}, 9))
                .hasMessageContaining("from -1 to 1");
        assertThatThrownBy(() -> AssemblyCount.ofCorrelation(new double[][] {{1, 0.1}, {0.2, 1}}, 9))
                .hasMessageContaining("symmetric");
    }
}
