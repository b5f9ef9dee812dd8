package org.neurobean.lab.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Engine;

final class ImitatedTest {

    static {
        Engine.start();
    }

    private static double divergence(double[] g, double[] f) {
        try (PointerScope scope = new PointerScope()) {
            Tensor logF = Tensor.create(f, 1, f.length).log();
            return Imitated.divergence(Tensor.create(g, 1, g.length), logF).item_double();
        }
    }

    @Test
    void divergenceIsZeroBetweenEqualsAndElsewherePositive() {
        double[] g = {0.2, 0.5, 0.3};
        assertThat(divergence(g, g)).isZero();
        assertThat(divergence(g, new double[] {0.3, 0.5, 0.2})).isPositive();
        // 0.5 log(0.5 / 0.25) + 0.5 log(0.5 / 0.75) = 0.14384104
        assertThat(divergence(new double[] {0.5, 0.5}, new double[] {0.25, 0.75}))
                .isCloseTo(0.14384103622589045, within(1e-15));
        // 0 log 0 = 0: 1 log(1 / 0.25)
        assertThat(divergence(new double[] {0, 1}, new double[] {0.75, 0.25})).isCloseTo(Math.log(4), within(1e-15));
    }

    @Test
    void gradientsOfTheDivergenceAreCentralDifferences() {
        double[] g = {0.2, 0.5, 0.3};
        double[] f = {0.6, 0.1, 0.3};
        try (PointerScope scope = new PointerScope()) {
            Tensor tensorG = Tensor.create(g, 1, 3).requires_grad_(true);
            Tensor tensorF = Tensor.create(f, 1, 3).requires_grad_(true);
            Imitated.divergence(tensorG, tensorF.log()).sum().backward();
            for (int c = 0; c < 3; c++) {
                assertThat(tensorG.grad().select(1, c).item_double())
                        .isCloseTo(difference(g, c, x -> divergence(x, f)), within(1e-7));
                assertThat(tensorF.grad().select(1, c).item_double())
                        .isCloseTo(difference(f, c, x -> divergence(g, x)), within(1e-7));
            }
        }
    }

    private static double difference(double[] at, int element, ToDoubleFunction<double[]> function) {
        double[] above = at.clone();
        double[] below = at.clone();
        above[element] += 1e-5;
        below[element] -= 1e-5;
        return (function.applyAsDouble(above) - function.applyAsDouble(below)) / 2e-5;
    }

    @Test
    void certainExamplesWeighMostAndThoseOfMeanUncertaintyAsSaid() {
        try (PointerScope scope = new PointerScope()) {
            Tensor weights = Imitated.weights(8, 2, Tensor.create(new double[] {0, 3, 6}, 3));
            assertThat(weights.select(0, 0).item_double()).isEqualTo(8);
            assertThat(weights.select(0, 1).item_double()).isCloseTo(2, within(1e-12));
            // 8 exp(-log(4) 6 / 3) = 8 / 16
            assertThat(weights.select(0, 2).item_double()).isCloseTo(0.5, within(1e-12));
            Tensor certain = Imitated.weights(8, 2, Tensor.create(new double[] {0, 0}, 2));
            assertThat(certain.min().item_double()).isEqualTo(8);
            Tensor alike = Imitated.weights(8, 8, Tensor.create(new double[] {0, 3, 6}, 3));
            assertThat(alike.min().item_double()).isEqualTo(8);
        }
    }

    @Test
    void uncertaintyIsTheRootOfTheMeanVariance() {
        try (PointerScope scope = new PointerScope()) {
            Tensor sigma = Imitated.sigma(Tensor.create(new double[] {1, 7, 0, 8}, 2, 2));
            assertThat(sigma.select(0, 0).item_double()).isEqualTo(2);
            assertThat(sigma.select(0, 1).item_double()).isEqualTo(2);
        }
    }
}
