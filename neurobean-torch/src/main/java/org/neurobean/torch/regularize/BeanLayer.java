package org.neurobean.torch.regularize;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.Device;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.penalty.AllPairsPenalty;
import org.neurobean.torch.penalty.PenaltyTerms;
import org.neurobean.torch.penalty.TensorBeanPenalty;
import org.neurobean.torch.regularize.Regularizer.Activations;
import org.neurobean.torch.regularize.Regularizer.GradientSink;

/** BEAN, or a control of it, at work on one dense layer of one training. */
public sealed interface BeanLayer extends AutoCloseable {

    Dense layer();

    /** The factor of its penalty in the objective. */
    double alpha();

    /** Adds the gradients of the penalty, to be multiplied by alpha; returns the penalty, without alpha. */
    double addGradients(Activations activations, GradientSink sink);

    @Override
    default void close() {}

    /**
     * Eq. 1.
     *
     * @param penalty keeps its scratch memory from step to step
     * @param byWeight whether the weights get their gradient
     */
    record Wired(Dense layer, double alpha, TensorBeanPenalty penalty, boolean byWeight) implements BeanLayer {

        @Override
        public double addGradients(Activations activations, GradientSink sink) {
            PenaltyTerms terms =
                    penalty.evaluate(Device.CPU.bring(activations.entering(layer)), Device.CPU.bring(layer.weight()));
            sink.byActivations(layer, terms.byActivations(), alpha);
            if (byWeight) {
                sink.byParameter(layer.name() + ".weight", terms.byWeight(), alpha);
            }
            return terms.value();
        }

        @Override
        public void close() {
            penalty.close();
        }
    }

    /**
     * Eq. 1 with A of neurons in another order. Summed over all pairs that is A as it is with the activations in the
     * inverse order, sum_ij A_pi(i)pi(j) d(h_i, h_j) = sum_ab A_ab d(h_sigma(a), h_sigma(b)), sigma the inverse of pi: so
     * activations move, of which there are fewer than weights.
     */
    final class Shuffled implements BeanLayer {

        private final Dense layer;
        private final double alpha;
        private final TensorBeanPenalty penalty;
        private final Tensor order;
        private final Tensor inverse;

        /** @param order pi, [N] */
        public Shuffled(Dense layer, double alpha, TensorBeanPenalty penalty, int[] order) {
            this.layer = layer;
            this.alpha = alpha;
            this.penalty = penalty;
            long[] there = new long[order.length];
            long[] back = new long[order.length];
            for (int i = 0; i < order.length; i++) {
                there[i] = order[i];
                back[order[i]] = i;
            }
            this.order = Tensor.create(there).retainReference();
            this.inverse = Tensor.create(back).retainReference();
        }

        @Override
        public Dense layer() {
            return layer;
        }

        @Override
        public double alpha() {
            return alpha;
        }

        @Override
        public double addGradients(Activations activations, GradientSink sink) {
            Tensor entering = Device.CPU.bring(activations.entering(layer)); // [S x N]
            Tensor moved = torch.index_select(entering, 1, inverse); // [S x N]
            PenaltyTerms terms = penalty.evaluate(moved, Device.CPU.bring(layer.weight()));
            sink.byActivations(layer, torch.index_select(terms.byActivations(), 1, order), alpha); // [S x N]
            sink.byParameter(layer.name() + ".weight", terms.byWeight(), alpha);
            return terms.value();
        }

        @Override
        public void close() {
            order.releaseReference();
            inverse.releaseReference();
            penalty.close();
        }
    }

    /** Eq. 1 with A = 1. */
    record AllPairs(Dense layer, double alpha, Divergence divergence) implements BeanLayer {

        @Override
        public double addGradients(Activations activations, GradientSink sink) {
            AllPairsPenalty penalty = AllPairsPenalty.of(divergence, Device.CPU.bring(activations.entering(layer)));
            sink.byActivations(layer, penalty.byActivations(), alpha);
            return penalty.value();
        }
    }
}
