package org.neurobean.torch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A classifier with dense layers. A network of one's own extends this class: the constructor asks for its layers, in
 * the order of the {@code state_dict}, and {@link #forward} connects them.
 *
 * <p>The parameters live outside of the Java heap until {@link #close()}.
 */
public abstract class Network implements AutoCloseable {

    private final Initialization initialization;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final List<Dense> denseLayers = new ArrayList<>();
    private final List<Conv2d> convolutions = new ArrayList<>();

    /** @param initialization the random stream and the precision of the parameters */
    protected Network(Initialization initialization) {
        Engine.start();
        this.initialization = initialization;
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

    /** The parameters by their names in the {@code state_dict}, in order. */
    public final Map<String, Tensor> parameters() {
        return Collections.unmodifiableMap(parameters);
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
     * Takes over the values of another network's parameters; the other's do not change.
     *
     * @throws IllegalArgumentException where the other has other parameters
     */
    public final void copyParametersFrom(Network other) {
        if (!parameters.keySet().equals(other.parameters.keySet())) {
            throw new IllegalArgumentException("parameters of " + other.name() + " do not fit into " + name()
                    + ": there are " + other.parameters.keySet() + ", and not " + parameters.keySet());
        }
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            parameters.forEach((name, parameter) -> parameter.copy_(other.parameters.get(name)));
        }
    }

    /** Frees the parameters. */
    @Override
    public void close() {
        denseLayers.forEach(Dense::release);
        convolutions.forEach(Conv2d::release);
        parameters.values().forEach(Tensor::releaseReference);
        parameters.clear();
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
        int fanIn = channels.inputs() * kernel * kernel;
        Tensor weight = parameter(name + ".weight", fanIn, channels.outputs(), channels.inputs(), kernel, kernel);
        Tensor bias = parameter(name + ".bias", fanIn, channels.outputs());
        Conv2d convolution = new Conv2d(weight, bias, padding);
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
            Tensor parameter = initialization.uniform(fanIn, shape).retainReference();
            if (parameters.put(name, parameter) != null) {
                throw new IllegalArgumentException("two layers of the network are named " + name + "; rename one");
            }
            return parameter;
        }
    }
}
