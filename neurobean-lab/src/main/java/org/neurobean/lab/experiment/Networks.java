package org.neurobean.lab.experiment;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.io.NumberText;
import org.neurobean.lab.experiment.Experiment.Network;
import org.neurobean.lab.run.Course;
import org.neurobean.lab.run.Models;
import org.neurobean.lab.run.TrainingSettings;
import org.neurobean.torch.settings.RegularizerSettings.Bean;

/**
 * The trained networks of section 3.1: Adam at 5e-4, batches of 100, and a fixed number of epochs, mostly 10; the
 * paper says "until train loss convergence". The paper does not give alpha; these are the strengths at which assemblies form
 * here, in the units of the authors' code. Figures share networks, and so their runs.
 */
final class Networks {

    static final String PLAIN = "plain";
    static final String BEAN_1 = "BEAN-1";
    static final String BEAN_2 = "BEAN-2";

    private static final String MNIST = "mnist";
    private static final int EPOCHS = 10;
    private static final long SEED = 0;

    private static final String CIFAR_10 = "cifar-10";

    /** Half an hour on two cores that compute in bfloat16. */
    static final int RESNET18_EPOCHS = 7;

    private static final int RESNET18_BATCH = 128;

    /** The greatest of the cycle. */
    private static final double RESNET18_RATE = 2e-3;

    private static final Bean RESNET18_BEAN_1 = bean(1, 500, List.of());
    private static final Bean RESNET18_BEAN_2 = bean(2, 300_000, List.of());

    /** On all dense layers this alpha draws classes together, see {@link LeNet5Alpha}; on the last one only it does not. */
    private static final Bean LENET5_BEAN_1 = bean(1, 30, List.of("fc3"));

    private static final Bean LENET5_BEAN_2 = bean(2, 300, List.of());

    /** What the rule of {@link MlpAlpha} chooses. */
    private static final Bean MLP_BEAN_1 = bean(1, 10, 20);

    private static final int MLP_BEAN_2_EPOCHS = 30;

    private static final Bean MLP_BEAN_2 = bean(2, BeanPenalty.PAPER_GAMMA, 20_000);

    /** The authors' setting for 10 shots: BEAN-2 with alpha 100, single samples, 100 epochs. */
    private static final int SHOTS = 10;

    private static final int SHOT_EPOCHS = 100;

    private Networks() {}

    static Experiment.Panel lenet5(String... names) {
        List<Network> all = List.of(
                new Network(PLAIN, "lenet5-mnist-plain", lenet5()),
                new Network(BEAN_1, "lenet5-mnist-bean-1", lenet5().withBean(LENET5_BEAN_1)),
                new Network(BEAN_2, "lenet5-mnist-bean-2", lenet5().withBean(LENET5_BEAN_2)));
        List<String> chosen = List.of(names);
        return new Experiment.Panel(
                "lenet5-mnist",
                "LeNet-5 on MNIST",
                all.stream()
                        .filter(network -> chosen.isEmpty() || chosen.contains(network.name()))
                        .toList());
    }

    static Experiment.Panel mlp() {
        return new Experiment.Panel(
                "mlp-mnist",
                "MLP 784-500-10 on MNIST",
                List.of(
                        mlp(PLAIN, EPOCHS, null),
                        mlp(BEAN_1, EPOCHS, MLP_BEAN_1),
                        mlp(BEAN_2, MLP_BEAN_2_EPOCHS, MLP_BEAN_2)));
    }

    /** An MLP, in a directory that tells its setting: networks of one setting are one network. */
    static Network mlp(String name, int epochs, @Nullable Bean bean) {
        TrainingSettings settings = TrainingSettings.lenet5(MNIST, epochs, SEED)
                .withMlp(List.of(Models.PAPER_HIDDEN))
                .withBean(bean);
        return new Network(
                name, "mlp-mnist-" + (epochs == EPOCHS ? "" : epochs + "-epochs-") + setting(bean), settings);
    }

    /** A LeNet-5, in a directory that tells its setting. */
    static Network lenet5(String name, @Nullable Bean bean) {
        return new Network(name, "lenet5-mnist-" + setting(bean), lenet5().withBean(bean));
    }

    private static String setting(@Nullable Bean bean) {
        return bean == null
                ? "plain"
                : String.format(
                        Locale.ROOT,
                        "bean-%d-gamma-%s-alpha-%s",
                        bean.order(),
                        NumberText.plain(bean.gamma()),
                        NumberText.plain(bean.alphas().get(0)));
    }

    static Experiment.Panel tenShots() {
        TrainingSettings settings = TrainingSettings.lenet5(MNIST, SHOT_EPOCHS, SEED)
                .withShots(SHOTS, 1)
                .withBean(bean(2, 100, List.of()));
        return new Experiment.Panel(
                "lenet5-mnist-10-shot",
                "LeNet-5 on 10 images a class",
                List.of(new Network(BEAN_2, "lenet5-mnist-10-shot-bean-2", settings)));
    }

    /** On the pooled layer, the only dense one. */
    static Experiment.Panel resnet18() {
        return new Experiment.Panel(
                "resnet18-cifar-10",
                "ResNet-18 on CIFAR-10",
                List.of(resnet18(PLAIN, null), resnet18(BEAN_1, RESNET18_BEAN_1), resnet18(BEAN_2, RESNET18_BEAN_2)));
    }

    private static Network resnet18(String name, @Nullable Bean bean) {
        TrainingSettings settings = TrainingSettings.lenet5(CIFAR_10, RESNET18_EPOCHS, SEED)
                .withModel(Models.RESNET18)
                .withBatchSize(RESNET18_BATCH)
                .withLearningRate(RESNET18_RATE)
                .withCourse(Course.ofAnHour())
                .withBean(bean);
        return new Network(name, "resnet18-cifar-10-" + name.toLowerCase(Locale.ROOT), settings);
    }

    private static TrainingSettings lenet5() {
        return TrainingSettings.lenet5(MNIST, EPOCHS, SEED);
    }

    /** BEAN on all dense layers, with alpha in the units of the authors' code. */
    static Bean bean(int order, double gamma, double alpha) {
        return new Bean(
                order, List.of(alpha), Bean.Control.NONE, AlphaScale.CODE, gamma, Divergence.SQUARED, List.of());
    }

    private static Bean bean(int order, double alpha, List<String> layers) {
        return new Bean(
                order,
                List.of(alpha),
                Bean.Control.NONE,
                AlphaScale.CODE,
                BeanPenalty.PAPER_GAMMA,
                Divergence.SQUARED,
                layers);
    }
}
