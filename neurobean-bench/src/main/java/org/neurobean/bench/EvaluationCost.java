package org.neurobean.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Engine;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.augment.Augmentation;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.settings.AugmentationSettings.Distortion;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.Examples;

/**
 * What an image costs without learning: LeNet-5 without gradients in batches of 250, by neurobean's pooling and by
 * the engine's, alternately; a whole evaluation; and the distortion of an image. CPU microseconds of the one thread.
 *
 * <p>Argument: the number of rounds (31).
 */
public final class EvaluationCost {

    private static final int BATCH = 250;
    private static final int WARM_UP = 6;

    private EvaluationCost() {}

    /** Prints medians, and the median of the ratios of each round. */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 31;
        Engine.start();
        try (Examples digits = Batches.digits();
                Network network = Network.of(Architectures.leNet5(1, 10), Initialization.of(new Randomness(0)))) {
            List<Double> own = new ArrayList<>();
            List<Double> engine = new ArrayList<>();
            List<Double> whole = new ArrayList<>();
            List<Double> distortion = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = -WARM_UP; round < rounds; round++) {
                double ours = ofAnImage(digits, images -> network.forward(images, Pass.PLAIN));
                double engines = ofAnImage(digits, images -> EngineLeNet5.forward(network, images, Pass.PLAIN));
                double evaluation = ofEvaluation(network, digits);
                double distorting = ofDistortion(digits);
                if (round >= 0) {
                    own.add(ours);
                    engine.add(engines);
                    whole.add(evaluation);
                    distortion.add(distorting);
                    ratios.add(engines / ours);
                }
            }
            print("LeNet-5, pooling by maxima", own);
            print("LeNet-5, the engine's pooling", engine);
            print("whole evaluation", whole);
            print("mild distortion of an image", distortion);
            System.out.printf(
                    Locale.ROOT,
                    "the engine's pooling takes %.2f (%.2f to %.2f) times as long%n",
                    StepRatios.quantile(ratios, 0.5),
                    StepRatios.quantile(ratios, 0.25),
                    StepRatios.quantile(ratios, 0.75));
        }
    }

    private static void print(String what, List<Double> times) {
        System.out.printf(Locale.ROOT, "%-32s %6.1f us%n", what, StepRatios.quantile(times, 0.5));
    }

    private interface Work {
        Tensor on(Tensor images);
    }

    private static double ofAnImage(Examples digits, Work work) {
        double start = StepRatios.cpuMicroseconds();
        for (int from = 0; from + BATCH <= digits.size(); from += BATCH) {
            try (PointerScope scope = new PointerScope();
                    NoGradient none = new NoGradient()) {
                work.on(digits.inputs().narrow(0, from, BATCH));
            }
        }
        return (StepRatios.cpuMicroseconds() - start) / digits.size();
    }

    private static double ofEvaluation(Network network, Examples digits) {
        double start = StepRatios.cpuMicroseconds();
        Evaluation.of(network, digits);
        return (StepRatios.cpuMicroseconds() - start) / digits.size();
    }

    /** One image at a time, as steps of single samples want it. */
    private static double ofDistortion(Examples digits) {
        Augmentation mild = Augmentation.of(List.of(Distortion.mild(1)));
        double start = StepRatios.cpuMicroseconds();
        for (int s = 0; s < BATCH; s++) {
            try (PointerScope scope = new PointerScope()) {
                mild.apply(digits.inputs().narrow(0, s, 1), s, new Randomness(0));
            }
        }
        return (StepRatios.cpuMicroseconds() - start) / BATCH;
    }
}
