package org.neurobean.torch.regularize;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.penalty.TensorBeanPenalty;
import org.neurobean.torch.settings.RegularizerSettings.Bean;

/**
 * BEAN as training uses it: alpha times the penalty of Eq. 1, summed over dense layers. Each layer pairs what enters
 * it, H^(l), with its weights, W^(l+1).
 *
 * @param settings order, alphas, layers and the rest
 */
record BeanRegularizer(Bean settings) implements KnownRegularizer {

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        List<Dense> chosen = new LayerSelection(settings.layers()).in(network, "BEAN");
        List<Double> alphas = settings.alphas();
        if (alphas.size() > 1 && alphas.size() != chosen.size()) {
            throw new IllegalArgumentException("there are " + alphas.size() + " alphas for the " + chosen.size()
                    + " dense layers " + chosen.stream().map(Dense::name).toList()
                    + "; give one alpha, or one for each layer");
        }
        List<BeanLayer> attached = new ArrayList<>();
        for (int l = 0; l < chosen.size(); l++) {
            double alpha = alphas.size() == 1 ? alphas.get(0) : alphas.get(l);
            attached.add(layer(chosen.get(l), alpha, randomness));
        }
        return new AttachedBean(attached);
    }

    private BeanLayer layer(Dense layer, double alpha, Randomness randomness) {
        return switch (settings.control()) {
            case NONE -> new BeanLayer.Wired(layer, alpha, new TensorBeanPenalty(settings.penalty()), true);
            case ACTIVATIONS_ALONE ->
                new BeanLayer.Wired(layer, alpha, new TensorBeanPenalty(settings.penalty()), false);
            case ALL_PAIRS -> new BeanLayer.AllPairs(layer, alpha, settings.divergence());
            case SHUFFLED ->
                new BeanLayer.Shuffled(
                        layer,
                        alpha,
                        new TensorBeanPenalty(settings.penalty()),
                        randomness.permutation(layer.neurons(), "bean shuffled." + layer.name()));
        };
    }

    private static final class AttachedBean implements Attached {

        private final List<BeanLayer> layers;
        private final double[] last;
        private boolean evaluated;

        AttachedBean(List<BeanLayer> layers) {
            this.layers = layers;
            last = new double[layers.size()];
        }

        @Override
        public boolean watches(Dense layer) {
            return layers.stream().anyMatch(l -> l.layer() == layer);
        }

        @Override
        public void addGradients(Activations activations, GradientSink sink) {
            for (int l = 0; l < last.length; l++) {
                last[l] = layers.get(l).addGradients(activations, sink);
            }
            evaluated = true;
        }

        @Override
        public List<Term> terms(Activations activations) {
            List<Term> terms = new ArrayList<>();
            for (int l = 0; l < last.length && evaluated; l++) {
                BeanLayer layer = layers.get(l);
                terms.add(new Term("bean." + layer.layer().name(), last[l], layer.alpha()));
            }
            return terms;
        }

        @Override
        public void close() {
            layers.forEach(BeanLayer::close);
        }
    }
}
