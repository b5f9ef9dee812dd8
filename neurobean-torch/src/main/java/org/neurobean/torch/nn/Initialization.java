package org.neurobean.torch.nn;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.torch.Randomness;

/**
 * How parameters start: uniform in [-1/sqrt(fan-in), 1/sqrt(fan-in)), weights and biases alike, which is what PyTorch's
 * own dense and convolution layers do. The numbers come from one random stream in the order of the layers.
 */
public final class Initialization {

    private final SplittableRandom random;
    private final ScalarType precision;

    private Initialization(SplittableRandom random, ScalarType precision) {
        this.random = random;
        this.precision = precision;
    }

    /** Single precision, from the stream {@code initialization} of a training's randomness. */
    public static Initialization of(Randomness randomness) {
        return new Initialization(randomness.stream("initialization"), ScalarType.Float);
    }

    /** As {@link #of}, the same numbers in double precision. */
    public static Initialization inDoublePrecision(Randomness randomness) {
        return new Initialization(randomness.stream("initialization"), ScalarType.Double);
    }

    Tensor uniform(int fanIn, long... shape) {
        int size = 1;
        for (long dimension : shape) {
            size = Math.toIntExact(size * dimension);
        }
        double bound = 1 / Math.sqrt(fanIn);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = Randomness.uniform(random, bound);
        }
        Tensor parameter = Tensor.create(values, shape);
        if (precision != ScalarType.Float) {
            parameter = parameter.to(precision);
        }
        return parameter.requires_grad_(true);
    }

    /** The same number this many times; nothing is drawn. */
    Tensor constant(double value, long size) {
        return torch.full(new long[] {size}, new Scalar(value), new TensorOptions(precision));
    }
}
