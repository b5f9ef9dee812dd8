package org.neurobean.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.neurobean.bean.Matrix;

final class DistancesTest {

    private static Matrix random(int count, int dimensions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count * dimensions];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        }
        return Matrix.of("points", count, dimensions, values);
    }

    @Test
    void distancesAreThoseOfTheDefinition() {
        for (int[] size : new int[][] {{1, 1, 1}, {1, 7, 5}, {13, 1, 207}, {70, 33, 130}, {3, 4, 64}}) {
            Matrix a = random(size[0], size[2], 1);
            Matrix b = random(size[1], size[2], 2);
            double[][] distances = Distances.squared(a, b);
            for (int i = 0; i < size[0]; i++) {
                for (int j = 0; j < size[1]; j++) {
                    double sum = 0;
                    for (int d = 0; d < size[2]; d++) {
                        double difference = a.get(i, d) - b.get(j, d);
                        sum += difference * difference;
                    }
                    assertThat(distances[i][j]).isCloseTo(sum, within(1e-12));
                }
            }
        }
    }

    @Test
    void distancesFromEachOtherAreSymmetricAndZeroFromItself() {
        double[][] distances = Distances.squared(random(20, 31, 3));
        for (int i = 0; i < 20; i++) {
            assertThat(distances[i][i]).isZero();
            for (int j = 0; j < 20; j++) {
                assertThat(distances[i][j]).isEqualTo(distances[j][i]).isNotNegative();
            }
        }
    }

    @Test
    void medianIsNumPys() {
        // numpy.median of the 66 distances of Formula.images(12, 0)
        double[] values = new double[12 * 9];
        float[][] images = Formula.images(12, 0);
        for (int i = 0; i < values.length; i++) {
            values[i] = images[i / 9][i % 9];
        }
        assertThat(Distances.median(Matrix.of("points", 12, 9, values))).isCloseTo(1.2247407184400176, within(1e-12));
    }

    @Test
    void medianOfOnePointOrOfEqualPointsIsOne() {
        assertThat(Distances.median(Matrix.of("points", 1, 3, new double[3]))).isEqualTo(1);
        assertThat(Distances.median(Matrix.of("points", 3, 3, new double[9]))).isEqualTo(1);
    }
}
