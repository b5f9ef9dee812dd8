package org.neurobean.torch.regularize;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.RegularizerSettings.L1;

/**
 * The l1 norm of dense layers: lambda times the sum of absolute values, with sub-gradient 0 at 0.
 *
 * @param settings its factor and choices
 */
record L1Regularizer(L1 settings) implements KnownRegularizer {

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        if (network.denseLayers().isEmpty()) {
            throw new IllegalArgumentException("l1 acts on dense layers, and " + network.name() + " has none");
        }
        List<String> names = new ArrayList<>();
        for (Dense layer : network.denseLayers()) {
            names.add(layer.name() + ".weight");
            if (settings.biasesToo()) {
                names.add(layer.name() + ".bias");
            }
        }
        return new Attached() {
            @Override
            public void addGradients(Activations activations, GradientSink sink) {
                for (String name : names) {
                    sink.byParameter(name, parameter(name).sign(), settings.lambda());
                }
            }

            @Override
            public List<Term> terms(Activations activations) {
                double sum = names.stream()
                        .mapToDouble(name -> parameter(name).abs().sum().item_double())
                        .sum();
                return List.of(new Term("l1", sum, settings.lambda()));
            }

            private Tensor parameter(String name) {
                Tensor parameter = network.parameters().get(name);
                if (parameter == null) {
                    throw new IllegalStateException("the network of this l1 penalty was closed");
                }
                return parameter;
            }
        };
    }
}
