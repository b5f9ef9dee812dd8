package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Draws;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;

/** Steps beside the publication's recurrence (Dozat 2016, Algorithm 8 with its schedule), in double precision. */
final class NadamTest {

    private static final double RATE = 0.01;

    /** Moves a network by these gradients, one row a step, and gives its parameters after each. */
    private static float[][] moved(float[][] gradients) {
        float[][] places = new float[gradients.length + 1][];
        try (PointerScope scope = new PointerScope();
                Network network = Draws.mlp(1);
                FlatParameters parameters = new FlatParameters(network);
                Nadam nadam = new Nadam(parameters, RATE)) {
            places[0] = Draws.floats(parameters.values());
            for (int t = 0; t < gradients.length; t++) {
                parameters.gradients().copy_(Tensor.create(gradients[t]));
                nadam.step();
                places[t + 1] = Draws.floats(parameters.values());
            }
        }
        return places;
    }

    private static int size() {
        try (Network network = Draws.mlp(1)) {
            return (int) network.parameterCount();
        }
    }

    @Test
    void theFirstStepIsThatOfTheFormula() {
        float[] ones = new float[size()];
        Arrays.fill(ones, 1);
        float[][] places = moved(new float[][] {ones});
        // mu_1 = 0.9 (1 - 0.96^0.004 / 2) = 0.45007347, mu_2 = 0.45014693, m = 0.1, v / (1 - beta_2) = 1:
        // (1 - mu_1) / (1 - mu_1) + mu_2 0.1 / (1 - mu_1 mu_2) = 1 + 0.045014693 / 0.79740080 = 1.0564518
        for (int i = 0; i < ones.length; i++) {
            assertThat(places[1][i] - places[0][i]).isCloseTo((float) (-RATE * 1.0564518), within(1e-7f));
        }
    }

    @Test
    void stepsAreThoseOfTheRecurrence() {
        SplittableRandom random = new SplittableRandom(3);
        float[][] gradients = new float[30][size()];
        for (float[] step : gradients) {
            for (int i = 0; i < step.length; i++) {
                step[i] = (float) random.nextDouble(-1, 1);
            }
        }
        float[][] places = moved(gradients);
        for (int i = 0; i < gradients[0].length; i++) {
            double place = places[0][i];
            double m = 0;
            double v = 0;
            double product = 1;
            for (int t = 1; t <= gradients.length; t++) {
                double g = gradients[t - 1][i];
                double mu = 0.9 * (1 - 0.5 * Math.pow(0.96, t * 0.004));
                double next = 0.9 * (1 - 0.5 * Math.pow(0.96, (t + 1) * 0.004));
                product *= mu;
                m = 0.9 * m + 0.1 * g;
                v = 0.999 * v + 0.001 * g * g;
                double ahead = next * m / (1 - product * next) + (1 - mu) * g / (1 - product);
                place -= RATE * ahead / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
                assertThat((double) places[t][i]).isCloseTo(place, within(2e-6));
            }
        }
    }

    @Test
    void refusesALearningRateThatIsNoPositiveNumber() {
        try (Network network = Draws.mlp(1);
                FlatParameters parameters = new FlatParameters(network)) {
            for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatThrownBy(() -> new Nadam(parameters, rate).close())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("learning rate")
                        .hasMessageContaining(String.valueOf(rate));
            }
        }
    }

    @Test
    void leavesNothingBehind() {
        float[][] gradients = new float[20][size()];
        moved(gradients);
        long before = Pointer.totalCount();
        moved(gradients);
        assertThat(Pointer.totalCount() - before).isLessThanOrEqualTo(0);
    }
}
