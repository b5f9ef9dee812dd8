package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.LayerSelection;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.DeCov;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.GroupLasso;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.settings.RegularizerSettings.Orthogonality;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;

/** The gradient of the whole objective, whatever it is made of, against central differences of its value. */
public final class GradientTest {

    private static final Regularizer DROPOUT = Regularizer.of(new Dropout(0.3));

    private static Network doubleMlp() {
        return Network.of(
                Architectures.mlp(List.of(Draws.INPUTS, 7, 5, Draws.CLASSES)),
                Initialization.inDoublePrecision(new Randomness(2)));
    }

    private static Network doubleLeNet() {
        return Network.of(Architectures.leNet5(1, 10), Initialization.inDoublePrecision(new Randomness(2)));
    }

    /** Orders, divergences and scales, with alphas at which the penalty weighs about as much as the loss. */
    static List<Bean> beans() {
        List<Bean> beans = new ArrayList<>();
        for (int order = 1; order <= 3; order++) {
            for (Divergence divergence : Divergence.values()) {
                for (AlphaScale scale : AlphaScale.values()) {
                    BeanPenalty penalty = new BeanPenalty(order, divergence, 1.3, scale);
                    double alpha = 1000 * penalty.alphaScale().correlationFactor(1, order);
                    beans.add(Bean.of(penalty, List.of(alpha), List.of()));
                }
            }
        }
        BeanPenalty second = BeanPenalty.ofOrder(2);
        beans.add(Bean.of(second, List.of(300.0, 7.0), List.of()));
        beans.add(Bean.of(second, List.of(300.0), List.of("fc3")));
        beans.add(Bean.of(second, List.of(300.0, 70.0), List.of("fc3", "fc1")));
        return beans;
    }

