package org.neurobean.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.neurobean.torch.Engine;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Architecture.Precision;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.TrainingStep;

/**
 * neurobean's side of {@code peers/resnet18_pytorch.py}: images a second of training steps of ResNet-18, batches of 128,
 * plain and with BEAN-2, in float32 and bfloat16. Prints medians with the quartiles, as the script does; run them alternately.
 *
 * <p>Arguments: threads (2), steps (10) and {@code float32} or {@code bfloat16} (both), since a processor without instructions
 * for bfloat16 takes minutes a step in it.
 */
public final class ResNet18Images {

    private static final int BATCH = 128;
    private static final int CLASSES = 10;
    private static final int WARM_UP = 2;
    private static final double ALPHA = 1000;
    private static final String FLOAT_32 = "float32";
    private static final String BFLOAT_16 = "bfloat16";

    private ResNet18Images() {}

    /** Prints four lines. */
    public static void main(String[] args) {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        List<Precision> precisions = args.length > 2 ? List.of(precision(args[2])) : List.of(Precision.values());
        Engine.useThreads(threads);
        System.out.println(
                "neurobean on the engine " + Engine.version() + ", " + threads + " threads, batches of " + BATCH);
        List<Regularizer> bean = List.of(Regularizer.of(Bean.inCodeUnits(2, ALPHA)));
        try (Examples images = noise()) {
            for (Precision precision : precisions) {
                String name = precision == Precision.FLOAT32 ? FLOAT_32 : BFLOAT_16;
                print(name + ", plain", imagesASecond(images, precision, List.of(), steps));
                print(name + ", BEAN-2", imagesASecond(images, precision, bean, steps));
            }
        }
    }

    private static Precision precision(String name) {
        return switch (name) {
            case FLOAT_32 -> Precision.FLOAT32;
            case BFLOAT_16 -> Precision.BFLOAT16;
            default ->
                throw new IllegalArgumentException(
                        "the third argument is " + FLOAT_32 + " or " + BFLOAT_16 + ", not " + name);
        };
    }

    private static List<Double> imagesASecond(
            Examples images, Precision precision, List<Regularizer> regularizers, int steps) {
        Randomness randomness = new Randomness(0);
        List<Double> rates = new ArrayList<>();
        try (Network network =
                        Network.of(Architectures.resNet18(3, CLASSES, precision), Initialization.of(randomness));
                TrainingStep step = new TrainingStep(network, 1e-3, regularizers, randomness)) {
            for (int i = -WARM_UP; i < steps; i++) {
                long start = System.nanoTime();
                step.run(images.inputs(), images.labels(), i + WARM_UP, false);
                if (i >= 0) {
                    rates.add(BATCH / ((System.nanoTime() - start) / 1e9));
                }
            }
        }
        return rates;
    }

    private static Examples noise() {
        SplittableRandom random = new SplittableRandom(1);
        int[] labels = new int[BATCH];
        Arrays.setAll(labels, i -> i % CLASSES);
        return Examples.of(labels, new long[] {3, 32, 32}, buffer -> {
            while (buffer.hasRemaining()) {
                buffer.put((float) random.nextDouble());
            }
        });
    }

    private static void print(String name, List<Double> rates) {
        System.out.printf(
                Locale.ROOT,
                "%s %.1f images a second (%.1f to %.1f)%n",
                name,
                StepRatios.quantile(rates, 0.5),
                StepRatios.quantile(rates, 0.25),
                StepRatios.quantile(rates, 0.75));
    }
}
