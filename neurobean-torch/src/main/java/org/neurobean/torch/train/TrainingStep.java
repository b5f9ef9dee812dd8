package org.neurobean.torch.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.FlushToZero;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.regularize.Regularizer.Activations;
import org.neurobean.torch.regularize.Regularizer.Attached;
import org.neurobean.torch.regularize.Regularizer.GradientSink;
import org.neurobean.torch.regularize.Regularizer.Moment;
import org.neurobean.torch.regularize.Regularizer.Term;

/**
 * One step of training: the only place where the classification loss and the penalties are added up.
 *
 * <p>The penalties' gradients have closed forms, computed outside of differentiation. Those with respect to
 * activations enter backpropagation as extra roots beside the loss; those with respect to weights are added to the
 * parameters' gradients.
 */
public final class TrainingStep implements AutoCloseable {

    private final Network network;
    private final FlatParameters parameters;
    private final Adam adam;
    private final double learningRate;
    private double rate;
    private final List<Attached> regularizers = new ArrayList<>();
    private final Map<Double, Scalar> scalars = new HashMap<>();

    /**
     * Binds network, optimizer and regularizers.
     *
     * @param learningRate above 0
     * @throws IllegalArgumentException if a regularizer finds nothing to act on
     */
    public TrainingStep(
            Network network, double learningRate, List<? extends Regularizer> chosen, Randomness randomness) {
        this.network = network;
        this.learningRate = learningRate;
        this.rate = learningRate;
        parameters = new FlatParameters(network);
        adam = new Adam(parameters, learningRate);
        try {
            for (Regularizer regularizer : chosen) {
                regularizers.add(regularizer.attach(network, parameters, randomness));
            }
        } catch (IllegalArgumentException e) {
            close();
            throw e;
        }
    }

    /**
     * What a step found, before it moved the parameters.
     *
     * @param loss mean cross-entropy of the batch
     * @param correct the number of samples that were classified correctly
     * @param terms the penalties, if they were asked for
     */
    public record Outcome(double loss, int correct, List<Term> terms) {

        /** loss plus alpha times each penalty. */
        public double objective() {
            return loss
                    + terms.stream().mapToDouble(t -> t.alpha() * t.penalty()).sum();
        }
    }

    /**
     * Makes the steps to come as large as this share of the learning rate would.
     *
     * @param share above 0, at most 1
     */
    void setRateShare(double share) {
        rate = learningRate * share;
        adam.setLearningRate(rate);
    }

    /**
     * Moves the parameters once. If the loss is not finite, no parameter is moved.
     *
     * @param inputs [S x ...]
     * @param labels [S]
     * @param step counts from 0 over the whole training
     * @param measure whether the outcome is to hold the penalties' values
     */
    public Outcome run(Tensor inputs, Tensor labels, long step, boolean measure) {
        try (PointerScope scope = new PointerScope();
                FlushToZero flush = new FlushToZero()) {
            Outcome outcome = differentiate(inputs, labels, step, measure);
            if (Double.isFinite(outcome.loss())) {
                try (NoGradient none = new NoGradient()) {
                    regularizers.forEach(r -> r.beforeUpdate(rate));
                }
                adam.step();
            }
            return outcome;
        }
    }

    /** The gradient of the whole objective at these samples, for tests: no parameter moves. */
    double gradientOnly(Tensor inputs, Tensor labels, long step) {
        try (PointerScope scope = new PointerScope()) {
            return differentiate(inputs, labels, step, true).objective();
        }
    }

    /** Fills the gradients with those of the objective. If the loss is not finite, they stay as they are. */
    private Outcome differentiate(Tensor inputs, Tensor labels, long step, boolean measure) {
        RecordingPass pass = new RecordingPass(new Moment(step, true));
        Tensor scores = network.forward(network.device().bring(inputs), pass); // [S x classes]
        Classification found = Classification.of(scores, labels);
        if (!Double.isFinite(found.loss())) {
            return new Outcome(found.loss(), found.correct(), List.of());
        }
        parameters.gradients().zero_();
        Backpropagation backpropagation = new Backpropagation(found, pass);
        List<Term> terms = new ArrayList<>();
        try (NoGradient none = new NoGradient()) {
            for (Attached regularizer : regularizers) {
                regularizer.addGradients(pass, backpropagation);
                if (measure) {
                    terms.addAll(regularizer.terms(pass));
                }
            }
        }
        backpropagation.run();
        return new Outcome(found.loss(), found.correct(), terms);
    }

