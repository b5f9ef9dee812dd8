package org.neurobean.torch.regularize;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.RegularizerSettings.GroupLasso;

/**
 * The group lasso (Yuan and Lin 2006) of neurons, as Scardapane, Comminiello, Hussain and Uncini (2017) use it on networks:
 * a neuron's outgoing weights are one group, so that it is left with all of them or with none,
 *
 * <pre>
 *   lambda sum_layers sqrt(M) sum_i ||w_i||,   by w_i: lambda sqrt(M) w_i / ||w_i||, 0 if w_i is 0
 * </pre>
 *
 * <p>with w_i [M] the weights by which neuron or input i enters a dense layer.
 *
 * @param settings its factor and choices
 */
record GroupLassoRegularizer(GroupLasso settings) implements KnownRegularizer {

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        List<Dense> layers = network.denseLayers();
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "the group lasso acts on dense layers, and " + network.name() + " has none");
        }
        return new Attached() {
            @Override
            public void addGradients(Activations activations, GradientSink sink) {
                for (Dense layer : layers) {
                    Tensor norms = norms(layer.weight()); // [1 x N]
                    Tensor directions = layer.weight().div(norms); // [M x N]
                    directions.masked_fill_(norms.eq(ZERO), ZERO);
                    sink.byParameter(
                            layer.name() + ".weight", directions, settings.lambda() * Math.sqrt(layer.targets()));
                }
            }

            @Override
            public List<Term> terms(Activations activations) {
                return layers.stream()
                        .map(layer -> new Term(
                                "group_lasso." + layer.name(),
                                Math.sqrt(layer.targets())
                                        * norms(layer.weight()).sum().item_double(),
                                settings.lambda()))
                        .toList();
            }
        };
    }

    private static final Scalar ZERO = new Scalar(0.0).retainReference();
    private static final ScalarOptional TWO = new ScalarOptional(new Scalar(2.0)).retainReference();
    private static final long[] OVER_TARGETS = {0};

    /** ||w_i|| for the columns of the weight as the engine keeps it [M x N]: [1 x N]. */
    private static Tensor norms(Tensor weight) {
        return weight.norm(TWO, OVER_TARGETS, true);
    }
}
