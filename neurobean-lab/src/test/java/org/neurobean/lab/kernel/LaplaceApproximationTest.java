package org.neurobean.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.kernel.LaplaceApproximation.Evidence;
import org.neurobean.lab.kernel.LaplaceApproximation.Posterior;

final class LaplaceApproximationTest {

    private static final double[][] PLACES = {{0, 0}, {0.3, 2}, {-0.7, 1}, {1, 4}};

    private static double[][] distances() {
        return Distances.squared(new PixelPreparation(Method.Pixels.RAW, Formula.SHAPE).prepare(Formula.images(12, 0)));
    }

    private static LaplaceApproximation of(int classes) {
        return new LaplaceApproximation(distances(), Formula.shots(classes).indicators());
    }

    private static double[][] kernel(double logWidth, double logVariance) {
        double[][] kernel = new GaussianKernel(Math.exp(logWidth)).inPlace(distances());
        for (double[] row : kernel) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= Math.exp(logVariance);
            }
        }
        return kernel;
    }

    /** pi, [C x n]. */
    private static double[][] softmax(double[][] latent) {
        double[][] pi = new double[latent.length][latent[0].length];
        for (int i = 0; i < latent[0].length; i++) {
            double sum = 0;
            for (double[] row : latent) {
                sum += Math.exp(row[i]);
            }
            for (int c = 0; c < latent.length; c++) {
                pi[c][i] = Math.exp(latent[c][i]) / sum;
            }
        }
        return pi;
    }

    @Test
    void modeIsWhereTheLatentFunctionIsTheKernelTimesWhatIsUnexplained() {
        for (int classes : new int[] {2, 3, 12}) {
            double[][] indicators = Formula.shots(classes).indicators();
            for (double[] place : PLACES) {
                LaplaceApproximation approximation = of(classes);
                double[][] f = approximation
                        .evidence(place[0], place[1], approximation.zeros())
                        .latent();
                Posterior posterior = approximation.posterior(place[0], place[1], f);
                double[][] pi = softmax(f);
                double[][] kernel = kernel(place[0], place[1]);
                for (int c = 0; c < classes; c++) {
                    for (int i = 0; i < 12; i++) {
                        double sum = 0;
                        for (int j = 0; j < 12; j++) {
                            sum += kernel[i][j] * (indicators[c][j] - pi[c][j]);
                        }
                        assertThat(f[c][i]).isCloseTo(sum, within(1e-5));
                        assertThat(posterior.weights()[c][i]).isCloseTo(indicators[c][i] - pi[c][i], within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void evidenceIsEquation344WithTheWholeMatrix() {
        int classes = 3;
        for (double[] place : PLACES) {
            LaplaceApproximation approximation = of(classes);
            Evidence found = approximation.evidence(place[0], place[1], approximation.zeros());
            assertThat(found.evidence()).isCloseTo(literal(found.latent(), place), within(1e-7));
        }
    }

    /** -1/2 f' K^-1 f + y' f - sum_i log sum_c exp f_ic - 1/2 log det(I + K W), with [C n x C n] matrices. */
    private static double literal(double[][] f, double[] place) {
        int classes = f.length;
        int n = f[0].length;
        double[][] indicators = Formula.shots(classes).indicators();
        double[][] pi = softmax(f);
        double[][] kernel = kernel(place[0], place[1]);
        double[][] big = new double[classes * n][classes * n];
        double value = 0;
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < n; i++) {
                value += indicators[c][i] * f[c][i] - f[c][i] * (indicators[c][i] - pi[c][i]) / 2;
                for (int d = 0; d < classes; d++) {
                    for (int j = 0; j < n; j++) {
                        double w = (c == d ? pi[d][j] : 0) - pi[c][j] * pi[d][j];
                        big[c * n + i][d * n + j] = kernel[i][j] * w + (c == d && i == j ? 1 : 0);
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(f[c][i]);
            }
            value -= Math.log(sum);
        }
        try (PointerScope scope = new PointerScope()) {
            Tensor determinant = torch.det(Tensors.tensor(big));
            return value - Math.log(determinant.item_double()) / 2;
        }
    }

    @Test
    void gradientIsThatOfCentralDifferences() {
        double step = 1e-4;
        for (int classes : new int[] {2, 3, 5, 12}) {
            LaplaceApproximation approximation = of(classes);
            double[][] zeros = approximation.zeros();
            for (double[] place : PLACES) {
                Evidence found = approximation.evidence(place[0], place[1], zeros);
                double byWidth =
                        approximation.evidence(place[0] + step, place[1], zeros).evidence()
                                - approximation
                                        .evidence(place[0] - step, place[1], zeros)
                                        .evidence();
                double byVariance =
                        approximation.evidence(place[0], place[1] + step, zeros).evidence()
                                - approximation
                                        .evidence(place[0], place[1] - step, zeros)
                                        .evidence();
                assertThat(found.byLogWidth()).isCloseTo(byWidth / (2 * step), within(1e-5));
                assertThat(found.byLogVariance()).isCloseTo(byVariance / (2 * step), within(1e-5));
            }
        }
    }

    /**
     * With two classes only f_1 - f_2 matters, whose kernel is twice that of each: scikit-learn's binary classifier,
     * GaussianProcessClassifier(ConstantKernel(2 * 3) * RBF(1.2), optimizer=None), version 1.9.1.
     */
    @Test
    void twoClassesAreScikitLearnsBinaryClassifier() {
        LaplaceApproximation approximation = of(2);
        Evidence found = approximation.evidence(Math.log(1.2), Math.log(3), approximation.zeros());
        assertThat(found.evidence()).isCloseTo(-10.53799911716692, within(1e-8));
        assertThat(found.byLogVariance()).isCloseTo(-1.09917499, within(1e-7));
        assertThat(found.byLogWidth()).isCloseTo(-0.0384653, within(1e-7));
    }

    @Test
    void startOfTheSearchMakesNoDifference() {
        LaplaceApproximation approximation = of(3);
        Evidence cold = approximation.evidence(0.2, 3, approximation.zeros());
        double[][] elsewhere =
                approximation.evidence(-0.5, 6, approximation.zeros()).latent();
        Evidence warm = approximation.evidence(0.2, 3, elsewhere);
        assertThat(warm.evidence()).isCloseTo(cold.evidence(), within(1e-8));
        assertThat(warm.byLogWidth()).isCloseTo(cold.byLogWidth(), within(1e-6));
    }
}
