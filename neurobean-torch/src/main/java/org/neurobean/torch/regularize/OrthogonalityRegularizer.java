package org.neurobean.torch.regularize;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.RegularizerSettings.Orthogonality;

/**
 * Soft orthogonality (Bansal, Chen and Wang 2018) of dense layers: the squared distance of the weights' Gram matrix from the
 * identity, by the smaller of both Gram matrices, as the larger one cannot become the identity,
 *
 * <pre>
 *   lambda sum_layers ||G - I||_F^2,   G = W W' [M x M] if M is at most N, otherwise W'W [N x N]
 *   by W: 4 lambda (G - I) W, or 4 lambda W (G - I)
 * </pre>
 *
 * @param settings its factor and choices
 */
record OrthogonalityRegularizer(Orthogonality settings) implements KnownRegularizer {

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        List<Dense> layers = network.denseLayers();
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "orthogonality acts on dense layers, and " + network.name() + " has none");
        }
        return new Attached() {
            @Override
            public void addGradients(Activations activations, GradientSink sink) {
                for (Dense layer : layers) {
                    Tensor w = layer.weight(); // [M x N]
                    Tensor excess = excess(layer);
                    Tensor product = wide(layer) ? torch.mm(excess, w) : torch.mm(w, excess); // [M x N]
                    sink.byParameter(layer.name() + ".weight", product, 4 * settings.lambda());
                }
            }

            @Override
            public List<Term> terms(Activations activations) {
                return layers.stream()
                        .map(layer -> {
                            double norm = excess(layer).norm().item_double();
                            return new Term("orthogonality." + layer.name(), norm * norm, settings.lambda());
                        })
                        .toList();
            }
        };
    }

    private static boolean wide(Dense layer) {
        return layer.targets() <= layer.neurons();
    }

    /** G - I, square. */
    private static Tensor excess(Dense layer) {
        Tensor w = layer.weight(); // [M x N]
        Tensor gram = wide(layer) ? torch.mm(w, w.t()) : torch.mm(w.t(), w);
        gram.diagonal().sub_(ONE);
        return gram;
    }

    private static final Scalar ONE = new Scalar(1.0).retainReference();
}
