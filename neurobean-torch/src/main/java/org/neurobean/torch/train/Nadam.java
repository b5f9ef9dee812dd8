package org.neurobean.torch.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.nn.FlatParameters;

/**
 * Nadam (Dozat 2016, "Incorporating Nesterov momentum into Adam") over all parameters at once: Adam whose momentum looks
 * one step ahead. With mu_t = beta_1 (1 - 0.96^(t psi) / 2) and psi = 0.004 as in the publication,
 *
 * <pre>
 * m_t = beta_1 m_{t-1} + (1 - beta_1) g_t
 * v_t = beta_2 v_{t-1} + (1 - beta_2) g_t^2
 * m^  = mu_{t+1} m_t / (1 - prod_{i to t+1} mu_i) + (1 - mu_t) g_t / (1 - prod_{i to t} mu_i)
 * theta_t = theta_{t-1} - rate m^ / (sqrt(v_t / (1 - beta_2^t)) + epsilon)
 * </pre>
 *
 * <p>The momentum of the running mean is beta_1 and not mu_t, as in PyTorch and in Keras.
 */
public final class Nadam implements AutoCloseable {

    private static final double WARM_UP = 0.96;
    private static final double DECAY = 0.004; // psi

    private final double learningRate;
    private final Tensor values;
    private final Tensor gradients;
    private final Tensor firstMoment;
    private final Tensor secondMoment;
    private long steps;
    private double product = 1; // of mu_1 to mu_t

    /**
     * An optimizer that starts with moments of zero.
     *
     * @param parameters are updated in place by each step
     * @param learningRate above 0
     */
    public Nadam(FlatParameters parameters, double learningRate) {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "the learning rate must be a finite number above 0, but is " + learningRate);
        }
        this.learningRate = learningRate;
        values = parameters.values();
        gradients = parameters.gradients();
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            firstMoment = torch.zeros_like(values).retainReference();
            secondMoment = torch.zeros_like(values).retainReference();
        }
    }

    /** Moves the parameters by one step against their gradients. */
    public void step() {
        steps++;
        double mu = momentum(steps);
        double next = momentum(steps + 1);
        product *= mu;
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            firstMoment.lerp_(gradients, new Scalar(1 - Adam.BETA_1));
            secondMoment.mul_(new Scalar(Adam.BETA_2)).addcmul_(gradients, gradients, new Scalar(1 - Adam.BETA_2));
            double correction = 1 - StrictMath.pow(Adam.BETA_2, (double) steps);
            Tensor scale = secondMoment.div(new Scalar(correction)).sqrt_().add_(new Scalar(Adam.EPSILON));
            values.addcdiv_(gradients, scale, new Scalar(-learningRate * (1 - mu) / (1 - product)));
            values.addcdiv_(firstMoment, scale, new Scalar(-learningRate * next / (1 - product * next)));
        }
    }

    private static double momentum(long step) {
        return Adam.BETA_1 * (1 - 0.5 * StrictMath.pow(WARM_UP, step * DECAY));
    }

    @Override
    public void close() {
        firstMoment.releaseReference();
        secondMoment.releaseReference();
    }
}