    /** The pass of an evaluation; dropout that stays on at test time acts in it. */
    Pass evaluationPass(long counter) {
        Moment moment = new Moment(counter, false);
        return (layer, activations) -> layer.apply(disturbed(layer, activations, moment));
    }

    /** Whether parameters and moments are numbers: an infinite second moment would hold its parameter still forever. */
    boolean isFinite() {
        return parameters.areFinite()
                && adam.isFinite()
                && network.statistics().values().stream().allMatch(FlatParameters::isFinite);
    }

    Network network() {
        return network;
    }

    FlatParameters parameters() {
        return parameters;
    }

    Adam adam() {
        return adam;
    }

    /** What batch normalization and the regularizers carry from step to step. */
    Map<String, Tensor> carriedState() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        network.statistics().forEach((name, numbers) -> state.put("network." + name, numbers));
        for (int r = 0; r < regularizers.size(); r++) {
            String prefix = "regularizer." + r + ".";
            regularizers.get(r).state().forEach((name, numbers) -> state.put(prefix + name, numbers));
        }
        return state;
    }

    @Override
    public void close() {
        regularizers.forEach(Attached::close);
        scalars.values().forEach(Scalar::releaseReference);
        adam.close();
        parameters.close();
    }

    /** A number for the engine, made once: to make one costs as much as to multiply a small gradient by it. */
    private Scalar scalar(double alpha) {
        return scalars.computeIfAbsent(alpha, value -> new Scalar(value.doubleValue()).retainReference());
    }

    private Tensor disturbed(Dense layer, Tensor activations, Moment moment) {
        Tensor result = activations;
        for (Attached regularizer : regularizers) {
            result = regularizer.disturb(layer, result, moment);
        }
        return result;
    }

    /** Applies the layers and keeps what entered the ones that a penalty watches. */
    private final class RecordingPass implements Pass, Activations {

        private final Moment moment;
        private final IdentityHashMap<Dense, Tensor> entered = new IdentityHashMap<>();

        RecordingPass(Moment moment) {
            this.moment = moment;
        }

        @Override
        public Tensor dense(Dense layer, Tensor activations) {
            for (Attached regularizer : regularizers) {
                if (regularizer.watches(layer)) {
                    entered.put(layer, activations);
                    break;
                }
            }
            return layer.apply(disturbed(layer, activations, moment));
        }

        @Override
        public boolean isTraining() {
            return true;
        }

        @Override
        public Tensor entering(Dense layer) {
            return attached(layer).detach();
        }

        Tensor attached(Dense layer) {
            Tensor activations = entered.get(layer);
            if (activations == null) {
                throw new IllegalStateException("dense layer " + layer.name()
                        + " was not applied through Pass.dense, so no penalty can see its activations");
            }
            return activations;
        }
    }

    /**
     * Collects the roots of one backward pass: the loss, and activations with the gradients of their penalties. The only place
     * that multiplies by alpha.
     */
    private final class Backpropagation implements GradientSink {

        private final RecordingPass pass;
        private final TensorVector roots = new TensorVector();
        private final TensorVector gradients = new TensorVector();

        Backpropagation(Classification found, RecordingPass pass) {
            this.pass = pass;
            roots.push_back(found.root());
            gradients.push_back(found.slope());
        }

        @Override
        public void byActivations(Dense layer, Tensor gradient, double alpha) {
            Tensor activations = pass.attached(layer);
            if (activations.requires_grad()) { // raw input does not
                roots.push_back(activations);
                gradients.push_back(network.device().bring(gradient.mul_(scalar(alpha))));
            }
        }

        @Override
        public void byParameter(String parameter, Tensor gradient, double alpha) {
            parameters.gradientOf(parameter).add_(network.device().bring(gradient), scalar(alpha));
        }

        @Override
        public void byAllParameters(Tensor gradient, double alpha) {
            parameters.gradients().add_(gradient, scalar(alpha));
        }

        void run() {
            torch.backward(roots, gradients, new BoolOptional(), false, new TensorVector());
        }
    }
}
