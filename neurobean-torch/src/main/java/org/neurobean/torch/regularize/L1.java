package org.neurobean.torch.regularize;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Numbers;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;

/**
 * The l1 norm of dense layers: lambda times the sum of absolute values, with sub-gradient 0 at 0.
 *
 * @param lambda its factor in the objective, above 0
 * @param biasesToo whether the biases count, as in the authors' code
 */
public record L1(double lambda, boolean biasesToo) implements Regularizer {

    public L1 {
        if (!(lambda > 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("the factor of l1 must be a finite number above 0, but is " + lambda);
        }
    }

    @Override
    public String description() {
        return "l1 " + Numbers.plain(lambda) + (biasesToo ? " on weights and biases" : " on weights");
    }

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        if (network.denseLayers().isEmpty()) {
            throw new IllegalArgumentException("l1 acts on dense layers, and " + network.name() + " has none");
        }
        List<String> names = new ArrayList<>();
        for (Dense layer : network.denseLayers()) {
            names.add(layer.name() + ".weight");
            if (biasesToo) {
                names.add(layer.name() + ".bias");
            }
        }
        return new Attached() {
            @Override
            public void addGradients(Activations activations, GradientSink sink) {
                for (String name : names) {
                    sink.byParameter(name, parameter(name).sign(), lambda);
                }
            }

            @Override
            public List<Term> terms(Activations activations) {
                double sum = names.stream()
                        .mapToDouble(name -> parameter(name).abs().sum().item_double())
                        .sum();
                return List.of(new Term("l1", sum, lambda));
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