    static Stream<List<Regularizer>> objectives() {
        List<List<Regularizer>> lists = new ArrayList<>();
        lists.add(List.of());
        beans().forEach(bean -> lists.add(List.of(Regularizer.of(bean))));
        lists.add(List.of(Regularizer.of(new L1(0.1, true))));
        lists.add(List.of(Regularizer.of(new L1(0.1, false))));
        lists.add(List.of(Regularizer.of(new WeightDecay(0.3, WeightDecay.Coupling.L2))));
        lists.add(List.of(Regularizer.of(new GroupLasso(0.1))));
        lists.add(List.of(Regularizer.of(new Orthogonality(0.1))));
        lists.add(List.of(Regularizer.of(new DeCov(1e4, 5))));
        lists.add(List.of(Regularizer.of(Bean.ofOrder(2, 300).withControl(Bean.Control.ALL_PAIRS))));
        lists.add(List.of(Regularizer.of(Bean.ofOrder(1, 100).withControl(Bean.Control.SHUFFLED))));
        lists.add(List.of(Regularizer.of(Bean.ofOrder(2, 300).withControl(Bean.Control.SHUFFLED))));
        lists.add(List.of(DROPOUT));
        lists.add(List.of(Regularizer.of(new Dropout(0.5, List.of("fc1", "fc3"), Dropout.AtTest.OFF))));
        lists.add(List.of(
                Regularizer.of(Bean.ofOrder(1, 50)),
                DROPOUT,
                Regularizer.of(Bean.ofOrder(2, 100)),
                Regularizer.of(new L1(0.01, true)),
                Regularizer.of(new WeightDecay(0.1, WeightDecay.Coupling.L2))));
        return lists.stream();
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void ofAnMlpAgreesWithCentralDifferencesInEveryTensor(List<Regularizer> regularizers) {
        try (Examples examples = Draws.clusters(4, 1);
                Network network = doubleMlp();
                GradientCheck check = new GradientCheck(network, regularizers, examples)) {
            check.agreesWithCentralDifferences(8);
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void ofOneSampleAgreesWithCentralDifferencesToo(List<Regularizer> regularizers) {
        try (Examples examples = Draws.clusters(1, 4);
                Network network = doubleMlp();
                GradientCheck check = new GradientCheck(network, regularizers, examples)) {
            check.agreesWithCentralDifferences(4);
        }
    }

    @Test
    void ofLeNet5AgreesWithCentralDifferencesInEveryTensor() {
        for (List<Regularizer> regularizers : List.<List<Regularizer>>of(
                List.of(),
                List.of(Regularizer.of(Bean.ofOrder(2, 1e6)), DROPOUT, Regularizer.of(new L1(1e-3, true))))) {
            for (int samples : new int[] {1, 4}) {
                try (Examples examples = Draws.images(samples, 3);
                        Network network = doubleLeNet();
                        GradientCheck check = new GradientCheck(network, regularizers, examples)) {
                    check.agreesWithCentralDifferences(4);
                }
            }
        }
    }

    @Test
    void ofABatchIsTheMeanOfThoseOfItsSamples() {
        List<Regularizer> regularizers = List.of(
                Regularizer.of(Bean.ofOrder(2, 1e5)),
                Regularizer.of(new L1(1e-3, true)),
                Regularizer.of(new WeightDecay(0.1, WeightDecay.Coupling.L2)));
        try (Examples examples = Draws.images(4, 3);
                Network network = doubleLeNet();
                GradientCheck check = new GradientCheck(network, regularizers, examples)) {
            double[] mean = new double[(int) network.parameterCount()];
            for (int s = 0; s < examples.size(); s++) {
                double[] one = check.gradientOfSample(s);
                Arrays.setAll(mean, i -> mean[i] + one[i] / examples.size());
            }
            assertThat(Draws.distance(check.gradient(), mean)).isLessThan(1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("beans")
    void objectiveGrowsByAlphaTimesThePenaltyOfThePaper(Bean bean) {
        try (Examples examples = Draws.clusters(4, 1);
                Network network = doubleMlp();
                GradientCheck plain = new GradientCheck(network, List.of(), examples);
                GradientCheck with = new GradientCheck(network, List.of(Regularizer.of(bean)), examples)) {
            double expected = literalPenalty(bean, network, examples);
            assertThat(expected).isGreaterThan(1e-3);
            assertThat(with.objective() - plain.objective()).isCloseTo(expected, within(1e-10 * (1 + expected)));
        }
    }

    /** Twice the alpha adds twice as much to the gradient, and none is lost on the way. */
    @ParameterizedTest
    @MethodSource("beans")
    void gradientGrowsInProportionToAlpha(Bean bean) {
        List<Double> twice = bean.alphas().stream().map(alpha -> 2 * alpha).toList();
        Bean doubled = Bean.of(bean.penalty(), twice, bean.layers());
        double[] without = gradient(List.of());
        double[] once = gradient(List.of(Regularizer.of(bean)));
        double[] expected = new double[without.length];
        Arrays.setAll(expected, i -> without[i] + 2 * (once[i] - without[i]));
        assertThat(Draws.distance(once, without)).isGreaterThan(1e-6);
        assertThat(Draws.distance(gradient(List.of(Regularizer.of(doubled))), expected))
                .isLessThan(1e-12 * (1 + Draws.distance(once, without)));
    }

    /** None of several is left out: what each adds by itself adds up. */
    @Test
    void severalRegularizersAddUp() {
        List<Regularizer> all = List.of(
                Regularizer.of(Bean.ofOrder(1, 50)),
                Regularizer.of(new L1(0.01, true)),
                Regularizer.of(new WeightDecay(0.1, WeightDecay.Coupling.L2)),
                Regularizer.of(new GroupLasso(0.1)),
                Regularizer.of(new Orthogonality(0.1)),
                Regularizer.of(new DeCov(1e4, 5)),
                Regularizer.of(Bean.ofOrder(2, 100)));
        double[] without = gradient(List.of());
        double[] sum = without.clone();
        for (Regularizer each : all) {
            double[] one = gradient(List.of(each));
            assertThat(Draws.distance(one, without)).as(each.description()).isGreaterThan(1e-6);
            Arrays.setAll(sum, i -> sum[i] + one[i] - without[i]);
        }
        assertThat(Draws.distance(gradient(all), sum)).isLessThan(1e-9 * (1 + Draws.distance(sum, without)));
    }

    /** Of the same network at the same samples. */
    private static double[] gradient(List<Regularizer> regularizers) {
        try (Examples examples = Draws.clusters(4, 1);
                Network network = doubleMlp();
                GradientCheck check = new GradientCheck(network, regularizers, examples)) {
            return check.gradient();
        }
    }

    /** alpha times Eq. 1, layer by layer, by the plain Java of the core. */
    private static double literalPenalty(Bean bean, Network network, Examples examples) {
        Map<String, double[][]> entered = new HashMap<>();
        try (PointerScope scope = new PointerScope()) {
            network.forward(examples.inputs().toType(ScalarType.Double), (layer, h) -> {
                entered.put(layer.name(), Draws.rows(h));
                return layer.apply(h);
            });
            double sum = 0;
            List<Dense> layers = new LayerSelection(bean.layers()).in(network, "BEAN");
            for (int l = 0; l < layers.size(); l++) {
                double[][] outgoing = Draws.rows(layers.get(l).weight().t()); // [N x M]
                double alpha = bean.alphas().get(Math.min(l, bean.alphas().size() - 1));
                sum += alpha * bean.penalty().value(entered.get(layers.get(l).name()), outgoing);
            }
            return sum;
        }
    }

    @Test
    void objectiveGrowsByTheNormsOfTheParametersThatArePenalized() {
        try (Examples examples = Draws.images(1, 1);
                Network network = doubleLeNet()) {
            double weights = 0;
            double biases = 0;
            double squares = 0;
            for (Map.Entry<String, Tensor> parameter : network.parameters().entrySet()) {
                for (double value : Draws.doubles(parameter.getValue())) {
                    boolean dense = parameter.getKey().startsWith("fc");
                    weights += dense && parameter.getKey().endsWith("weight") ? Math.abs(value) : 0;
                    biases += dense && parameter.getKey().endsWith("bias") ? Math.abs(value) : 0;
                    squares += value * value;
                }
            }
            Map<Regularizer, Double> expected = Map.of(
                    Regularizer.of(new L1(0.5, false)), 0.5 * weights,
                    Regularizer.of(new L1(0.5, true)), 0.5 * (weights + biases),
                    Regularizer.of(new WeightDecay(0.5, WeightDecay.Coupling.L2)), 0.5 * squares / 2);
            expected.forEach((regularizer, growth) -> {
                try (GradientCheck plain = new GradientCheck(network, List.of(), examples);
                        GradientCheck with = new GradientCheck(network, List.of(regularizer), examples)) {
                    assertThat(with.objective() - plain.objective())
                            .as(regularizer.description())
                            .isCloseTo(growth, within(1e-9 * growth));
                }
            });
        }
    }

    @Test
    void dropsOtherActivationsAtAnotherStep() {
        try (PointerScope scope = new PointerScope();
                Examples examples = Draws.clusters(4, 1);
                Network network = Draws.mlp(1);
                TrainingStep step = new TrainingStep(network, 1e-3, List.of(DROPOUT), new Randomness(5))) {
            double first = step.gradientOnly(examples.inputs(), examples.labels(), 0);
            assertThat(step.gradientOnly(examples.inputs(), examples.labels(), 0))
                    .isEqualTo(first);
            assertThat(step.gradientOnly(examples.inputs(), examples.labels(), 1))
                    .isNotEqualTo(first);
        }
    }
}
