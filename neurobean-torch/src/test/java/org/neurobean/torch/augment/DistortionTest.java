package org.neurobean.torch.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.augment.ElasticDistortion.ElasticField;
import org.neurobean.torch.augment.ElasticDistortion.SamplingGrid;
import org.neurobean.torch.settings.AugmentationSettings.Distortion;

/** A distortion moves pixels by what its settings say, and is a function of seed and step. */
final class DistortionTest {

    private static final int SIDE = 28;
    private static final Distortion MILD = new Distortion(8, 0.08, 0.1, 1, 1, 4);

    /** Round spots about the centre: [samples x channels x 28 x 28], each channel half as bright as the one before. */
    private static float[] spots(int samples, int channels) {
        float[] values = new float[samples * channels * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            double dx = i % SIDE - (SIDE - 1) / 2.0;
            double dy = i / SIDE % SIDE - (SIDE - 1) / 2.0;
            int channel = i / (SIDE * SIDE) % channels;
            values[i] = (float) (Math.exp(-(dx * dx + dy * dy) / 18) / (1 << channel));
        }
        return values;
    }

    private static float[] distorted(Distortion settings, float[] images, long step, long seed, long... shape) {
        try (PointerScope scope = new PointerScope()) {
            Tensor inputs = Tensor.create(images.clone(), shape);
            float[] result = Draws.floats(new ElasticDistortion(settings).apply(inputs, step, new Randomness(seed)));
            assertThat(Draws.floats(inputs)).as("the inputs stay").isEqualTo(images);
            return result;
        }
    }

    private static float[] distorted(Distortion distortion, int samples, long step, long seed) {
        return distorted(distortion, spots(samples, 1), step, seed, samples, 1, SIDE, SIDE);
    }

    private static double mass(float[] image) {
        double sum = 0;
        for (float value : image) {
            sum += value;
        }
        return sum;
    }

    /** x, then y. */
    private static double[] centroid(float[] image) {
        double[] sums = new double[2];
        for (int i = 0; i < image.length; i++) {
            sums[0] += image[i] * (i % SIDE);
            int row = i / SIDE;
            sums[1] += image[i] * row;
        }
        return new double[] {sums[0] / mass(image), sums[1] / mass(image)};
    }

    private static SamplingGrid identity() {
        SamplingGrid grid = new SamplingGrid(SIDE, SIDE);
        grid.setAffine(1, 0, 0, 1, 0, 0);
        return grid;
    }

