package org.neurobean.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.kernel.GaussianProcess.Prediction;

final class GaussianProcessTest {

    private static final Method.GaussianProcess RAW = new Method.GaussianProcess(Method.Pixels.RAW, 3);

    /** Three classes that hold together: three images each around a pixel of their own. */
    private static Shots clusters() {
        float[][] images = new float[9][9];
        int[] labels = new int[9];
        for (int i = 0; i < 9; i++) {
            labels[i] = i % 3;
            for (int p = 0; p < 9; p++) {
                images[i][p] = 0.2f * Formula.images(9, 40)[i][p] + (p % 3 == i % 3 ? 0.7f : 0);
            }
        }
        return new Shots(Formula.SHAPE, 3, images, labels);
    }

    @Test
    void probabilitiesSumToOneAndVariancesAreNotNegative() {
        for (Shots shots : List.of(Formula.shots(2), Formula.shots(3), Formula.shots(12), clusters())) {
            Prediction prediction = GaussianProcess.fit(shots, RAW).predict(Formula.others());
            for (int i = 0; i < 8; i++) {
                assertThat(Arrays.stream(prediction.probabilities()[i]).sum()).isCloseTo(1, within(1e-12));
                assertThat(prediction.probabilities()[i]).hasSize(shots.classes());
                assertThat(Arrays.stream(prediction.probabilities()[i])).allMatch(p -> p > 0);
                assertThat(prediction.variances()[i]).hasSize(shots.classes());
                assertThat(Arrays.stream(prediction.variances()[i])).allMatch(v -> v >= 0);
            }
        }
    }

    @Test
    void shotsHaveTheirOwnClassAndSmallVariances() {
        Shots shots = clusters();
        GaussianProcess fitted = GaussianProcess.fit(shots, RAW);
        assertThat(fitted.predictions(shots.images())).isEqualTo(shots.labels());
        float[] far = new float[9];
        Arrays.fill(far, 100);
        double prior = fitted.predict(new float[][] {far}).variances()[0][0];
        double[][] variances = fitted.predict(shots.images()).variances();
        for (int i = 0; i < variances.length; i++) {
            assertThat(Arrays.stream(variances[i])).allMatch(v -> v < 0.8 * prior);
            assertThat(variances[i][shots.labels()[i]]).isLessThan(0.6 * prior);
        }
    }

    @Test
    void farFromAllShotsNothingIsKnown() {
        float[] far = new float[9];
        Arrays.fill(far, 1000);
        Prediction prediction = GaussianProcess.fit(clusters(), RAW).predict(new float[][] {far});
        assertThat(prediction.probabilities()[0])
                .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
    }

    @Test
    void permutationOfClassesPermutesProbabilities() {
        Shots shots = clusters();
        int[] renamed = Arrays.stream(shots.labels()).map(c -> (c + 1) % 3).toArray();
        double[][] probabilities = GaussianProcess.fit(shots, RAW).scores(Formula.others());
        double[][] permuted = GaussianProcess.fit(new Shots(shots.shape(), 3, shots.images(), renamed), RAW)
                .scores(Formula.others());
        for (int i = 0; i < 8; i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(permuted[i][(c + 1) % 3]).isCloseTo(probabilities[i][c], within(1e-6));
            }
        }
    }

    /**
     * Two classes at width 1.2 and variance 3, beside scikit-learn's predict_proba with the kernel of f_1 - f_2
     * (LaplaceApproximationTest): both approximate the same integral, each in its own way.
     */
    @Test
    void twoClassesAreNearScikitLearnsBinaryClassifier() {
        double[] expected = {
            0.43337553, 0.43495364, 0.62667888, 0.40175721, 0.64418789, 0.45794335, 0.51297806, 0.43329038
        };
        double[][] probabilities = fixed(Math.log(1.2), Math.log(3)).scores(Formula.others());
        for (int i = 0; i < expected.length; i++) {
            assertThat(probabilities[i][0]).isCloseTo(expected[i], within(0.01));
        }
    }

    private static GaussianProcess fixed(double logWidth, double logVariance) {
        return GaussianProcess.at(
                Formula.shots(2), Method.Pixels.RAW, new EvidenceAscent.Hyperparameters(logWidth, logVariance));
    }

    @Test
    void summitsAreFlatOrOnTheEdge() {
        Shots shots = clusters();
        LaplaceApproximation approximation = new LaplaceApproximation(
                Distances.squared(new PixelPreparation(Method.Pixels.RAW, shots.shape()).prepare(shots.images())),
                shots.indicators());
        List<GaussianProcess.Member> members = GaussianProcess.fit(shots, RAW).members();
        assertThat(members.stream().mapToInt(GaussianProcess.Member::starts).sum())
                .isEqualTo(3);
        for (GaussianProcess.Member member : members) {
            double logWidth = member.at().logWidth();
            double logVariance = member.at().logVariance();
            for (double step : new double[] {-0.05, 0.05}) {
                double beside = approximation
                        .evidence(logWidth + step, logVariance, approximation.zeros())
                        .evidence();
                assertThat(member.evidence()).isGreaterThan(beside - 1e-3);
            }
        }
    }

    @Test
    void probabilitiesCanBeDifferentiatedByPixels() {
        GaussianProcess fitted = GaussianProcess.fit(clusters(), RAW);
        float[] image = Formula.others()[0];
        try (PointerScope scope = new PointerScope()) {
            double[] pixels = new double[9];
            Arrays.setAll(pixels, p -> image[p]);
            Tensor input = Tensor.create(pixels, 1, 9).requires_grad_(true);
            fitted.tensors(ScalarType.Double)
                    .predict(input)
                    .probabilities()
                    .select(1, 0)
                    .backward();
            double[] gradient = Tensors.values(input.grad());
            for (int p = 0; p < 9; p++) {
                float[] above = image.clone();
                float[] below = image.clone();
                above[p] += 1e-3f;
                below[p] -= 1e-3f;
                double[][] beside = fitted.scores(new float[][] {above, below});
                assertThat(gradient[p]).isCloseTo((beside[0][0] - beside[1][0]) / (above[p] - below[p]), within(1e-5));
            }
        }
    }

    @Test
    void bitsAreTheSameTwiceAndBesideOthers() throws Exception {
        double[][] alone = GaussianProcess.fit(clusters(), RAW).scores(Formula.others());
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            List<Callable<double[][]>> fits = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                fits.add(() -> GaussianProcess.fit(clusters(), RAW).scores(Formula.others()));
            }
            for (Future<double[][]> fit : executor.invokeAll(fits)) {
                assertThat(fit.get()).isDeepEqualTo(alone);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void nothingIsLeftOutsideOfTheHeap() {
        GaussianProcess.fit(clusters(), RAW).scores(Formula.others());
        long before = Pointer.totalCount();
        for (int i = 0; i < 5; i++) {
            GaussianProcess.fit(clusters(), RAW).scores(Formula.others());
        }
        assertThat(Pointer.totalCount() - before).isLessThanOrEqualTo(0);
    }
}
