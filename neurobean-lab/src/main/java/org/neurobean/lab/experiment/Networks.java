package org.neurobean.lab.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.lab.run.BeanSettings;
import org.neurobean.lab.run.Models;
import org.neurobean.lab.run.TrainingSettings;

/**
 * The trained networks of section 3.1: Adam at 5e-4, batches of 100, and a fixed number of epochs where the paper says
 * "until train loss convergence". The paper does not give alpha; these are the strengths at which assemblies form here,
 * in the units of the authors' code. Figures share networks, and so their runs.
 */
final class Networks {

    static final String PLAIN = "plain";
    static final String BEAN_1 = "BEAN-1";
    static final String BEAN_2 = "BEAN-2";

    private static final String MNIST = "mnist";
    private static final int EPOCHS = 10;
    private static final long SEED = 0;

    /** On all dense layers BEAN-1 draws classes together; on the last one alone it does not. */
    private static final BeanSettings LENET5_BEAN_1 = bean(1, 30, List.of("fc3"));

    private static final BeanSettings LENET5_BEAN_2 = bean(2, 300, List.of());

    /** The MLP's penalty is a mean over 500 neurons and so needs more. */
    private static final BeanSettings MLP_BEAN_1 = bean(1, 1_000, List.of());

    private static final BeanSettings MLP_BEAN_2 = bean(2, 10_000, List.of());

    /** The authors' setting for 10 shots: BEAN-2 with alpha 100, single samples, 100 epochs. */
    private static final int SHOTS = 10;

    private static final int SHOT_EPOCHS = 100;

    private Networks() {}

    static Experiment.Panel lenet5(String... names) {
        return new Experiment.Panel(
                "lenet5-mnist", "LeNet-5 on MNIST", choose(trained(lenet5(), LENET5_BEAN_1, LENET5_BEAN_2), names));
    }

    static Experiment.Panel mlp(String... names) {
        TrainingSettings plain = lenet5().withMlp(List.of(Models.PAPER_HIDDEN));
        return new Experiment.Panel(
                "mlp-mnist", "MLP 784-500-10 on MNIST", choose(trained(plain, MLP_BEAN_1, MLP_BEAN_2), names));
    }

    static Experiment.Panel tenShots() {
        TrainingSettings settings = TrainingSettings.lenet5(MNIST, SHOT_EPOCHS, SEED)
                .withShots(SHOTS, 1)
                .withBean(bean(2, 100, List.of()));
        return new Experiment.Panel("lenet5-mnist-10-shot", "LeNet-5 on 10 images a class", Map.of(BEAN_2, settings));
    }

    private static TrainingSettings lenet5() {
        return TrainingSettings.lenet5(MNIST, EPOCHS, SEED);
    }

    private static Map<String, TrainingSettings> trained(
            TrainingSettings plain, BeanSettings first, BeanSettings second) {
        Map<String, TrainingSettings> all = new LinkedHashMap<>();
        all.put(PLAIN, plain);
        all.put(BEAN_1, plain.withBean(first));
        all.put(BEAN_2, plain.withBean(second));
        return all;
    }

    private static Map<String, TrainingSettings> choose(Map<String, TrainingSettings> all, String... names) {
        if (names.length == 0) {
            return all;
        }
        Map<String, TrainingSettings> chosen = new LinkedHashMap<>(all);
        chosen.keySet().retainAll(List.of(names));
        return chosen;
    }

    private static BeanSettings bean(int order, double alpha, List<String> layers) {
        return new BeanSettings(
                order, List.of(alpha), AlphaScale.CODE, BeanPenalty.PAPER_GAMMA, Divergence.SQUARED, layers);
    }
}
