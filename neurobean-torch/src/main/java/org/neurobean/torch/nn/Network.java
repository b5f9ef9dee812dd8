package org.neurobean.torch.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.neurobean.torch.Device;
import org.neurobean.torch.Engine;
import org.neurobean.torch.NoGradient;

/**
 * A classifier with dense layers. {@link #of} makes one of a list of layers. To write one that is not such a list, extend this
 * class: the constructor asks for the layers, in the order of the {@code state_dict}, and {@link #forward} connects them.
 *
 * <p>The parameters live outside of the Java heap until {@link #close()}.
 */
public abstract class Network implements AutoCloseable {

    private final Initialization initialization;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final List<Dense> denseLayers = new ArrayList<>();
    private final List<Conv2d> convolutions = new ArrayList<>();
    private final Map<String, Tensor> statistics = new LinkedHashMap<>();
    private final List<BatchNorm2d> normalizations = new ArrayList<>();
    private final List<Scalar> constants = new ArrayList<>();
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private Device device = Device.CPU;

    /** @param initialization the random stream and the precision of the parameters */
    protected Network(Initialization initialization) {
        Engine.start();
        this.initialization = initialization;
    }

    /**
     * A network of these layers, with parameters that begin anew.
     *
     * <pre>{@code
     * Network.of(Architectures.leNet5(1, 10), Initialization.of(new Randomness(0)))
     * }</pre>
     */
    public static Network of(Architecture architecture, Initialization initialization) {
        return new LayeredNetwork(architecture, initialization);
    }

    /** The list of layers that it was made of; null if its class says what it computes. */
    public @Nullable Architecture architecture() {
        return null;
    }

    /**
     * Class scores before the softmax.
     *
     * @param inputs [S x ...], as the data set has them
     * @param pass each dense layer is to be applied by {@link Pass#dense}
     * @return [S x classes]
     */
    public abstract Tensor forward(Tensor inputs, Pass pass);

    /** The name in files and messages, such as {@code lenet5}. */
    public abstract String name();

    /** What else decides on what it computes, as text behind its name; mostly nothing. */
    public String variant() {
        return "";
    }

    /** The parameters by their names in the {@code state_dict}, in order. */
    public final Map<String, Tensor> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** What batch normalization has seen, means and variances, by its names in the {@code state_dict}; often empty. */
    public final Map<String, Tensor> statistics() {
        return Collections.unmodifiableMap(statistics);
    }

    /** Parameters and statistics, all that makes a model, in the order of the {@code state_dict}. */
    public final Map<String, Tensor> state() {
        return Collections.unmodifiableMap(state);
    }

    /** The dense layers, from the input to the output. */
    public final List<Dense> denseLayers() {
        return Collections.unmodifiableList(denseLayers);
    }

    /** The number of trainable numbers. */
    public final long parameterCount() {
        return parameters.values().stream().mapToLong(Tensor::numel).sum();
    }