    @Test
    void samplingWhereThePixelsAreIsTheIdentity() {
        float[] image = spots(1, 1);
        float[] result = new float[image.length];
        identity().sample(image, result, 0);
        assertThat(result).isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, -0.5, 0.25, 2})
    void aShiftMovesTheCentroidByThatMuch(double pixels) {
        float[] image = spots(1, 1);
        float[] result = new float[image.length];
        SamplingGrid grid = new SamplingGrid(SIDE, SIDE);
        grid.setAffine(1, 0, 0, 1, pixels, 2 * pixels / 3);
        grid.sample(image, result, 0);
        assertThat(centroid(result)[0] - centroid(image)[0]).isCloseTo(pixels, within(0.01));
        assertThat(centroid(result)[1] - centroid(image)[1]).isCloseTo(2 * pixels / 3, within(0.01));
        assertThat(mass(result)).isCloseTo(mass(image), within(0.01 * mass(image)));
    }

    @Test
    void whatComesFromOutsideIsZero() {
        float[] image = new float[SIDE * SIDE];
        Arrays.fill(image, 1);
        float[] result = new float[image.length];
        SamplingGrid grid = new SamplingGrid(SIDE, SIDE);
        grid.setAffine(1, 0, 0, 1, 5, 0);
        grid.sample(image, result, 0);
        for (int i = 0; i < result.length; i++) {
            assertThat(result[i]).isEqualTo(i % SIDE < 5 ? 0 : 1);
        }
    }

    @Test
    void aTinyStrengthIsNearlyTheIdentity() {
        float[] image = spots(3, 1);
        Distortion tiny = new Distortion(1e-3, 1e-5, 1e-5, 1e-4, 1e-4, 4);
        assertThat(Draws.distance(distorted(tiny, 3, 0, 1), image)).isLessThan(1e-3);
        assertThat(distorted(tiny, 3, 0, 1)).isNotEqualTo(image);
    }

    @Test
    void massIsRoughlyKept() {
        double before = mass(spots(200, 1));
        assertThat(mass(distorted(MILD, 200, 0, 1))).isCloseTo(before, within(0.05 * before));
        double rigid = mass(distorted(new Distortion(30, 0, 0, 0, 0, 4), 50, 0, 1));
        assertThat(rigid).isCloseTo(before / 4, within(0.01 * before / 4));
    }

    @Test
    void shiftsHaveTheStandardDeviationThatWasAskedFor() {
        int samples = 400;
        float[] images = distorted(new Distortion(0, 0, 0, 1.5, 0, 4), samples, 3, 1);
        double squares = 0;
        for (int s = 0; s < samples; s++) {
            double[] centroid = centroid(Arrays.copyOfRange(images, s * SIDE * SIDE, (s + 1) * SIDE * SIDE));
            squares += Math.pow(centroid[0] - 13.5, 2) + Math.pow(centroid[1] - 13.5, 2);
        }
        // 800 squares: the root's standard error is 1.5 / sqrt(1600).
        assertThat(Math.sqrt(squares / (2 * samples))).isCloseTo(1.5, within(0.12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 3, 4, 7.3, 40, 1e6})
    void elasticDisplacementsHaveTheLengthThatWasAskedFor(double smoothness) {
        ElasticField field = new ElasticField(SIDE, SIDE, smoothness);
        SplittableRandom random = new SplittableRandom(5);
        double squares = 0;
        int draws = smoothness > 20 ? 2000 : 300;
        for (int draw = 0; draw < draws; draw++) {
            SamplingGrid grid = identity();
            field.displace(grid, 2, random);
            for (int i = 0; i < grid.x.length; i++) {
                int row = i / SIDE;
                squares += Math.pow(grid.x[i] - i % SIDE, 2) + Math.pow(grid.y[i] - row, 2);
            }
        }
        // Between the nodes of the coarse grid displacements are some percent shorter.
        assertThat(Math.sqrt(squares / (draws * SIDE * SIDE))).isBetween(1.85, 2.1);
    }

    @Test
    void elasticDisplacementsAreSmooth() {
        ElasticField field = new ElasticField(SIDE, SIDE, 4);
        SplittableRandom random = new SplittableRandom(6);
        double neighbours = 0;
        double all = 0;
        for (int draw = 0; draw < 300; draw++) {
            SamplingGrid grid = identity();
            field.displace(grid, 2, random);
            for (int i = 4; i < SIDE; i++) {
                double here = grid.x[SIDE * 13 + i] - i;
                double there = grid.x[SIDE * 13 + i - 4] - (i - 4);
                neighbours += here * there;
                all += (here * here + there * there) / 2;
            }
        }
        // Noise smoothed by a Gaussian is correlated as exp(-d^2 / (4 sigma^2)): exp(-1/4) at a distance of sigma.
        assertThat(neighbours / all).isCloseTo(Math.exp(-0.25), within(0.05));
    }

    @Test
    void isAFunctionOfSeedAndStep() {
        float[] once = distorted(MILD, 3, 7, 1);
        assertThat(distorted(MILD, 3, 7, 1)).isEqualTo(once);
        assertThat(distorted(MILD, 3, 8, 1)).isNotEqualTo(once);
        assertThat(distorted(MILD, 3, 7, 2)).isNotEqualTo(once);
        float[] first = Arrays.copyOf(once, SIDE * SIDE);
        assertThat(first)
                .as("the same image again, second of the step")
                .isNotEqualTo(Arrays.copyOfRange(once, SIDE * SIDE, 2 * SIDE * SIDE));
        assertThat(distorted(MILD, 1, 7, 1)).as("alone").isEqualTo(first);
    }

    /** Of a run on one JDK and processor, so that another one that gives other bits is noticed. */
    @Test
    void hasTheSameBitsEverywhere() {
        assertThat(Arrays.hashCode(distorted(MILD, 2, 7, 1))).isEqualTo(77715793);
    }

    @Test
    void channelsMoveAlike() {
        float[] result = distorted(MILD, spots(2, 3), 0, 1, 2, 3, SIDE, SIDE);
        int pixels = SIDE * SIDE;
        for (int i = 0; i < pixels; i++) {
            assertThat(result[pixels + i]).isEqualTo(result[i] / 2);
            assertThat(result[2 * pixels + i]).isEqualTo(result[i] / 4);
        }
    }

    @Test
    void takesImagesOfAnySize() {
        assertThat(distorted(MILD, new float[2 * 5 * 9], 0, 1, 2, 1, 5, 9)).containsOnly(0);
        assertThat(distorted(MILD, new float[] {1}, 0, 1, 1, 1, 1, 1)).hasSize(1);
    }

    @Test
    void wrongSettingsAndInputsAreNamed() {
        assertThatThrownBy(() -> new Distortion(0, 0, 0, 0, 0, 4))
                .hasMessage("distortion must change something, but all of its deviations are 0");
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Distortion(8, bad, 0, 0, 0, 4)).hasMessageEndingWith("but is " + bad);
            assertThatThrownBy(() -> new Distortion(8, 0, 0, 0, 0, bad)).hasMessageEndingWith("but is " + bad);
        }
        assertThatThrownBy(() -> distorted(MILD, new float[6], 0, 1, 2, 3))
                .hasMessageContaining("a distortion takes images [S x channels x height x width]");
        assertThat(MILD.description())
                .isEqualTo("distortion (rotation 8\u00b0, scale 0.08, shear 0.1, shift 1, elastic 1)");
    }
}
