package org.neurobean.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Method;

final class KernelRidgeTest {

    private static KernelRidge fit(Shots shots, double width, double ridge) {
        return KernelRidge.fit(shots, new Method.KernelRidge(Method.Pixels.RAW, width, ridge));
    }

    @Test
    void interpolatesTheIndicatorsAsTheRidgeVanishes() {
        Shots shots = Formula.shots(3);
        double[][] indicators = shots.indicators();
        double before = Double.POSITIVE_INFINITY;
        for (double ridge : new double[] {1, 1e-2, 1e-4, 1e-8}) {
            double[][] scores = fit(shots, 0.5, ridge).scores(shots.images());
            double farthest = 0;
            for (int i = 0; i < scores.length; i++) {
                for (int c = 0; c < 3; c++) {
                    farthest = Math.max(farthest, Math.abs(scores[i][c] - indicators[c][i]));
                }
            }
            assertThat(farthest).isLessThan(before);
            before = farthest;
        }
        assertThat(before).isLessThan(1e-6);
    }

    @Test
    void scoresAreScikitLearns() {
        // KernelRidge(alpha=0.01, kernel="rbf", gamma=1/(2 (1.5 median)^2)).fit(X, onehot(y)).predict(T),
        // scikit-learn 1.9.1
        double[][] expected = {
            {0.2214097, 0.30561044, 0.43394001},
            {0.66565938, 0.17196621, 0.26825009},
            {0.90403293, 0.05080841, 0.0436503}
        };
        double[][] scores = fit(Formula.shots(3), 1.5, 0.01).scores(Formula.others());
        for (int i = 0; i < expected.length; i++) {
            assertThat(scores[i]).containsExactly(expected[i], within(1e-7));
        }
    }

    @Test
    void factorTimesItsTransposeIsTheMatrix() {
        double[][] matrix = {{4, 2, 0}, {2, 5, 1}, {0, 1, 3}};
        double[] b = {2, 4, 5};
        Cholesky.of(matrix).solve(b);
        for (int i = 0; i < 3; i++) {
            assertThat(matrix[i][0] * b[0] + matrix[i][1] * b[1] + matrix[i][2] * b[2])
                    .isCloseTo(new double[] {2, 4, 5}[i], within(1e-12));
        }
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 1}}))
                .hasMessageContaining("not positive definite")
                .hasMessageContaining("raise the ridge");
    }

    @Test
    void kernelIsPositiveSemidefinite() {
        double[][] kernel = new GaussianKernel(0.7)
                .inPlace(Distances.squared(
                        new PixelPreparation(Method.Pixels.RAW, Formula.SHAPE).prepare(Formula.images(17, 5))));
        for (int i = 0; i < kernel.length; i++) {
            assertThat(kernel[i][i]).isEqualTo(1);
            kernel[i][i] += 1e-10;
        }
        assertThat(Cholesky.of(kernel)).isNotNull();
        assertThatThrownBy(() -> new GaussianKernel(Double.NaN)).hasMessageContaining("NaN");
    }
}
