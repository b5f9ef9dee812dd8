package org.neurobean.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.neurobean.bench.Contestant.Kind;
import org.neurobean.torch.Engine;
import org.neurobean.torch.train.Examples;

/**
 * What a training step costs, in one process: the contestants take turns in short rounds, CPU time of the one thread is
 * counted, and each round's ratio to the reference of the same round is kept. Prints medians, with the quartiles of the
 * ratios; a noisy machine moves all contestants of a round alike.
 *
 * <p>Argument: the number of rounds (31), or {@code memory} to measure the growth over 10,000 steps instead; then start Java
 * with a small heap ({@code -Xmx256m}), or what is measured is how far the heap has been touched.
 */
public final class StepRatios {

    private static final int WARM_UP = 6;

    private StepRatios() {}

    /** Prints the tables. */
    public static void main(String[] args) throws IOException {
        Engine.start();
        try (Examples digits = Batches.digits()) {
            if (args.length > 0 && args[0].equals("memory")) {
                memory(digits);
                return;
            }
            int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 31;
            table("LeNet-5, batch 1", contestants(Kind.LENET5, digits, 1, false), 100, rounds);
            table("LeNet-5, batch 100", contestants(Kind.LENET5, digits, 100, true), 4, rounds);
            table("MLP 784-500-10, batch 100", contestants(Kind.MLP, digits, 100, true), 8, rounds);
        }
    }

    private static Map<String, Contestant> contestants(Kind kind, Examples digits, int batch, boolean literal) {
        Map<String, Supplier<Contestant>> all = new LinkedHashMap<>();
        all.put("plain", () -> Contestant.own(kind, 0, digits, batch));
        all.put("BEAN-1", () -> Contestant.own(kind, 1, digits, batch));
        all.put("BEAN-2", () -> Contestant.own(kind, 2, digits, batch));
        all.put("plain, engine's Adam and defaults", () -> Contestant.engine(kind, 0, digits, batch));
        if (literal) {
            all.put("BEAN-2 as printed, S x N x N", () -> Contestant.engine(kind, 2, digits, batch));
        }
        Map<String, Contestant> made = new LinkedHashMap<>();
        all.forEach((name, supplier) -> made.put(name, supplier.get()));
        return made;
    }

    private static void table(String title, Map<String, Contestant> contestants, int steps, int rounds) {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        contestants.keySet().forEach(name -> times.put(name, new ArrayList<>()));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, Contestant> entry : contestants.entrySet()) {
                int count = entry.getKey().contains("printed") ? 1 : steps;
                double start = cpuMicroseconds();
                for (int i = 0; i < count; i++) {
                    entry.getValue().step();
                }
                if (round >= 0) {
                    Objects.requireNonNull(times.get(entry.getKey())).add((cpuMicroseconds() - start) / count);
                }
            }
        }
        contestants.values().forEach(Contestant::close);
        print(title, times);
    }

    private static void print(String title, Map<String, List<Double>> times) {
        System.out.printf(Locale.ROOT, "%n%s%n", title);
        System.out.printf(Locale.ROOT, "  %-36s %12s   %s%n", "step", "CPU us", "ratio to plain: median (quartiles)");
        List<Double> reference = times.values().iterator().next();
        times.forEach((name, measured) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < measured.size(); i++) {
                ratios.add(measured.get(i) / reference.get(i));
            }
            System.out.printf(
                    Locale.ROOT,
                    "  %-36s %12.0f   %.2f (%.2f to %.2f)%n",
                    name,
                    quantile(measured, 0.5),
                    quantile(ratios, 0.5),
                    quantile(ratios, 0.25),
                    quantile(ratios, 0.75));
        });
    }

    private static void memory(Examples digits) throws IOException {
        for (int order = 0; order <= 2; order++) {
            try (Contestant contestant = Contestant.own(Kind.LENET5, order, digits, 1)) {
                for (int i = 0; i < 10_000; i++) {
                    contestant.step();
                }
                double before = residentMegabytes();
                for (int i = 0; i < 10_000; i++) {
                    contestant.step();
                }
                System.out.printf(
                        Locale.ROOT,
                        "order %d: 10,000 steps of LeNet-5 at batch 1, resident set %.1f MB before, %+.1f MB%n",
                        order,
                        before,
                        residentMegabytes() - before);
            }
        }
    }

    /** The resident set of this process, as Linux counts it. */
    static double residentMegabytes() throws IOException {
        return ofStatus("VmRSS:");
    }

    /** The greatest resident set that this process has had. */
    static double peakMegabytes() throws IOException {
        return ofStatus("VmHWM:");
    }

    private static double ofStatus(String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(key)) {
                return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1000;
            }
        }
        throw new IOException("/proc/self/status has no " + key);
    }

    static double quantile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }

    static double cpuMicroseconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e3;
    }
}
