package org.neurobean.torch.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorList;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.nn.FlatParameters;

/**
 * Adam (Kingma and Ba 2014) over all parameters at once, by the engine's own fused kernel: one pass over parameters,
 * gradients and both moments. The kernel has no Java binding, so it is called through the engine's dispatcher.
 */
public final class Adam implements AutoCloseable {

    /** beta_1 and beta_2 as in the publication; epsilon too. */
    static final double BETA_1 = 0.9;

    static final double BETA_2 = 0.999;
    static final double EPSILON = 1e-8;

    /** Its place among the kernel's arguments. */
    private static final int LEARNING_RATE = 6;

    private final Tensor firstMoment;
    private final Tensor secondMoment;
    private final Tensor steps;
    private final OperatorHandle kernel;
    private final IValue[] arguments;
    private double rate;

    /**
     * An optimizer that starts with moments of zero.
     *
     * @param parameters are updated in place by each step
     * @param learningRate above 0
     */
    public Adam(FlatParameters parameters, double learningRate) {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "the learning rate must be a finite number above 0, but is " + learningRate);
        }
        rate = learningRate;
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            firstMoment = torch.zeros_like(parameters.values()).retainReference();
            secondMoment = torch.zeros_like(parameters.values()).retainReference();
            steps = torch.zeros(new long[0], parameters.values().options()).retainReference();
            kernel = Dispatcher.singleton()
                    .findSchemaOrThrow("aten::_fused_adam_", "")
                    .retainReference();
            arguments = new IValue[] {
                list(parameters.values()),
                list(parameters.gradients()),
                list(firstMoment),
                list(secondMoment),
                list(),
                list(steps),
                new IValue(learningRate),
                new IValue(BETA_1),
                new IValue(BETA_2),
                new IValue(0.0), // weight decay: a regularizer of its own
                new IValue(EPSILON),
                new IValue(false), // amsgrad
                new IValue(false), // maximize
                new IValue(), // gradient scale
                new IValue() // found infinite
            };
            for (IValue argument : arguments) {
                argument.retainReference();
            }
        }
    }

    /** The rate of the steps to come, above 0. */
    void setLearningRate(double learningRate) {
        if (learningRate != rate) {
            try (PointerScope scope = new PointerScope()) {
                arguments[LEARNING_RATE].releaseReference();
                arguments[LEARNING_RATE] = new IValue(learningRate).retainReference();
            }
            rate = learningRate;
        }
    }

    /** Moves the parameters by one step against their gradients. */
    public void step() {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            steps.add_(ONE);
            IValueVector stack = new IValueVector(arguments.length);
            for (int i = 0; i < arguments.length; i++) {
                stack.put(i, arguments[i]);
            }
            kernel.callBoxed(stack);
        }
    }

    private static final org.bytedeco.pytorch.Scalar ONE = new org.bytedeco.pytorch.Scalar(1.0f).retainReference();

    /** Whether no moment is infinite or not a number. */
    boolean isFinite() {
        return FlatParameters.isFinite(firstMoment) && FlatParameters.isFinite(secondMoment);
    }

    /** m, [P]. */
    Tensor firstMoment() {
        return firstMoment;
    }

    /** v, [P]. */
    Tensor secondMoment() {
        return secondMoment;
    }

    /** The number of steps made so far: a scalar. */
    Tensor steps() {
        return steps;
    }

    @Override
    public void close() {
        for (IValue argument : arguments) {
            argument.releaseReference();
        }
        kernel.releaseReference();
        firstMoment.releaseReference();
        secondMoment.releaseReference();
        steps.releaseReference();
    }

    private static IValue list(Tensor... tensors) {
        GenericList list = new GenericList(new TensorList().elementType());
        for (Tensor tensor : tensors) {
            list.push_back(new IValue(tensor));
        }
        return new IValue(list);
    }
}
