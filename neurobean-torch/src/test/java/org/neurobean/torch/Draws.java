package org.neurobean.torch;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.train.Examples;

/** What many tests need: seeded samples, small networks, and tensors as plain arrays. */
public final class Draws {

    /** Numbers a sample of {@link #clusters} has. */
    public static final int INPUTS = 8;

    /** Classes of {@link #clusters}. */
    public static final int CLASSES = 3;

    private Draws() {}

    /** Points around one centre a class, far enough apart to be told apart without error: [samples x 8], 3 classes. */
    public static Examples clusters(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = new int[samples];
        Arrays.setAll(labels, s -> s % CLASSES);
        return Examples.of(labels, new long[] {INPUTS}, buffer -> {
            for (int label : labels) {
                for (int i = 0; i < INPUTS; i++) {
                    buffer.put((float) ((i % CLASSES == label ? 1 : 0) + random.nextDouble(-0.4, 0.4)));
                }
            }
        });
    }

    /** Noise in the shape of grey images: [samples x 1 x 28 x 28], 10 classes. */
    public static Examples images(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = new int[samples];
        Arrays.setAll(labels, s -> random.nextInt(10));
        return Examples.of(labels, new long[] {1, 28, 28}, buffer -> {
            while (buffer.hasRemaining()) {
                buffer.put((float) random.nextDouble());
            }
        });
    }

    /** 8 - 12 - 6 - 3, for {@link #clusters}: two layers of neurons. */
    public static Network mlp(long seed) {
        return Network.of(Architectures.mlp(List.of(INPUTS, 12, 6, CLASSES)), Initialization.of(new Randomness(seed)));
    }

    public static Network leNet(long seed) {
        return Network.of(Architectures.leNet5(1, 10), Initialization.of(new Randomness(seed)));
    }

    /** Every parameter of a network, in the order of the state_dict. */
    public static float[] parameters(Network network) {
        float[] all = new float[(int) network.parameterCount()];
        int offset = 0;
        for (Tensor parameter : network.parameters().values()) {
            float[] values = floats(parameter);
            System.arraycopy(values, 0, all, offset, values.length);
            offset += values.length;
        }
        return all;
    }

    /** A tensor's numbers in row-major order, in single precision. */
    public static float[] floats(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            float[] values = new float[(int) tensor.numel()];
            tensor.detach()
                    .toType(ScalarType.Float)
                    .contiguous()
                    .data_ptr_float()
                    .get(values);
            return values;
        }
    }

    /** A tensor's numbers in row-major order, in double precision. */
    public static double[] doubles(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            double[] values = new double[(int) tensor.numel()];
            tensor.detach()
                    .toType(ScalarType.Double)
                    .contiguous()
                    .data_ptr_double()
                    .get(values);
            return values;
        }
    }

    /** A matrix as rows. */
    public static double[][] rows(Tensor matrix) {
        double[] values = doubles(matrix);
        int columns = (int) matrix.size(1);
        double[][] rows = new double[(int) matrix.size(0)][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(values, r * columns, (r + 1) * columns));
        return rows;
    }

    /** The largest distance of two coordinates. */
    public static double distance(float[] a, float[] b) {
        return distance(widened(a), widened(b));
    }

    /** The largest distance of two coordinates; not a number if one of them is not. */
    public static double distance(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " numbers are compared with " + b.length);
        }
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }
}
