package org.neurobean.torch.regularize;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.neurobean.torch.Numbers;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;

/**
 * Weight decay of all parameters.
 *
 * @param lambda its strength, above 0
 * @param coupling how it meets the optimizer
 */
public record WeightDecay(double lambda, Coupling coupling) implements Regularizer {

    /** Where the decay enters the update. */
    public enum Coupling {
        /** lambda/2 |theta|^2 in the objective: its gradient passes through Adam's moments, as in the authors' code. */
        L2,
        /** theta is multiplied by 1 - lr lambda before the step (Loshchilov and Hutter 2019). */
        DECOUPLED
    }

    public WeightDecay {
        if (!(lambda > 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("weight decay must be a finite number above 0, but is " + lambda);
        }
    }

    @Override
    public String description() {
        return (coupling == Coupling.L2 ? "weight decay (L2) " : "weight decay (decoupled) ") + Numbers.plain(lambda);
    }

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        return coupling == Coupling.L2 ? new AttachedL2(parameters) : new AttachedDecoupled(parameters);
    }

    private final class AttachedL2 implements Attached {

        private final FlatParameters parameters;
        private final Scalar factor = new Scalar(lambda).retainReference();

        AttachedL2(FlatParameters parameters) {
            this.parameters = parameters;
        }

        @Override
        public void addGradients(Activations activations, GradientSink sink) {
            parameters.gradients().add_(parameters.values(), factor);
        }

        @Override
        public List<Term> terms(Activations activations) {
            double norm = parameters.values().norm().item_double();
            return List.of(new Term("l2", norm * norm / 2, lambda));
        }

        @Override
        public void close() {
            factor.releaseReference();
        }
    }

    private final class AttachedDecoupled implements Attached {

        private final FlatParameters parameters;

        AttachedDecoupled(FlatParameters parameters) {
            this.parameters = parameters;
        }

        @Override
        public void beforeUpdate(double learningRate) {
            parameters.values().mul_(new Scalar(1 - learningRate * lambda));
        }
    }
}
