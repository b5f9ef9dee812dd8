package org.neurobean.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.neurobean.bench.Contestant.Kind;
import org.neurobean.torch.Engine;
import org.neurobean.torch.train.Examples;

/**
 * neurobean's side of {@code peers/lenet5_pytorch.py}: a training step of LeNet-5 on a single sample, plain and with BEAN-2,
 * alternately. Prints the median CPU microseconds, with the quartiles, as the script does; run the two alternately.
 *
 * <p>Arguments: rounds (15) and steps a round (100).
 */
public final class SingleSampleSteps {

    private static final int WARM_UP = 10;

    private SingleSampleSteps() {}

    /** Prints two lines. */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        Engine.start();
        try (Examples digits = Batches.digits();
                Contestant plain = Contestant.own(Kind.LENET5, 0, digits, 1);
                Contestant second = Contestant.own(Kind.LENET5, 2, digits, 1)) {
            Map<String, List<Double>> times = new LinkedHashMap<>();
            Map<String, Contestant> contestants = new LinkedHashMap<>();
            contestants.put("plain", plain);
            contestants.put("BEAN-2", second);
            for (int round = -WARM_UP; round < rounds; round++) {
                for (Map.Entry<String, Contestant> entry : contestants.entrySet()) {
                    double start = StepRatios.cpuMicroseconds();
                    for (int i = 0; i < steps; i++) {
                        entry.getValue().step();
                    }
                    double each = (StepRatios.cpuMicroseconds() - start) / steps;
                    if (round >= 0) {
                        times.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                                .add(each);
                    }
                }
            }
            System.out.println("neurobean on the engine " + Engine.version() + ", one thread, batch 1");
            times.forEach((name, measured) -> System.out.printf(
                    Locale.ROOT,
                    "%s %.0f us (%.0f to %.0f)%n",
                    name,
                    StepRatios.quantile(measured, 0.5),
                    StepRatios.quantile(measured, 0.25),
                    StepRatios.quantile(measured, 0.75)));
        }
    }
}
