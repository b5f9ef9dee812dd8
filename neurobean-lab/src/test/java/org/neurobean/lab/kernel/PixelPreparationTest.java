package org.neurobean.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neurobean.data.ImageShape;
import org.neurobean.lab.fewshot.Method;

final class PixelPreparationTest {

    private static final ImageShape SHAPE = new ImageShape(1, 4, 5);

    private static double[] prepared(double blur, boolean unitLength, ImageShape shape, float[][] images) {
        return new PixelPreparation(new Method.Pixels(blur, unitLength), shape)
                .prepare(images)
                .entries();
    }

    @Test
    void rawPixelsStay() {
        float[][] images = Formula.images(3, 0);
        double[] values = prepared(0, false, Formula.SHAPE, images);
        for (int i = 0; i < 3; i++) {
            for (int p = 0; p < 9; p++) {
                assertThat(values[i * 9 + p]).isEqualTo(images[i][p]);
            }
        }
    }

    @Test
    void blurIsSciPysGaussianFilter() {
        // scipy.ndimage.gaussian_filter(image, 1.0) and (image, 0.4), SciPy 1.17.1, first and last row
        double[] wide = prepared(1, false, SHAPE, Formula.images(1, 3, 20));
        assertThat(Arrays.copyOf(wide, 5))
                .containsExactly(
                        new double[] {0.34318969, 0.50699739, 0.59561828, 0.52890049, 0.51078207}, within(1e-8));
        assertThat(Arrays.copyOfRange(wide, 15, 20))
                .containsExactly(
                        new double[] {0.60603955, 0.5710951, 0.54122241, 0.60763338, 0.68545231}, within(1e-8));
        double[] narrow = prepared(0.4, false, SHAPE, Formula.images(1, 3, 20));
        assertThat(Arrays.copyOf(narrow, 5))
                .containsExactly(
                        new double[] {0.25505323, 0.61489832, 0.94698519, 0.34531807, 0.6622551}, within(1e-8));
    }

    @Test
    void blurKeepsTheSumAndFlatImages() {
        double[] blurred = prepared(2.5, false, SHAPE, Formula.images(1, 1, 20));
        double[] sharp = prepared(0, false, SHAPE, Formula.images(1, 1, 20));
        assertThat(Arrays.stream(blurred).sum()).isCloseTo(Arrays.stream(sharp).sum(), within(1e-12));
        float[] flat = new float[20];
        Arrays.fill(flat, 0.5f);
        assertThat(prepared(30, false, SHAPE, new float[][] {flat})).containsOnly(new double[] {0.5}, within(1e-12));
    }

    @Test
    void channelsDoNotMix() {
        ImageShape twoChannels = new ImageShape(2, 2, 5);
        float[] image = new float[20];
        Arrays.fill(image, 0, 10, 1);
        double[] blurred = prepared(1, false, twoChannels, new float[][] {image});
        assertThat(Arrays.copyOf(blurred, 10)).containsOnly(new double[] {1}, within(1e-12));
        assertThat(Arrays.copyOfRange(blurred, 10, 20)).containsOnly(0);
    }

    @Test
    void lengthIsOneAndBlackStaysBlack() {
        double[] values = prepared(1, true, SHAPE, new float[][] {Formula.images(1, 1, 20)[0], new float[20]});
        double squares = Arrays.stream(values, 0, 20).map(v -> v * v).sum();
        assertThat(squares).isCloseTo(1, within(1e-12));
        assertThat(Arrays.copyOfRange(values, 20, 40)).containsOnly(0);
    }
}
