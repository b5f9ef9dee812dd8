package org.neurobean.torch.augment;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.settings.AugmentationSettings.Distortion;
import org.neurobean.torch.settings.SettingsJson;

/**
 * Distortion of images that keeps their class: a small affine map about the centre, then an elastic one (Simard, Steinkraus
 * and Platt 2003), with bilinear interpolation and 0 outside of the image. Each image of a step has a random stream of its
 * own.
 */
record ElasticDistortion(Distortion settings) implements Augmentation {

    @Override
    public String description() {
        return settings.description();
    }

    @Override
    public String identity() {
        return SettingsJson.write(settings);
    }

    /**
     * Each image distorted.
     *
     * @param inputs [S x channels x height x width], float32; all channels of an image move alike
     */
    @Override
    public Tensor apply(Tensor inputs, long step, Randomness randomness) {
        ImageBuffer pixels = ImageBuffer.of(inputs, "a distortion");
        int height = pixels.height();
        int width = pixels.width();
        SamplingGrid grid = new SamplingGrid(height, width);
        ElasticField field = settings.elastic() > 0 ? new ElasticField(height, width, settings.smoothness()) : null;
        int image = pixels.rowsOfASample() * width;
        for (int s = 0; s < pixels.samples(); s++) {
            SplittableRandom random = randomness.stream("distortion", step, s);
            setMap(grid, random);
            if (field != null) {
                field.displace(grid, settings.elastic(), random);
            }
            for (int at = s * image; at < (s + 1) * image; at += height * width) {
                grid.sample(pixels.from(), pixels.to(), at);
            }
        }
        return pixels.result();
    }

    /** Points each pixel of the result to where it comes from: x = c + B^-1 (x' - c - t), B = scale o rotation o shear. */
    private void setMap(SamplingGrid grid, SplittableRandom random) {
        double angle = StrictMath.toRadians(settings.rotation() * Randomness.gaussian(random));
        double size = StrictMath.exp(settings.scale() * Randomness.gaussian(random));
        double lean = settings.shear() * Randomness.gaussian(random);
        double right = settings.shift() * Randomness.gaussian(random);
        double down = settings.shift() * Randomness.gaussian(random);
        double cos = StrictMath.cos(angle) / size;
        double sin = StrictMath.sin(angle) / size;
        // The inverse of a rotation and scaling, then that of the shear (x + lean y, y).
        grid.setAffine(cos + lean * sin, sin - lean * cos, -sin, cos, right, down);
    }

    /** Where each pixel of a distorted image comes from. */
    static final class SamplingGrid {

        final int height;
        final int width;
        final float[] x;
        final float[] y;

        SamplingGrid(int height, int width) {
            this.height = height;
            this.width = width;
            x = new float[height * width];
            y = new float[height * width];
        }

        /** The matrix (a b; c d) about the centre, after going back by the shift. */
        void setAffine(double a, double b, double c, double d, double right, double down) {
            double middleX = (width - 1) / 2.0;
            double middleY = (height - 1) / 2.0;
            for (int row = 0; row < height; row++) {
                double dy = row - middleY - down;
                for (int column = 0; column < width; column++) {
                    double dx = column - middleX - right;
                    x[row * width + column] = (float) (middleX + a * dx + b * dy);
                    y[row * width + column] = (float) (middleY + c * dx + d * dy);
                }
            }
        }

        /** One channel [height x width] that begins at the given place of both arrays. */
        void sample(float[] from, float[] to, int at) {
            for (int i = 0; i < x.length; i++) {
                int left = (int) Math.floor(x[i]);
                int top = (int) Math.floor(y[i]);
                float partX = x[i] - left;
                float partY = y[i] - top;
                float above = (1 - partX) * pixel(from, at, top, left) + partX * pixel(from, at, top, left + 1);
                float below = (1 - partX) * pixel(from, at, top + 1, left) + partX * pixel(from, at, top + 1, left + 1);
                to[at + i] = (1 - partY) * above + partY * below;
            }
        }

        private float pixel(float[] from, int at, int row, int column) {
            boolean inside = row >= 0 && row < height && column >= 0 && column < width;
            return inside ? from[at + row * width + column] : 0;
        }
    }

    /**
     * Random displacements smoothed by a Gaussian. The noise lives on a coarse grid whose spacing is half the standard
     * deviation, beyond the image's edges too, so that displacements are of one size everywhere; between the nodes they
     * are interpolated.
     */
    static final class ElasticField {

        /** Standard deviations at which the Gaussian is cut off. */
        private static final int REACH = 3;

        private final int spacing;
        private final int rows;
        private final int columns;
        private final float[] kernel;
        private final double deviation;

        ElasticField(int height, int width, double smoothness) {
            // No node is farther than the image is large: there the displacement is the same everywhere in any case.
            double sigma = Math.min(smoothness, 2.0 * Math.max(height, width));
            spacing = Math.max(1, (int) (sigma / 2));
            rows = (height - 1) / spacing + 2;
            columns = (width - 1) / spacing + 2;
            double nodes = sigma / spacing;
            kernel = new float[2 * (int) Math.ceil(REACH * nodes) + 1];
            double sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                double distance = (k - kernel.length / 2) / nodes;
                kernel[k] = (float) StrictMath.exp(-distance * distance / 2);
                sum += kernel[k] * kernel[k];
            }
            deviation = sum / Math.sqrt(3); // of what is smoothed in both directions, from noise uniform in [-1, 1)
        }

        void displace(SamplingGrid grid, double length, SplittableRandom random) {
            float factor = (float) (length / (Math.sqrt(2) * deviation)); // each coordinate has half the mean square
            add(smoothNoise(random), factor, grid, grid.x);
            add(smoothNoise(random), factor, grid, grid.y);
        }

        /** [rows x columns]. */
        private float[] smoothNoise(SplittableRandom random) {
            int border = kernel.length - 1;
            int wide = columns + border;
            float[] noise = new float[(rows + border) * wide];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = Randomness.uniform(random, 1);
            }
            float[] tall = new float[rows * wide];
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < kernel.length; k++) {
                    addTo(tall, row * wide, noise, (row + k) * wide, wide, kernel[k]);
                }
            }
            float[] smooth = new float[rows * columns];
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < kernel.length; k++) {
                    addTo(smooth, row * columns, tall, row * wide + k, columns, kernel[k]);
                }
            }
            return smooth;
        }

        private static void addTo(float[] sum, int at, float[] addend, int from, int count, float factor) {
            for (int i = 0; i < count; i++) {
                sum[at + i] += factor * addend[from + i];
            }
        }

        private void add(float[] nodes, float factor, SamplingGrid grid, float[] coordinate) {
            float step = 1f / spacing;
            float[] line = new float[columns];
            for (int row = 0; row < grid.height; row++) {
                int top = row / spacing;
                float part = (row % spacing) * step;
                Arrays.fill(line, 0);
                addTo(line, 0, nodes, top * columns, columns, (1 - part) * factor);
                addTo(line, 0, nodes, (top + 1) * columns, columns, part * factor);
                for (int column = 0; column < grid.width; column++) {
                    int left = column / spacing;
                    float rest = (column % spacing) * step;
                    coordinate[row * grid.width + column] += (1 - rest) * line[left] + rest * line[left + 1];
                }
            }
        }
    }
}
