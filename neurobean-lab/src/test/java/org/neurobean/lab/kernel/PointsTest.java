package org.neurobean.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PointsTest {

    private static Points random(int count, int dimensions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count * dimensions];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        }
        return new Points(values, count, dimensions);
    }

    @Test
    void distancesAreThoseOfTheDefinition() {
        for (int[] size : new int[][] {{1, 1, 1}, {1, 7, 5}, {13, 1, 207}, {70, 33, 130}, {3, 4, 64}}) {
            Points a = random(size[0], size[2], 1);
            Points b = random(size[1], size[2], 2);
            double[][] distances = a.squaredDistances(b);
            for (int i = 0; i < size[0]; i++) {
                for (int j = 0; j < size[1]; j++) {
                    double sum = 0;
                    for (int d = 0; d < size[2]; d++) {
                        double difference = a.values()[i * size[2] + d] - b.values()[j * size[2] + d];
                        sum += difference * difference;
                    }
                    assertThat(distances[i][j]).isCloseTo(sum, within(1e-12));
                }
            }
        }
    }

    @Test
    void distancesFromEachOtherAreSymmetricAndZeroFromItself() {
        double[][] distances = random(20, 31, 3).squaredDistances();
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
        assertThat(new Points(values, 12, 9).medianDistance()).isCloseTo(1.2247407184400176, within(1e-12));
    }

    @Test
    void medianOfOnePointOrOfEqualPointsIsOne() {
        assertThat(new Points(new double[3], 1, 3).medianDistance()).isEqualTo(1);
        assertThat(new Points(new double[9], 3, 3).medianDistance()).isEqualTo(1);
    }
}
