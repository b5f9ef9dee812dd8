package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Products equal the plain triple loop to the bit, at sizes around blocks, panels and tiles, whatever the threads. */
class MatrixProductTest {

    private static final int[][] SIZES = {{1, 1, 1}, {2, 3, 5}, {33, 4, 13}, {31, 7, 513}, {65, 207, 1}, {32, 64, 1025}
    };

    @Test
    void isTheTripleLoop() {
        for (int[] size : SIZES) {
            double[][] x = LayerDraws.rectified(size[0], size[1], 1);
            double[][] y = LayerDraws.uniform(size[1], size[2], 2);
            assertThat(product(x, y)).isDeepEqualTo(tripleLoop(x, y));
        }
    }

    @Test
    void ofAMatrixWithItselfIsTheTripleLoop() {
        for (int[] size : SIZES) {
            double[][] x = LayerDraws.rectified(size[0], size[2], 3);
            double[][] transposed = new double[size[2]][size[0]];
            for (int s = 0; s < size[0]; s++) {
                for (int i = 0; i < size[2]; i++) {
                    transposed[i][s] = x[s][i];
                }
            }
            assertThat(MatrixProduct.gram(x)).isDeepEqualTo(tripleLoop(transposed, x));
        }
    }

    @Test
    void hasTheSameBitsWhateverTheThreads() {
        double[][] x = LayerDraws.uniform(203, 61, 4);
        double[][] y = LayerDraws.uniform(61, 77, 5);
        double[][] product = LayerDraws.withThreads(1, () -> product(x, y));
        double[][] gram = LayerDraws.withThreads(1, () -> MatrixProduct.gram(x));
        for (int threads : new int[] {2, 7}) {
            assertThat(LayerDraws.withThreads(threads, () -> product(x, y))).isDeepEqualTo(product);
            assertThat(LayerDraws.withThreads(threads, () -> MatrixProduct.gram(x)))
                    .isDeepEqualTo(gram);
        }
    }

    private static double[][] product(double[][] x, double[][] y) {
        double[][] product = new double[x.length][y[0].length];
        MatrixProduct.addTo(product, LayerDraws.matrix(x), LayerDraws.matrix(y));
        return product;
    }

    private static double[][] tripleLoop(double[][] x, double[][] y) {
        double[][] product = new double[x.length][y[0].length];
        for (int i = 0; i < x.length; i++) {
            for (int t = 0; t < y.length; t++) {
                for (int k = 0; k < y[0].length; k++) {
                    product[i][k] += x[i][t] * y[t][k];
                }
            }
        }
        return product;
    }
}
