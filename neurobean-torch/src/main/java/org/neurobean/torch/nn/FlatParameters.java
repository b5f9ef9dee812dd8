package org.neurobean.torch.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.NoGradient;

/**
 * All parameters of a network as one vector, and all gradients as another. The network's tensors become views of them,
 * so one operation updates every parameter: a small training step is dominated by the number of its operations.
 */
public final class FlatParameters implements AutoCloseable {

    private final Tensor values;
    private final Tensor gradients;
    private final List<Tensor> gradientViews = new ArrayList<>();
    private final Map<String, Tensor> gradientByName = new LinkedHashMap<>();

    /** Moves the network's parameters into one vector; their values stay the same. */
    public FlatParameters(Network network) {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            Tensor first = network.parameters().values().iterator().next();
            long[] size = {network.parameterCount()};
            values = torch.zeros(size, first.options()).retainReference();
            gradients = torch.zeros(size, first.options()).retainReference();
            long offset = 0;
            for (Map.Entry<String, Tensor> entry : network.parameters().entrySet()) {
                Tensor parameter = entry.getValue();
                long[] shape = parameter.sizes().vec().get();
                Tensor place = values.narrow(0, offset, parameter.numel()).view(shape);
                place.copy_(parameter);
                parameter.set_data(place);
                Tensor gradient = gradients
                        .narrow(0, offset, parameter.numel())
                        .view(shape)
                        .retainReference();
                parameter.mutable_grad().put(gradient);
                gradientViews.add(gradient);
                gradientByName.put(entry.getKey(), gradient);
                offset += parameter.numel();
            }
        }
    }

    /** Every parameter, in the order of the {@code state_dict}: [P]. */
    public Tensor values() {
        return values;
    }

    /** The gradient of the objective with respect to every parameter: [P]. */
    public Tensor gradients() {
        return gradients;
    }

    /**
     * The part of {@link #gradients()} that belongs to one parameter, in the parameter's own shape.
     *
     * @param parameter a name of the {@code state_dict}, such as {@code fc1.weight}
     */
    public Tensor gradientOf(String parameter) {
        Tensor gradient = gradientByName.get(parameter);
        if (gradient == null) {
            throw new IllegalArgumentException(
                    "the network has no parameter " + parameter + "; it has " + gradientByName.keySet());
        }
        return gradient;
    }

    /** Whether no parameter is infinite or not a number. */
    public boolean areFinite() {
        return isFinite(values);
    }

    public static boolean isFinite(Tensor numbers) {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            // Any infinite or undefined addend makes the sum of zero multiples undefined.
            return numbers.mul(new Scalar(0.0)).sum().item_double() == 0;
        }
    }

    @Override
    public void close() {
        gradientViews.forEach(Tensor::releaseReference);
        values.releaseReference();
        gradients.releaseReference();
    }
}
