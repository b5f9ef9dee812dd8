package org.neurobean.torch.nn;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Draws;

/** ResNet-18 in evaluation as He et al. 2016 draw it, one sum at a time in double precision, from a network's state. */
final class LiteralResNet18 {

    private final Map<String, double[]> state = new HashMap<>();
    private final Map<String, long[]> shapes = new HashMap<>();

    LiteralResNet18(Network network) {
        network.state().forEach((name, tensor) -> {
            state.put(name, Draws.doubles(tensor));
            shapes.put(name, tensor.sizes().vec().get());
        });
    }

    /** Channels of one image, each [height x width]. */
    private record Maps(double[][][] channels) {
        int height() {
            return channels[0].length;
        }

        int width() {
            return channels[0][0].length;
        }
    }

    /** [S x classes]. */
    double[][] scores(Tensor images) {
        int samples = (int) images.size(0);
        double[][] scores = new double[samples][];
        for (int s = 0; s < samples; s++) {
            scores[s] = scoresOf(maps(images.narrow(0, s, 1)));
        }
        return scores;
    }

    private static Maps maps(Tensor image) { // [1 x channels x height x width]
        double[] values = Draws.doubles(image);
        int channels = (int) image.size(1);
        int height = (int) image.size(2);
        int width = (int) image.size(3);
        double[][][] maps = new double[channels][height][width];
        for (int n = 0; n < values.length; n++) {
            maps[n / (height * width)][n / width % height][n % width] = 2 * values[n] - 1;
        }
        return new Maps(maps);
    }

    private double[] scoresOf(Maps image) {
        Maps h = rectified(normalized(convolved(image, "conv1", 1, 1), "bn1"), null);
        for (int stage = 1; stage <= 4; stage++) {
            for (int block = 0; block < 2; block++) {
                String name = "layer" + stage + "." + block + ".";
                int stride = stage > 1 && block == 0 ? 2 : 1;
                Maps inner = rectified(normalized(convolved(h, name + "conv1", stride, 1), name + "bn1"), null);
                Maps outer = normalized(convolved(inner, name + "conv2", 1, 1), name + "bn2");
                Maps around =
                        stride == 1 ? h : normalized(convolved(h, name + "downsample.0", 2, 0), name + "downsample.1");
                h = rectified(outer, around);
            }
        }
        double[] weight = values("fc.weight");
        double[] scores = values("fc.bias").clone();
        int neurons = h.channels.length;
        for (int k = 0; k < scores.length; k++) {
            for (int i = 0; i < neurons; i++) {
                double sum = 0;
                for (double[] row : h.channels[i]) {
                    for (double value : row) {
                        sum += value;
                    }
                }
                scores[k] += weight[k * neurons + i] * sum / (h.height() * h.width());
            }
        }
        return scores;
    }

    private double[] values(String name) {
        double[] values = state.get(name);
        if (values == null) {
            throw new IllegalStateException("the network has no " + name);
        }
        return values;
    }

    private Maps convolved(Maps from, String name, int stride, int padding) {
        double[] weight = values(name + ".weight");
        long[] shape = shapes.get(name + ".weight");
        int outputs = (int) shape[0];
        int kernel = (int) shape[2];
        int height = (from.height() + 2 * padding - kernel) / stride + 1;
        int width = (from.width() + 2 * padding - kernel) / stride + 1;
        double[][][] to = new double[outputs][height][width];
        for (int o = 0; o < outputs; o++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    for (int c = 0; c < from.channels.length; c++) {
                        for (int ky = 0; ky < kernel; ky++) {
                            for (int kx = 0; kx < kernel; kx++) {
                                int row = y * stride + ky - padding;
                                int column = x * stride + kx - padding;
                                if (row >= 0 && row < from.height() && column >= 0 && column < from.width()) {
                                    int at = ((o * from.channels.length + c) * kernel + ky) * kernel + kx;
                                    to[o][y][x] += weight[at] * from.channels[c][row][column];
                                }
                            }
                        }
                    }
                }
            }
        }
        return new Maps(to);
    }

    private Maps normalized(Maps from, String name) {
        double[][][] to = new double[from.channels.length][from.height()][from.width()];
        for (int c = 0; c < to.length; c++) {
            double scale = values(name + ".weight")[c] / Math.sqrt(values(name + ".running_var")[c] + 1e-5);
            for (int y = 0; y < from.height(); y++) {
                for (int x = 0; x < from.width(); x++) {
                    to[c][y][x] = (from.channels[c][y][x] - values(name + ".running_mean")[c]) * scale
                            + values(name + ".bias")[c];
                }
            }
        }
        return new Maps(to);
    }

    /** max(0, a + b), or max(0, a). */
    private static Maps rectified(Maps a, Maps b) {
        double[][][] to = new double[a.channels.length][a.height()][a.width()];
        for (int c = 0; c < to.length; c++) {
            for (int y = 0; y < a.height(); y++) {
                for (int x = 0; x < a.width(); x++) {
                    to[c][y][x] = Math.max(0, a.channels[c][y][x] + (b == null ? 0 : b.channels[c][y][x]));
                }
            }
        }
        return new Maps(to);
    }
}
