package org.neurobean.lab.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.kernel.GaussianProcess;
import org.neurobean.lab.kernel.GaussianProcessTensors;
import org.neurobean.lab.kernel.Shots;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;

final class PseudoExamplesTest {

    private static GaussianProcess process(Shots shots) {
        return GaussianProcess.fit(shots, new Method.GaussianProcess(Method.Pixels.RAW, 1));
    }

    @Test
    void theyStartBetweenTwoShots() {
        Shots shots = Bars.shots(2, 1);
        try (PseudoExamples pseudo = new PseudoExamples(Bars.SMALL, shots, new Randomness(1))) {
            for (int i = 0; i < 20; i++) {
                assertThat(isBetweenTwo(pseudo.interpolation(i), shots.images()))
                        .isTrue();
            }
        }
    }

    /** Whether some two of them, mixed by one number in [0, 1], give the image. */
    private static boolean isBetweenTwo(float[] image, float[][] shots) {
        for (float[] a : shots) {
            for (float[] b : shots) {
                double part = (image[0] - a[0]) / (double) (b[0] - a[0]);
                double farthest = 0;
                for (int p = 0; p < image.length; p++) {
                    farthest = Math.max(farthest, Math.abs(a[p] + part * (b[p] - a[p]) - image[p]));
                }
                if (a != b && part >= -1e-3 && part <= 1 + 1e-3 && farthest < 1e-3) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void oneShotIsItsOwnInterpolation() {
        Shots three = Bars.shots(1, 1);
        Shots one = new Shots(three.shape(), 3, new float[][] {three.images()[2]}, new int[] {2});
        try (PseudoExamples pseudo = new PseudoExamples(Bars.SMALL, one, new Randomness(1))) {
            float[] mixed = pseudo.interpolation(0);
            for (int p = 0; p < mixed.length; p++) {
                assertThat(mixed[p]).isCloseTo(one.images()[0][p], within(1e-6f));
            }
        }
    }

    @Test
    void growingKeepsThoseThatAreThere() {
        Shots shots = Bars.shots(2, 1);
        try (PointerScope scope = new PointerScope();
                PseudoExamples pseudo = new PseudoExamples(Bars.SMALL, shots, new Randomness(1))) {
            pseudo.growTo(10);
            Tensor before = pseudo.inputs().clone();
            pseudo.growTo(20);
            assertThat(pseudo.size()).isEqualTo(20);
            assertThat(pseudo.inputs().narrow(0, 0, 10).equal(before)).isTrue();
            assertThat(pseudo.inputs().size(0)).isEqualTo(20);
        }
    }

    @Test
    void judgementIsTheProcessesAndWeighsByItsUncertainty() {
        Shots shots = Bars.shots(2, 1);
        GaussianProcess process = process(shots);
        try (PointerScope scope = new PointerScope();
                PseudoExamples pseudo = new PseudoExamples(Bars.SMALL, shots, new Randomness(1))) {
            pseudo.growTo(7);
            pseudo.judge(process);
            float[][] images = new float[7][];
            for (int i = 0; i < 7; i++) {
                images[i] = pseudo.interpolation(i);
            }
            double[][] expected = process.scores(images);
            for (int i = 0; i < 7; i++) {
                for (int c = 0; c < Bars.CLASSES; c++) {
                    assertThat(pseudo.targets().select(0, i).select(0, c).item_double())
                            .isCloseTo(expected[i][c], within(1e-4));
                }
            }
            assertThat(pseudo.weights().max().item_double()).isLessThanOrEqualTo(1.0);
            assertThat(pseudo.weights().min().item_double()).isPositive();
        }
    }

    @Test
    void slopeIsThatOfCentralDifferences() {
        Shots shots = Bars.shots(2, 1);
        GaussianProcess process = process(shots);
        try (PointerScope scope = new PointerScope();
                Network network = Network.of(
                        Architectures.leNet5(1, Bars.CLASSES), Initialization.inDoublePrecision(new Randomness(1)))) {
            GaussianProcessTensors tensors = process.tensors(ScalarType.Double);
            double[] image = new double[28 * 28];
            for (int p = 0; p < image.length; p++) {
                image[p] = (shots.images()[0][p] + shots.images()[1][p]) / 2;
            }
            Tensor slope = PseudoExamples.slope(network, tensors, Tensor.create(image, 1, 1, 28, 28));
            for (int p : new int[] {0, 100, 250, 406, 783}) {
                double difference =
                        (divergence(network, tensors, image, p, 1e-5) - divergence(network, tensors, image, p, -1e-5))
                                / 2e-5;
                assertThat(slope.flatten().select(0, p).item_double()).isCloseTo(difference, within(1e-7));
            }
        }
    }

    private static double divergence(
            Network network, GaussianProcessTensors process, double[] image, int pixel, double step) {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            double[] moved = image.clone();
            moved[pixel] += step;
            Tensor x = Tensor.create(moved, 1, 1, 28, 28);
            Tensor logF = network.forward(x, Pass.PLAIN).log_softmax(1);
            return Imitated.divergence(process.predict(x.flatten(1, -1)).probabilities(), logF)
                    .item_double();
        }
    }

    @Test
    void climbingRaisesTheDivergenceAndKeepsPixelsInRange() {
        Shots shots = Bars.shots(2, 1);
        GaussianProcess process = process(shots);
        Method.Imitation steep = new Method.Imitation(1, 1, 0.5, 10, 10, 2, 1, 8, 2e-3, 0.02, 5, 1);
        try (PointerScope scope = new PointerScope();
                Network network =
                        Network.of(Architectures.leNet5(1, Bars.CLASSES), Initialization.of(new Randomness(1)));
                PseudoExamples pseudo = new PseudoExamples(steep, shots, new Randomness(1))) {
            pseudo.growTo(10);
            Tensor before = divergences(network, process, pseudo);
            pseudo.climb(network, process);
            Tensor after = divergences(network, process, pseudo);
            assertThat(after.sub(before).min().item_double()).isPositive();
            assertThat(pseudo.inputs().min().item_double()).isNotNegative();
            assertThat(pseudo.inputs().max().item_double()).isLessThanOrEqualTo(1);
        }
    }

    private static Tensor divergences(Network network, GaussianProcess process, PseudoExamples pseudo) {
        try (NoGradient none = new NoGradient()) {
            pseudo.judge(process);
            Tensor logF = network.forward(pseudo.inputs(), Pass.PLAIN).log_softmax(1);
            return Imitated.divergence(pseudo.targets(), logF);
        }
    }
}
