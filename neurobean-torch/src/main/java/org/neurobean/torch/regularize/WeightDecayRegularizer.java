package org.neurobean.torch.regularize;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;

/**
 * Weight decay of all parameters.
 *
 * @param settings its strength, and how it meets the optimizer
 */
record WeightDecayRegularizer(WeightDecay settings) implements KnownRegularizer {

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        return switch (settings.coupling()) {
            case L2 -> new AttachedL2(parameters);
            case DECOUPLED -> new AttachedDecoupled(parameters);
        };
    }

    private final class AttachedL2 implements Attached {

        private final FlatParameters parameters;

        AttachedL2(FlatParameters parameters) {
            this.parameters = parameters;
        }

        @Override
        public void addGradients(Activations activations, GradientSink sink) {
            sink.byAllParameters(parameters.values(), settings.lambda());
        }

        @Override
        public List<Term> terms(Activations activations) {
            double norm = parameters.values().norm().item_double();
            return List.of(new Term("l2", norm * norm / 2, settings.lambda()));
        }
    }

    private final class AttachedDecoupled implements Attached {

        private final FlatParameters parameters;

        AttachedDecoupled(FlatParameters parameters) {
            this.parameters = parameters;
        }

        @Override
        public void beforeUpdate(double learningRate) {
            parameters.values().mul_(new Scalar(1 - learningRate * settings.lambda()));
        }
    }
}
