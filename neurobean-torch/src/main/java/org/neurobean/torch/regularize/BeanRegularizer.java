package org.neurobean.torch.regularize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.Numbers;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.penalty.TensorBeanPenalty;

/**
 * BEAN as training uses it: alpha times the penalty of Eq. 1, summed over dense layers. Each layer pairs what enters
 * it, H^(l), with its weights, W^(l+1).
 *
 * @param penalty order, divergence, gamma and the scale of alpha
 * @param alphas one for all layers, or one for each layer in the order of the selection; above 0
 * @param layers the dense layers that it acts on
 * @param control the penalty itself, or one of the controls that show which of its parts matters
 */
public record BeanRegularizer(BeanPenalty penalty, List<Double> alphas, LayerSelection layers, Control control)
        implements Regularizer {

    /** What the penalty is compared with, each a change of one of its parts. */
    public enum Control {
        /** The penalty of Eq. 1. */
        NONE(""),

        /**
         * A = 1 for all pairs, in every order, gamma and scale of alpha: neurons are to fire alike, whatever their wiring.
         * With the squared divergence that is alpha times twice the variance of a sample's activations.
         *
         * <p>Alpha is not converted, but to be tuned anew: the A of Eq. 7 has a mean of about 0.006 in the authors' scale
         * where the first dense layer of LeNet-5 starts, a sixth of that at its last, and both change while it learns, so
         * no constant stands for it; a control with an alpha of its own is the stronger opponent.
         */
        ALL_PAIRS("A = 1 for all pairs"),

        /**
         * A'_ij = A_pi(i)pi(j) for a random order pi of the layer's neurons, fixed for a training: the right amount and
         * structure of wiring, at the wrong neurons. Activations and weights both get the gradient of this pairing.
         */
        SHUFFLED("A shuffled"),

        /** A as it is, but the weights in it get no gradient: activations follow the wiring, not the wiring activations. */
        ACTIVATIONS_ALONE("by activations alone");

        private final String description;

        Control(String description) {
            this.description = description;
        }
    }

    /** The penalty itself, no control. */
    public BeanRegularizer(BeanPenalty penalty, List<Double> alphas, LayerSelection layers) {
        this(penalty, alphas, layers, Control.NONE);
    }

    public BeanRegularizer {
        alphas = List.copyOf(alphas);
        if (alphas.isEmpty()) {
            throw new IllegalArgumentException("BEAN needs an alpha: one for all layers, or one for each");
        }
        for (double alpha : alphas) {
            if (!(alpha > 0) || Double.isInfinite(alpha)) {
                throw new IllegalArgumentException("alpha must be a finite number above 0, but is " + alpha);
            }
        }
        if (!layers.names().isEmpty()
                && alphas.size() > 1
                && alphas.size() != layers.names().size()) {
            throw new IllegalArgumentException("there are " + alphas.size() + " alphas for "
                    + layers.names().size() + " layers; give one alpha, or one for each layer");
        }
    }

    /** The paper's penalty of the given order with one alpha on all dense layers that stand on neurons. */
    public static BeanRegularizer ofOrder(int order, double alpha) {
        return new BeanRegularizer(BeanPenalty.ofOrder(order), List.of(alpha), LayerSelection.ALL);
    }

    @Override
    public String description() {
        String values = alphas.stream().map(Numbers::plain).collect(Collectors.joining(", "));
        return "BEAN-" + penalty.order()
                + (control == Control.NONE ? "" : ", " + control.description) + ", alpha " + values
                + (penalty.alphaScale() == AlphaScale.CODE ? " (code scale)" : " (paper scale)")
                + (penalty.gamma() == BeanPenalty.PAPER_GAMMA ? "" : ", gamma " + Numbers.plain(penalty.gamma()))
                + (penalty.divergence() == Divergence.SQUARED ? "" : ", absolute divergence")
                + (layers.names().isEmpty() ? "" : ", on " + String.join(", ", layers.names()) + " alone");
    }

    /** The same, or a control of it. */
    public BeanRegularizer withControl(Control newControl) {
        return new BeanRegularizer(penalty, alphas, layers, newControl);
    }

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        List<Dense> chosen = layers.in(network, "BEAN");
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
        return switch (control) {
            case NONE -> new BeanLayer.Wired(layer, alpha, new TensorBeanPenalty(penalty), true);
            case ACTIVATIONS_ALONE -> new BeanLayer.Wired(layer, alpha, new TensorBeanPenalty(penalty), false);
            case ALL_PAIRS -> new BeanLayer.AllPairs(layer, alpha, penalty.divergence());
            case SHUFFLED ->
                new BeanLayer.Shuffled(
                        layer,
                        alpha,
                        new TensorBeanPenalty(penalty),
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
                terms.add(new Term("bean." + layer.layer().name(), last[l] / layer.alpha(), layer.alpha()));
            }
            return terms;
        }

        @Override
        public void close() {
            layers.forEach(BeanLayer::close);
        }
    }
}
