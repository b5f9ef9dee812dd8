package org.neurobean.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.torch.Engine;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.penalty.PenaltyTerms;
import org.neurobean.torch.penalty.TensorBeanPenalty;

/**
 * The penalty on wide layers, S = 128 and N = 16,384, in single precision. Order 1 with M = 4,096 against the next dense
 * layer's own forward and backward pass, in turns in one process; order 2 with M = 1,000 by its memory.
 *
 * <p>Arguments: the number of rounds of order 1 (7).
 */
public final class WideLayers {

    private static final int SAMPLES = 128;
    private static final int NEURONS = 16_384;

    private WideLayers() {}

    /** Prints both measurements. */
    public static void main(String[] args) throws IOException {
        Engine.start();
        order2(1_000);
        order1(4_096, args.length > 0 ? Integer.parseInt(args[0]) : 7);
    }

    private static void order1(int targets, int rounds) {
        List<Double> ratios = new ArrayList<>();
        List<Double> layers = new ArrayList<>();
        List<Double> penalties = new ArrayList<>();
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient();
                TensorBeanPenalty penalty = new TensorBeanPenalty(BeanPenalty.ofOrder(1))) {
            Tensor h = torch.relu(torch.randn(SAMPLES, NEURONS)); // [S x N]
            Tensor weight = torch.randn(targets, NEURONS).mul_(new Scalar(0.01)); // [M x N]
            Tensor upstream = torch.randn(SAMPLES, targets); // [S x M]
            Tensor out = torch.zeros(SAMPLES, targets);
            Tensor byH = torch.zeros(SAMPLES, NEURONS);
            Tensor byWeight = torch.zeros(targets, NEURONS);
            for (int round = -2; round < rounds; round++) {
                double start = StepRatios.cpuMicroseconds();
                try (PointerScope inner = new PointerScope()) {
                    torch.mm_out(out, h, weight.t()); // forward
                    torch.mm_out(byH, upstream, weight); // backward with respect to what enters
                    torch.mm_out(byWeight, upstream.t(), h); // backward with respect to the weight
                }
                double between = StepRatios.cpuMicroseconds();
                PenaltyTerms terms = penalty.evaluate(h, weight);
                double end = StepRatios.cpuMicroseconds();
                if (round >= 0 && terms.value() > 0) {
                    layers.add((between - start) / 1e3);
                    penalties.add((end - between) / 1e3);
                    ratios.add((end - between) / (between - start));
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "BEAN-1, S = %d, N = %d, M = %d: next layer %.0f ms, value and gradients %.0f ms,"
                        + " ratio %.2f (%.2f to %.2f)%n",
                SAMPLES,
                NEURONS,
                targets,
                StepRatios.quantile(layers, 0.5),
                StepRatios.quantile(penalties, 0.5),
                StepRatios.quantile(ratios, 0.5),
                StepRatios.quantile(ratios, 0.25),
                StepRatios.quantile(ratios, 0.75));
    }

    private static void order2(int targets) throws IOException {
        try (PointerScope scope = new PointerScope();
                TensorBeanPenalty penalty = new TensorBeanPenalty(BeanPenalty.ofOrder(2))) {
            Tensor h = torch.relu(torch.randn(SAMPLES, NEURONS)); // [S x N]
            Tensor weight = torch.randn(targets, NEURONS).mul_(new Scalar(0.05)); // [M x N]
            double before = StepRatios.peakMegabytes();
            double start = StepRatios.cpuMicroseconds();
            PenaltyTerms terms = penalty.evaluate(h, weight);
            double seconds = (StepRatios.cpuMicroseconds() - start) / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "BEAN-2, S = %d, N = %d, M = %d: value %.6g, %.1f s, peak resident set %.0f MB above the inputs"
                            + " (gradients included)%n",
                    SAMPLES,
                    NEURONS,
                    targets,
                    terms.value(),
                    seconds,
                    StepRatios.peakMegabytes() - before);
        }
    }
}
