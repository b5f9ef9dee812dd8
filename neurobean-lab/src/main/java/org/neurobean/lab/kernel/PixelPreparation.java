package org.neurobean.lab.kernel;

import org.neurobean.bean.Matrix;
import org.neurobean.data.ImageShape;
import org.neurobean.lab.fewshot.Method;

/** How images become points that can be compared. */
final class PixelPreparation {

    /** The Gaussian is cut off at this many standard deviations, as SciPy's {@code gaussian_filter} does. */
    private static final double TRUNCATE = 4;

    private final Method.Pixels settings;
    private final ImageShape shape;

    /**
     * A preparation.
     *
     * @param shape of the images that come
     */
    PixelPreparation(Method.Pixels settings, ImageShape shape) {
        this.settings = settings;
        this.shape = shape;
    }

    /**
     * Blurs, then scales to length 1; a black image stays black.
     *
     * @param images [S x values]; they stay as they are
     * @return [S x values]
     */
    Matrix prepare(float[][] images) {
        requireShape(images, shape);
        int values = shape.values();
        double[] all = new double[Math.multiplyExact(images.length, values)];
        double[] weights = settings.blur() == 0 ? new double[] {1} : gaussian(settings.blur());
        double[] image = new double[values];
        for (int i = 0; i < images.length; i++) {
            for (int p = 0; p < values; p++) {
                image[p] = images[i][p];
            }
            if (weights.length > 1) {
                blur(image, weights);
            }
            if (settings.unitLength()) {
                scale(image);
            }
            System.arraycopy(image, 0, all, i * values, values);
        }
        return Matrix.of("prepared images", images.length, values, all);
    }

    /** Fails if an image has not as many values as the shape, or a value is not a number. */
    static void requireShape(float[][] images, ImageShape shape) {
        for (int i = 0; i < images.length; i++) {
            if (images[i].length != shape.values()) {
                throw new IllegalArgumentException("image " + i + " must have the " + shape.values() + " values of "
                        + shape + ", found " + images[i].length);
            }
            for (float value : images[i]) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("pixels must be finite, found " + value + " in image " + i);
                }
            }
        }
    }

    /** Weights from the centre outwards, so that both sides together sum to 1. */
    private static double[] gaussian(double sigma) {
        int radius = (int) (TRUNCATE * sigma + 0.5);
        double[] weights = new double[radius + 1];
        double sum = 0;
        for (int d = 0; d <= radius; d++) {
            weights[d] = StrictMath.exp(-0.5 * d * d / (sigma * sigma));
            sum += d == 0 ? weights[d] : 2 * weights[d];
        }
        for (int d = 0; d <= radius; d++) {
            weights[d] /= sum;
        }
        return weights;
    }

    /** Along rows, then along columns, each channel for itself. */
    private void blur(double[] image, double[] weights) {
        int height = shape.height();
        int width = shape.width();
        for (int start = 0; start < image.length; start += height * width) {
            for (int row = 0; row < height; row++) {
                blurLine(image, new Line(start + row * width, 1, width), weights);
            }
            for (int column = 0; column < width; column++) {
                blurLine(image, new Line(start + column, width, height), weights);
            }
        }
    }

    /** Values at first, first + step, ...: count of them. */
    private record Line(int first, int step, int count) {}

    /** Beyond an edge the image is mirrored, the pixel at the edge twice. */
    private static void blurLine(double[] image, Line line, double[] weights) {
        int radius = weights.length - 1;
        double[] padded = new double[line.count + 2 * radius];
        for (int i = 0; i < padded.length; i++) {
            padded[i] = image[line.first + mirrored(i - radius, line.count) * line.step];
        }
        for (int i = 0; i < line.count; i++) {
            double sum = weights[0] * padded[i + radius];
            for (int d = 1; d <= radius; d++) {
                sum += weights[d] * (padded[i + radius - d] + padded[i + radius + d]);
            }
            image[line.first + i * line.step] = sum;
        }
    }

    private static int mirrored(int index, int count) {
        int folded = Math.floorMod(index, 2 * count);
        return folded < count ? folded : 2 * count - 1 - folded;
    }

    private static void scale(double[] image) {
        double squares = 0;
        for (double value : image) {
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        if (length > 0) {
            for (int p = 0; p < image.length; p++) {
                image[p] /= length;
            }
        }
    }
}
