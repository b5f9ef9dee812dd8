package org.neurobean.torch.nn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * One layer of an {@link Architecture}, as plain data: it holds no numbers of a network. Names are prefixes of the
 * {@code state_dict}: a layer {@code fc1} has the parameters {@code fc1.weight} and {@code fc1.bias}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "layer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layer.Scaling.class, name = "scaling"),
    @JsonSubTypes.Type(value = Layer.Convolution.class, name = "convolution"),
    @JsonSubTypes.Type(value = Layer.BatchNormalization.class, name = "batch-normalization"),
    @JsonSubTypes.Type(value = Layer.Relu.class, name = "relu"),
    @JsonSubTypes.Type(value = Layer.MaxPooling2.class, name = "max-pooling-2"),
    @JsonSubTypes.Type(value = Layer.GlobalMeanPooling.class, name = "global-mean-pooling"),
    @JsonSubTypes.Type(value = Layer.Flatten.class, name = "flatten"),
    @JsonSubTypes.Type(value = Layer.FullyConnected.class, name = "dense"),
    @JsonSubTypes.Type(value = Layer.Residual.class, name = "residual")
})
public sealed interface Layer {

    /** Treats each kind in its way. */
    <T> T accept(Visitor<T> visitor);

    /** A method for each kind. */
    interface Visitor<T> {

        T scaling(Scaling layer);

        T convolution(Convolution layer);

        T batchNormalization(BatchNormalization layer);

        T relu(Relu layer);

        T maxPooling2(MaxPooling2 layer);

        T globalMeanPooling(GlobalMeanPooling layer);

        T flatten(Flatten layer);

        T fullyConnected(FullyConnected layer);

        T residual(Residual layer);
    }

    /**
     * Every number times a factor, plus an offset.
     *
     * @param factor a finite number
     * @param offset a finite number
     */
    record Scaling(double factor, double offset) implements Layer {

        public Scaling {
            Architecture.require(
                    Double.isFinite(factor) && Double.isFinite(offset),
                    "factor and offset of a scaling must be finite numbers, but are %s and %s",
                    factor,
                    offset);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.scaling(this);
        }
    }

    /**
     * A convolution of images with a square kernel and zero padding.
     *
     * @param name prefix of its parameters
     * @param inputs channels that come in, 1 or more
     * @param outputs channels that go out, 1 or more
     * @param kernel height and width of the kernel, 1 or more
     * @param stride pixels from one window to the next, 1 or more
     * @param padding zeros on each side, 0 or more
     * @param bias whether it has one; not if a batch normalization follows, which would take it away
     */
    record Convolution(String name, int inputs, int outputs, int kernel, int stride, int padding, boolean bias)
            implements Layer {

        public Convolution {
            Architecture.require(
                    inputs >= 1 && outputs >= 1 && kernel >= 1 && stride >= 1 && padding >= 0,
                    "convolution %s must have channels, a kernel and a stride of 1 or more, and a padding of 0 or more,"
                            + " but has %s to %s channels, kernel %s, stride %s, padding %s",
                    name,
                    inputs,
                    outputs,
                    kernel,
                    stride,
                    padding);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.convolution(this);
        }
    }

    /**
     * Batch normalization of images (Ioffe and Szegedy 2015).
     *
     * @param name prefix of its parameters and statistics
     * @param channels 1 or more
     */
    record BatchNormalization(String name, int channels) implements Layer {

        public BatchNormalization {
            Architecture.require(
                    channels >= 1, "batch normalization %s must have 1 channel or more, but has %s", name, channels);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.batchNormalization(this);
        }
    }

    /** The larger of each number and 0. */
    record Relu() implements Layer {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.relu(this);
        }
    }

    /** The greatest of each 2 x 2 pixels; an odd last row or column is left out. */
    record MaxPooling2() implements Layer {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.maxPooling2(this);
        }
    }

    /** The mean of each channel: what comes out is [S x channels]. */
    record GlobalMeanPooling() implements Layer {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.globalMeanPooling(this);
        }
    }

    /** All numbers of a sample in one row. */
    record Flatten() implements Layer {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.flatten(this);
        }
    }

    /**
     * A dense layer, y = x W' + b. One that no layer with parameters precedes stands on the raw input: BEAN leaves it alone
     * unless it is asked for by name.
     *
     * @param name prefix of its parameters
     * @param neurons N, what comes in, 1 or more
     * @param targets M, what goes out, 1 or more
     */
    record FullyConnected(String name, int neurons, int targets) implements Layer {

        public FullyConnected {
            Architecture.require(
                    neurons >= 1 && targets >= 1,
                    "dense layer %s must have 1 neuron and 1 target or more, but has %s and %s",
                    name,
                    neurons,
                    targets);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.fullyConnected(this);
        }
    }

    /**
     * The sum of two ways from here to there (He et al. 2016).
     *
     * @param layers of the one
     * @param shortcut layers of the other; none if what comes in is added as it is
     */
    record Residual(List<Layer> layers, List<Layer> shortcut) implements Layer {

        public Residual {
            layers = List.copyOf(layers);
            shortcut = List.copyOf(shortcut);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.residual(this);
        }
    }
}
