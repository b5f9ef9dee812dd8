package org.neurobean.lab.imitation;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.kernel.GaussianProcess;
import org.neurobean.lab.kernel.GaussianProcessTensors;
import org.neurobean.lab.kernel.Shots;
import org.neurobean.torch.FlushToZero;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;

/**
 * Images without labels, and what the Gaussian process says of them. They grow in number, and climb; they are kept outside of
 * the Java heap until {@link #close()}.
 */
final class PseudoExamples implements AutoCloseable {

    /** How many are moved or judged at once. */
    private static final int BATCH = 250;

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final Method.Imitation settings;
    private final Shots shots;
    private final float[][] shotImages;
    private final Randomness randomness;
    private final Tensor inputs; // [most x channels x height x width]
    private final Tensor targets; // g, [most x C]
    private final Tensor weights; // lambda_2, [most]
    private int size;

    /** None at first, with room for all that there will be. */
    PseudoExamples(Method.Imitation settings, Shots shots, Randomness randomness) {
        this.settings = settings;
        this.shots = shots;
        this.shotImages = shots.images();
        this.randomness = randomness;
        long most = settings.pseudoExamplesAtLast();
        try (PointerScope scope = new PointerScope()) {
            inputs = torch.zeros(
                            most,
                            shots.shape().channels(),
                            shots.shape().height(),
                            shots.shape().width())
                    .retainReference();
            targets = torch.zeros(most, shots.classes()).retainReference();
            weights = torch.zeros(most).retainReference();
        }
    }

    /** Adds examples up to this many: interpolations of two shots drawn at random, at a uniformly drawn place between them. */
    void growTo(int newSize) {
        try (PointerScope scope = new PointerScope()) {
            for (int i = size; i < newSize; i++) {
                inputs.select(0, i)
                        .copy_(Tensor.create(interpolation(i)).view(shape(1)).squeeze(0));
            }
        }
        size = newSize;
    }

    /** Pseudo example i as it starts; if there is only one shot, that one. */
    float[] interpolation(int i) {
        SplittableRandom random = randomness.stream("pseudo example", i);
        int n = shotImages.length;
        int first = (int) (unit(random) * n);
        int second = n == 1 ? 0 : (first + 1 + (int) (unit(random) * (n - 1))) % n;
        float part = (float) unit(random);
        float[] mixed = new float[shots.shape().values()];
        for (int p = 0; p < mixed.length; p++) {
            mixed[p] = (1 - part) * shotImages[first][p] + part * shotImages[second][p];
        }
        return mixed;
    }

    /** Uniform in [0, 1), from the generator's bits only. */
    private static double unit(SplittableRandom random) {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Asks the process for its predictions, and weighs them. */
    void judge(GaussianProcess process) {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            GaussianProcessTensors tensors = process.tensors(ScalarType.Float);
            Tensor sigma = torch.zeros(size);
            for (int from = 0; from < size; from += BATCH) {
                int count = Math.min(BATCH, size - from);
                try (PointerScope batch = new PointerScope()) {
                    GaussianProcessTensors.Prediction said = tensors.predict(flat(inputs.narrow(0, from, count)));
                    targets.narrow(0, from, count).copy_(said.probabilities());
                    sigma.narrow(0, from, count).copy_(Imitated.sigma(said.variances()));
                }
            }
            weights.narrow(0, 0, size).copy_(Imitated.weights(settings.imitation(), settings.uncertain(), sigma));
        }
    }

    /**
     * Steps of Adam up the gradient of KL(g(x) || f(x)) with respect to x (both g and f depend on x); pixels stay in [0, 1].
     * The network stays as it is.
     */
    void climb(Network network, GaussianProcess process) {
        if (settings.ascentSteps() == 0) {
            return;
        }
        try (PointerScope scope = new PointerScope();
                FlushToZero flush = new FlushToZero()) {
            GaussianProcessTensors tensors = process.tensors(ScalarType.Float);
            for (int from = 0; from < size; from += BATCH) {
                try (PointerScope batch = new PointerScope()) {
                    climb(network, tensors, inputs.narrow(0, from, Math.min(BATCH, size - from)));
                }
            }
        }
    }

    private void climb(Network network, GaussianProcessTensors process, Tensor place) {
        Tensor images = place.clone();
        Tensor first = torch.zeros_like(images);
        Tensor second = torch.zeros_like(images);
        for (int step = 1; step <= settings.ascentSteps(); step++) {
            try (PointerScope scope = new PointerScope()) {
                Tensor gradient = slope(network, process, images);
                try (NoGradient none = new NoGradient()) {
                    first.lerp_(gradient, new Scalar(1 - BETA_1));
                    second.lerp_(gradient.square(), new Scalar(1 - BETA_2));
                    Tensor scale = second.div(new Scalar(1 - StrictMath.pow(BETA_2, step)))
                            .sqrt_()
                            .add_(new Scalar(EPSILON));
                    double rate = settings.ascentRate() / (1 - StrictMath.pow(BETA_1, step));
                    images.addcdiv_(first, scale, new Scalar(rate));
                    images.clamp_(new ScalarOptional(new Scalar(0.0)), new ScalarOptional(new Scalar(1.0)));
                }
            }
        }
        try (NoGradient none = new NoGradient()) {
            place.copy_(images);
        }
    }

    /** The gradient of KL(g(x) || f(x)) with respect to x, for each image: the images' shape. */
    static Tensor slope(Network network, GaussianProcessTensors process, Tensor images) {
        Tensor x = images.detach().requires_grad_(true);
        Tensor logF = network.forward(x, Pass.PLAIN).log_softmax(1);
        Tensor g = process.predict(flat(x)).probabilities();
        Tensor sum = Imitated.divergence(g, logF).sum();
        return torch.grad(new TensorVector(sum), new TensorVector(x)).get(0);
    }

    private static Tensor flat(Tensor images) {
        return images.flatten(1, -1);
    }

    private long[] shape(int count) {
        return new long[] {
            count,
            shots.shape().channels(),
            shots.shape().height(),
            shots.shape().width()
        };
    }

    int size() {
        return size;
    }

    /** [size x channels x height x width], a view. */
    Tensor inputs() {
        return inputs.narrow(0, 0, size);
    }

    /** g, [size x C], a view. */
    Tensor targets() {
        return targets.narrow(0, 0, size);
    }

    /** lambda_2, [size], a view. */
    Tensor weights() {
        return weights.narrow(0, 0, size);
    }

    @Override
    public void close() {
        inputs.releaseReference();
        targets.releaseReference();
        weights.releaseReference();
    }
}
