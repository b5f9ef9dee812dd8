package org.neurobean.report.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up runs that look like LeNet-5 on MNIST: noise for weights without the penalty, blocks with it. */
public final class FakeReports {

    static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final List<String> LAYERS = List.of("fc1", "fc2", "fc3");

    private FakeReports() {}

    static Report lenet() {
        return new Report(
                "LeNet-5 on MNIST: plain, BEAN-1, BEAN-2",
                "Three networks, trained alike from the same start and on the same batches; only the penalty differs.",
                provenance(10_000),
                List.of(
                        run("plain", "no penalty; its value is only measured", 0.9881, 0, 12),
                        run("BEAN-1", "order 1, alpha 3 (code), all dense layers", 0.9874, 1, 12),
                        run("BEAN-2", "order 2, alpha 30 (code), all dense layers", 0.9862, 2, 12)));
    }

    static Provenance provenance(int testImages) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("neurobean", "0.1.0");
        versions.put("JDK", "17.0.15");
        versions.put("libtorch", "2.10.0");
        return new Provenance(
                "MNIST",
                "sha256:9f2c1e0b7a54d3386ef20d5e1f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6",
                "the first 50,000 of the 60,000 training images",
                50_000,
                testImages,
                17,
                12,
                versions,
                "./neurobean quickstart --data mnist --seed 17 --epochs 12 --out runs/quickstart",
                Instant.parse("2026-03-01T12:34:56Z"));
    }

    /** @param order 0 for a plain network, else the order of the penalty */
    static ReportedRun run(String name, String setting, double accuracy, int order, int epochs) {
        Random random = new Random(order);
        List<EpochPoint> points = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double error = (1 - accuracy) + 0.07 * Math.exp(-epoch / 1.8) + 0.0008 * random.nextGaussian();
            double trainError = 0.3 * (1 - accuracy) + 0.11 * Math.exp(-epoch / 2.0);
            double loss = 0.012 + 0.004 * order + 0.36 * Math.exp(-epoch / 1.9);
            points.add(new EpochPoint(epoch, loss, 1 - trainError, 1 - error, penalties(order, epoch)));
        }
        return new ReportedRun(name, setting, accuracy, 61.4 + 24 * order, points, weights(order, 84, random));
    }

    private static Map<String, Double> penalties(int order, int epoch) {
        Map<String, Double> penalties = new LinkedHashMap<>();
        double height = order == 2 ? 2e-4 : 4e-3;
        double fall = order == 0 ? -0.05 : 0.45;
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            penalties.put(LAYERS.get(layer), height * (1 + 2 * layer) * Math.exp(-fall * epoch) + 1e-6);
        }
        return penalties;
    }

    /** [N x 10]: with an order above 0, neuron i works for digit i mod 10, and every ninth is silent. */
    public static OutgoingWeights weights(int order, int neurons, Random random) {
        double[][] weights = new double[neurons][10];
        for (int neuron = 0; neuron < neurons; neuron++) {
            for (int target = 0; target < 10; target++) {
                weights[neuron][target] = (order == 0 ? 0.16 : 0.05 / order) * random.nextGaussian() - 0.02 * order;
                if (order > 0 && target == neuron * 7 % 10) {
                    weights[neuron][target] = 0.38 + 0.09 * random.nextGaussian();
                }
                if (order > 0 && neuron % 9 == 4) {
                    weights[neuron][target] = 0.004 * random.nextGaussian();
                }
            }
        }
        return new OutgoingWeights("fc2", DIGITS, weights);
    }
}
