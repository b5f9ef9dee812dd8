package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;

/** A training step's objective and gradient in double precision, and central differences of the one for the other. */
public final class GradientCheck implements AutoCloseable {

    /**
     * Half the distance of a central difference. The truncation is of its square, 1e-12; the rounding, 1e-16 / 1e-6, of
     * 1e-10; and few ReLUs and maxima have their kink so near.
     */
    private static final double H = 1e-6;

    /** Relative to the gradient of the same tensor. */
    private static final double TOLERANCE = 1e-5;

    /** Any step of a training: the masks of dropout are a function of it. */
    private static final long STEP = 17;

    private final PointerScope scope = new PointerScope();
    private final Network network;
    private final TrainingStep step;
    private final Tensor inputs;
    private final Tensor labels;

    public GradientCheck(Network network, List<Regularizer> regularizers, Examples examples) {
        this.network = network;
        this.step = new TrainingStep(network, 1e-3, regularizers, new Randomness(5));
        this.inputs = examples.inputs().toType(ScalarType.Double);
        this.labels = examples.labels();
    }

    public double objective() {
        return step.gradientOnly(inputs, labels, STEP);
    }

    /** With respect to every parameter, over all samples. */
    public double[] gradient() {
        step.gradientOnly(inputs, labels, STEP);
        return Draws.doubles(step.parameters().gradients());
    }

    /** With respect to every parameter, for a single sample. */
    double[] gradientOfSample(int sample) {
        step.gradientOnly(inputs.narrow(0, sample, 1), labels.narrow(0, sample, 1), STEP);
        return Draws.doubles(step.parameters().gradients());
    }

    /** Compares about this many coordinates of each parameter tensor, from the largest gradient on evenly to the least. */
    public void agreesWithCentralDifferences(int coordinates) {
        double[] gradient = gradient();
        DoublePointer theta = step.parameters().values().data_ptr_double();
        int offset = 0;
        for (String name : network.parameters().keySet()) {
            int size = gradientSize(name);
            double error = 0;
            double norm = 0;
            int[] descending = descending(gradient, offset, offset + size);
            for (int i = 0; i < size; i += Math.max(1, size / coordinates)) {
                double analytic = gradient[descending[i]];
                double difference = centralDifference(theta, descending[i]) - analytic;
                error += difference * difference;
                norm += analytic * analytic;
            }
            assertThat(norm).as("squared gradient by " + name).isPositive();
            assertThat(Math.sqrt(error / norm))
                    .as("relative error of the gradient by " + name)
                    .isLessThan(TOLERANCE);
            offset += size;
        }
        assertThat(offset).isEqualTo(gradient.length);
    }

    private static int[] descending(double[] gradient, int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(gradient[i])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int gradientSize(String parameter) {
        return (int) step.parameters().gradientOf(parameter).numel();
    }

    private double centralDifference(DoublePointer theta, int at) {
        double there = theta.get(at);
        theta.put(at, there + H);
        double above = objective();
        theta.put(at, there - H);
        double below = objective();
        theta.put(at, there);
        return (above - below) / (2 * H);
    }

    @Override
    public void close() {
        step.close();
        scope.close();
    }
}
