package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.bean.Matrix;

/** Eigenvalues and eigenvectors by what defines them, and on matrices whose spectrum is known. */
class SymmetricEigenTest {

    private static double[][] symmetric(int n, long seed) {
        FormulaPoints random = new FormulaPoints(seed);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.normal();
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static void requireDecomposition(double[][] matrix, double tolerance) {
        int n = matrix.length;
        SymmetricEigen eigen = SymmetricEigen.of(LayerDraws.matrix(matrix), n);
        double residual = 0;
        double skew = 0;
        for (int v = 0; v < n; v++) {
            double[] vector = eigen.vectors()[v];
            for (int i = 0; i < n; i++) {
                double product = Matrix.dot(matrix[i], 0, vector, 0, n);
                residual = Math.max(residual, Math.abs(product - eigen.values()[v] * vector[i]));
            }
            for (int u = 0; u <= v; u++) {
                double expected = u == v ? 1 : 0;
                skew = Math.max(skew, Math.abs(Matrix.dot(vector, 0, eigen.vectors()[u], 0, n) - expected));
            }
            assertThat(v == 0 || eigen.values()[v] <= eigen.values()[v - 1]).isTrue();
        }
        assertThat(residual).isLessThan(tolerance);
        assertThat(skew).isLessThan(1e-11);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 131, 300})
    void vectorsAreOrthonormalAndKeptInDirection(int n) {
        requireDecomposition(symmetric(n, n), 1e-13 * n);
    }

    @Test
    void equalEigenvaluesGetOrthogonalVectors() {
        double[][] identity = new double[20][20];
        double[][] ones = new double[33][33];
        double[][] blocks = new double[40][40];
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                blocks[i][j] = i % 4 == j % 4 ? 1 : 0;
            }
        }
        for (int i = 0; i < 20; i++) {
            identity[i][i] = 3;
        }
        Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
        for (double[][] matrix : new double[][][] {identity, ones, blocks, new double[5][5]}) {
            requireDecomposition(matrix, 1e-12);
        }
        assertThat(SymmetricEigen.values(LayerDraws.matrix(ones))[0]).isCloseTo(33, within(1e-12));
        assertThat(SymmetricEigen.values(LayerDraws.matrix(ones))[1]).isCloseTo(0, within(1e-12));
        assertThat(Arrays.copyOf(SymmetricEigen.values(LayerDraws.matrix(blocks)), 5))
                .containsExactly(new double[] {10, 10, 10, 10, 0}, within(1e-12));
    }

    @Test
    void knowsTheSpectrumOfTheSecondDifference() {
        // -1, 2, -1 has eigenvalues 2 - 2 cos(pi i / (n + 1)).
        int n = 50;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 2;
            if (i > 0) {
                matrix[i][i - 1] = -1;
                matrix[i - 1][i] = -1;
            }
        }
        double[] values = SymmetricEigen.values(LayerDraws.matrix(matrix));
        for (int i = 0; i < n; i++) {
            assertThat(values[i]).isCloseTo(2 - 2 * Math.cos(Math.PI * (n - i) / (n + 1)), within(1e-13));
        }
    }

    @Test
    void scalesWithTheMatrix() {
        double[] values = SymmetricEigen.values(LayerDraws.matrix(symmetric(30, 4)));
        double[][] tiny = FormulaPoints.map(symmetric(30, 4), x -> x * 0x1p-600);
        assertThat(Arrays.stream(SymmetricEigen.values(LayerDraws.matrix(tiny)))
                        .map(x -> x * 0x1p600)
                        .toArray())
                .isEqualTo(values);
        double[][] huge = FormulaPoints.map(symmetric(30, 4), x -> x * 0x1p600);
        assertThat(Arrays.stream(SymmetricEigen.values(LayerDraws.matrix(huge)))
                        .map(x -> x * 0x1p-600)
                        .toArray())
                .isEqualTo(values);
    }
}