    /**
     * Takes over the values of another network's parameters and statistics; the other's do not change.
     *
     * @throws IllegalArgumentException if the other has other parameters
     */
    public final void copyStateFrom(Network other) {
        if (!state.keySet().equals(other.state.keySet())) {
            throw new IllegalArgumentException("parameters of " + other.name() + " do not fit into " + name()
                    + ": there are " + other.state.keySet() + ", and not " + state.keySet());
        }
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            state.forEach((name, tensor) -> tensor.copy_(other.state.get(name)));
        }
    }

    /** Where it computes; at first the processor. */
    public final Device device() {
        return device;
    }

    /**
     * Moves parameters and statistics to a device. Move a network before a training binds it, or after.
     *
     * @throws IllegalStateException if there is no such device
     */
    public final void moveTo(Device target) {
        if (target == device) {
            return;
        }
        target.require();
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            state.values().forEach(tensor -> tensor.set_data(target.bring(tensor)));
        }
        device = target;
    }

    /** Frees the parameters. */
    @Override
    public void close() {
        denseLayers.forEach(Dense::release);
        convolutions.forEach(Conv2d::release);
        normalizations.forEach(BatchNorm2d::release);
        constants.forEach(Scalar::releaseReference);
        state.values().forEach(Tensor::releaseReference);
        state.clear();
        parameters.clear();
        statistics.clear();
    }

    /**
     * A dense layer on a layer of neurons.
     *
     * @param name its name in the {@code state_dict}
     * @param neurons N, what comes in
     * @param targets M, what goes out
     */
    protected final Dense dense(String name, int neurons, int targets) {
        return register(name, neurons, targets, false);
    }

    /** As {@link #dense}, on the raw input: BEAN leaves it alone unless it is asked for by name. */
    protected final Dense denseOnInput(String name, int inputs, int targets) {
        return register(name, inputs, targets, true);
    }

    /**
     * A convolution with stride 1.
     *
     * @param name its name in the {@code state_dict}
     * @param channels inputs and outputs
     * @param kernel height and width of the kernel
     * @param padding zeros on each side
     */
    protected final Conv2d convolution(String name, Channels channels, int kernel, int padding) {
        return convolution(
                new Layer.Convolution(name, channels.inputs(), channels.outputs(), kernel, 1, padding, true));
    }

    /** With a bias. */
    final Conv2d convolution(Layer.Convolution layer) {
        Channels channels = new Channels(layer.inputs(), layer.outputs());
        Tensor weight = kernels(layer.name(), channels, layer.kernel());
        int fanIn = layer.inputs() * layer.kernel() * layer.kernel();
        Tensor bias = parameter(layer.name() + ".bias", fanIn, layer.outputs());
        return register(new Conv2d(weight, bias, layer.stride(), layer.padding()));
    }

    /** The type of the parameters. */
    final ScalarType parameterType() {
        return parameters.values().iterator().next().scalar_type();
    }

    /** A number that a layer multiplies by, until the network is closed. */
    final Scalar keep(Scalar number) {
        constants.add(number.retainReference());
        return number;
    }

    /**
     * A convolution without a bias, which a batch normalization after it would take away.
     *
     * @param name its name in the {@code state_dict}
     * @param channels inputs and outputs
     * @param window of the images that an output sees
     */
    protected final Conv2d convolutionWithoutBias(String name, Channels channels, Window window) {
        return register(new Conv2d(kernels(name, channels, window.size), null, window.stride, window.padding));
    }

    /**
     * What a convolution looks at.
     *
     * @param size height and width of the kernel
     * @param stride pixels from one window to the next
     * @param padding zeros on each side
     */
    public record Window(int size, int stride, int padding) {}

    /** Batch normalization, with weights of 1, biases of 0, means of 0 and variances of 1 at first. */
    protected final BatchNorm2d batchNormalization(String name, int channels) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = keep(
                    parameters,
                    name + ".weight",
                    initialization.constant(1, channels).requires_grad_(true));
            Tensor bias = keep(
                    parameters,
                    name + ".bias",
                    initialization.constant(0, channels).requires_grad_(true));
            Tensor mean = keep(statistics, name + ".running_mean", initialization.constant(0, channels));
            Tensor variance = keep(statistics, name + ".running_var", initialization.constant(1, channels));
            BatchNorm2d normalization = new BatchNorm2d(weight, bias, mean, variance);
            normalizations.add(normalization);
            return normalization;
        }
    }

    private Tensor kernels(String name, Channels channels, int size) {
        int fanIn = channels.inputs() * size * size;
        return parameter(name + ".weight", fanIn, channels.outputs(), channels.inputs(), size, size);
    }

    private Conv2d register(Conv2d convolution) {
        convolutions.add(convolution);
        return convolution;
    }

    /** The numbers of channels that a convolution takes and gives. */
    public record Channels(int inputs, int outputs) {}

    private Dense register(String name, int neurons, int targets, boolean onRawInput) {
        Tensor weight = parameter(name + ".weight", neurons, targets, neurons);
        Tensor bias = parameter(name + ".bias", neurons, targets);
        Dense dense = new Dense(name, onRawInput, weight, bias);
        denseLayers.add(dense);
        return dense;
    }

    private Tensor parameter(String name, int fanIn, long... shape) {
        try (PointerScope scope = new PointerScope()) {
            return keep(parameters, name, initialization.uniform(fanIn, shape));
        }
    }

    private Tensor keep(Map<String, Tensor> kind, String name, Tensor tensor) {
        if (state.containsKey(name)) {
            throw new IllegalArgumentException("two layers of the network are named " + name + "; rename one");
        }
        tensor.retainReference();
        kind.put(name, tensor);
        state.put(name, tensor);
        return tensor;
    }
}
