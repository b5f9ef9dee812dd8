package org.neurobean.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.penalty.PenaltyTerms;
import org.neurobean.torch.penalty.TensorBeanPenalty;

/**
 * BEAN as training uses it: alpha times the penalty of Eq. 1, summed over dense layers. Each layer pairs what enters
 * it, H^(l), with its weights, W^(l+1).
 *
 * @param penalty order, divergence, gamma and the scale of alpha
 * @param alphas one for all layers, or one for each layer in the order of the selection; above 0
 * @param layers the dense layers that it acts on
 */
public record BeanRegularizer(BeanPenalty penalty, List<Double> alphas, LayerSelection layers) implements Regularizer {

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
        return "BEAN-" + penalty.order() + ", alpha " + values
                + (penalty.alphaScale() == AlphaScale.CODE ? " (code scale)" : " (paper scale)")
                + (penalty.gamma() == BeanPenalty.PAPER_GAMMA ? "" : ", gamma " + Numbers.plain(penalty.gamma()))
                + (penalty.divergence() == Divergence.SQUARED ? "" : ", absolute divergence")
                + (layers.names().isEmpty() ? "" : ", on " + String.join(", ", layers.names()) + " alone");
    }

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        List<Dense> chosen = layers.in(network, "BEAN");
        if (alphas.size() > 1 && alphas.size() != chosen.size()) {
            throw new IllegalArgumentException("there are " + alphas.size() + " alphas for the " + chosen.size()
                    + " dense layers " + chosen.stream().map(Dense::name).toList()
                    + "; give one alpha, or one for each layer");
        }
        List<LayerPenalty> penalties = new ArrayList<>();
        for (int l = 0; l < chosen.size(); l++) {
            double alpha = alphas.size() == 1 ? alphas.get(0) : alphas.get(l);
            penalties.add(new LayerPenalty(chosen.get(l), alpha, new TensorBeanPenalty(penalty)));
        }
        return new AttachedBean(penalties);
    }

    /** The penalty of one layer; it keeps its scratch memory from step to step. */
    private record LayerPenalty(Dense layer, double alpha, TensorBeanPenalty penalty) {}

    private static final class AttachedBean implements Attached {

        private final List<LayerPenalty> penalties;
        private final List<PenaltyTerms> last = new ArrayList<>();

        AttachedBean(List<LayerPenalty> penalties) {
            this.penalties = penalties;
        }

        @Override
        public boolean watches(Dense layer) {
            return penalties.stream().anyMatch(p -> p.layer() == layer);
        }

        @Override
        public void addGradients(Activations activations, GradientSink sink) {
            last.clear();
            for (LayerPenalty p : penalties) {
                Tensor entering = activations.entering(p.layer()); // [S x N]
                // Alpha goes into the closed form's own factor: a pass over the activations less.
                PenaltyTerms terms = p.penalty().evaluate(entering, p.layer().weight(), p.alpha());
                sink.byActivations(p.layer(), terms.byActivations(), 1);
                sink.byParameter(p.layer().name() + ".weight", terms.byWeight(), 1);
                last.add(terms);
            }
        }

        @Override
        public List<Term> terms(Activations activations) {
            List<Term> terms = new ArrayList<>();
            for (int l = 0; l < last.size(); l++) {
                LayerPenalty p = penalties.get(l);
                terms.add(new Term("bean." + p.layer().name(), last.get(l).value() / p.alpha(), p.alpha()));
            }
            return terms;
        }

        @Override
        public void close() {
            penalties.forEach(p -> p.penalty().close());
        }
    }
}
