package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.Draws;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.penalty.TensorBeanPenalty;
import org.neurobean.torch.regularize.BeanLayer;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.regularize.Regularizer.Attached;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Bean.Control;

/** Each control changes one part of the penalty and nothing else. */
final class BeanControlTest {

    private static final int N = 9;
    private static final int M = 4;

    /** What a regularizer adds to one dense layer N - M with the given activations. */
    private record Added(double penalty, double[] byActivations, double[] byWeight) {}

    /** A network that is one dense layer on neurons. */
    private static final class OneLayer extends Network {

        private final Dense layer = dense("fc", N, M);

        OneLayer() {
            super(Initialization.inDoublePrecision(new Randomness(3)));
        }

        @Override
        public Tensor forward(Tensor inputs, Pass pass) {
            return pass.dense(layer, inputs);
        }

        @Override
        public String name() {
            return "one layer";
        }
    }

    private static List<BeanPenalty> penalties() {
        List<BeanPenalty> penalties = new ArrayList<>();
        for (int order = 1; order <= 3; order++) {
            for (Divergence divergence : Divergence.values()) {
                for (AlphaScale scale : AlphaScale.values()) {
                    penalties.add(new BeanPenalty(order, divergence, 1.3, scale));
                }
            }
        }
        return penalties;
    }

    /** Rectified activations of which some are equal. */
    private static double[][] activations(int samples) {
        SplittableRandom random = new SplittableRandom(samples);
        double[][] h = new double[samples][N];
        for (double[] row : h) {
            Arrays.setAll(row, i -> random.nextInt(5) == 0 ? 0.5 : Math.max(0, random.nextDouble(-1, 2)));
        }
        return h;
    }

    private static Tensor tensor(double[][] rows) {
        return Tensor.create(
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, rows[0].length);
    }

    private static Added added(BeanPenalty penalty, Control control, double[][] h) {
        Bean bean = Bean.of(penalty, List.of(7.0), List.of()).withControl(control);
        try (OneLayer network = new OneLayer();
                FlatParameters parameters = new FlatParameters(network);
                Attached attached = Regularizer.of(bean).attach(network, parameters, new Randomness(4))) {
            return added(h, attached::addGradients, attached);
        }
    }

    private interface Adding {
        void add(Regularizer.Activations activations, Regularizer.GradientSink sink);
    }

    private static Added added(double[][] h, Adding adding, Attached attached) {
        double[][] gradients = {new double[h.length * N], new double[M * N]};
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            Tensor entering = tensor(h);
            adding.add(layer -> entering, new Regularizer.GradientSink() {
                @Override
                public void byActivations(Dense layer, Tensor gradient, double alpha) {
                    gradients[0] = Draws.doubles(gradient.mul(new Scalar(alpha)));
                }

                @Override
                public void byParameter(String parameter, Tensor gradient, double alpha) {
                    gradients[1] = Draws.doubles(gradient.mul(new Scalar(alpha)));
                }

                @Override
                public void byAllParameters(Tensor gradient, double alpha) {
                    throw new AssertionError("BEAN acts on single layers");
                }
            });
            Regularizer.Term term = attached.terms(layer -> entering).get(0);
            assertThat(term.name()).isEqualTo("bean.fc");
            return new Added(term.alpha() * term.penalty(), gradients[0], gradients[1]);
        }
    }

    /** The shuffled penalty for a permutation of the test's own choice. */
    private static Added shuffled(BeanPenalty penalty, double[][] h, int[] order) {
        try (OneLayer network = new OneLayer();
                BeanLayer.Shuffled layer =
                        new BeanLayer.Shuffled(network.layer, 7, new TensorBeanPenalty(penalty), order)) {
            double[] value = new double[1];
            return added(h, (activations, sink) -> value[0] = layer.addGradients(activations, sink), new Attached() {
                @Override
                public List<Regularizer.Term> terms(Regularizer.Activations activations) {
                    return List.of(new Regularizer.Term("bean.fc", value[0], 7));
                }
            });
        }
    }

    /** alpha/(S N^2) sum_s sum_ij A_ij d(h_si, h_sj), as printed. */
    private static double literal(BeanPenalty penalty, double[][] a, double[][] h) {
        double sum = 0;
        for (double[] row : h) {
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    double difference = Math.abs(row[i] - row[j]);
                    sum += a[i][j]
                            * (penalty.divergence() == Divergence.SQUARED ? difference * difference : difference);
                }
            }
        }
        return 7 * sum / (h.length * N * N);
    }

    private static double[][] correlation(BeanPenalty penalty) {
        try (OneLayer network = new OneLayer();
                PointerScope scope = new PointerScope()) {
            return penalty.correlation(Draws.rows(network.layer.weight().t()));
        }
    }

    private static double[] centralDifferences(BeanPenalty penalty, double[][] a, double[][] h) {
        double step = 1e-6;
        double[] slopes = new double[h.length * N];
        for (int i = 0; i < slopes.length; i++) {
            double there = h[i / N][i % N];
            h[i / N][i % N] = there + step;
            double above = literal(penalty, a, h);
            h[i / N][i % N] = there - step;
            double below = literal(penalty, a, h);
            h[i / N][i % N] = there;
            slopes[i] = (above - below) / (2 * step);
        }
        return slopes;
    }

    private static void agree(Added actual, Added expected, double tolerance) {
        assertThat(actual.penalty()).isCloseTo(expected.penalty(), within(tolerance * expected.penalty()));
        assertThat(Draws.distance(actual.byActivations(), expected.byActivations()))
                .isLessThan(tolerance);
        assertThat(Draws.distance(actual.byWeight(), expected.byWeight())).isLessThan(tolerance);
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void allPairsIsTheLiteralSumWithAOfOneAndItsSlopesAreCentralDifferences(BeanPenalty penalty) {
        double[][] ones = new double[N][N];
        Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
        for (int samples : new int[] {1, 3}) {
            double[][] h = activations(samples);
            Added added = added(penalty, Control.ALL_PAIRS, h);
            double expected = literal(penalty, ones, h);
            assertThat(added.penalty()).isCloseTo(expected, within(1e-12 * expected));
            assertThat(Draws.distance(added.byActivations(), centralDifferences(penalty, ones, h)))
                    .isLessThan(1e-8);
            assertThat(added.byWeight()).containsOnly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7, -3})
    void allPairsIsZeroWhereNeuronsAgree(double activation) {
        double[][] h = new double[2][N];
        Arrays.stream(h).forEach(row -> Arrays.fill(row, activation));
        for (BeanPenalty penalty : penalties()) {
            Added added = added(penalty, Control.ALL_PAIRS, h);
            assertThat(added.penalty()).isCloseTo(0, within(1e-25));
            assertThat(Draws.distance(added.byActivations(), new double[2 * N])).isLessThan(1e-14);
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void shufflingByTheIdentityIsThePenalty(BeanPenalty penalty) {
        double[][] h = activations(3);
        agree(shuffled(penalty, h, IntStream.range(0, N).toArray()), added(penalty, Control.NONE, h), 1e-13);
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void shuffledIsTheLiteralSumWithTheCorrelationOfOtherNeurons(BeanPenalty penalty) {
        int[] order = new Randomness(8).permutation(N, "test");
        double[][] a = correlation(penalty);
        double[][] moved = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                moved[i][j] = a[order[i]][order[j]];
            }
        }
        for (int samples : new int[] {1, 3}) {
            double[][] h = activations(samples);
            Added added = shuffled(penalty, h, order);
            double expected = literal(penalty, moved, h);
            assertThat(added.penalty()).isCloseTo(expected, within(1e-11 * expected));
            assertThat(Draws.distance(added.byActivations(), centralDifferences(penalty, moved, h)))
                    .isLessThan(1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void activationsAloneHasThePenaltysSlopesByActivationsAndNoneByWeights(BeanPenalty penalty) {
        for (int samples : new int[] {1, 3}) {
            double[][] h = activations(samples);
            Added alone = added(penalty, Control.ACTIVATIONS_ALONE, h);
            Added both = added(penalty, Control.NONE, h);
            assertThat(alone.penalty()).isEqualTo(both.penalty());
            assertThat(alone.byActivations()).isEqualTo(both.byActivations());
            assertThat(alone.byWeight()).containsOnly(0);
            assertThat(both.byWeight()).doesNotContain(0);
        }
    }

    @Test
    void theOrderOfAShuffledPenaltyIsAFunctionOfTheSeed() {
        Bean shuffled = Bean.ofOrder(2, 1e4).withControl(Control.SHUFFLED);
        try (Examples examples = Draws.clusters(4, 1);
                PointerScope scope = new PointerScope();
                Network network = Network.of(
                        Architectures.mlp(List.of(Draws.INPUTS, 12, 6, Draws.CLASSES)),
                        Initialization.inDoublePrecision(new Randomness(1)))) {
            double[] objectives = new double[3];
            long[] seeds = {5, 5, 6};
            for (int i = 0; i < seeds.length; i++) {
                try (TrainingStep step =
                        new TrainingStep(network, 1e-3, List.of(Regularizer.of(shuffled)), new Randomness(seeds[i]))) {
                    objectives[i] =
                            step.gradientOnly(examples.inputs().toType(ScalarType.Double), examples.labels(), 0);
                }
            }
            assertThat(objectives[1]).isEqualTo(objectives[0]);
            assertThat(objectives[2]).isNotEqualTo(objectives[0]);
        }
    }

    @Test
    void controlsSayWhatTheyAre() {
        Bean bean = Bean.ofOrder(2, 300);
        assertThat(bean.withControl(Control.ALL_PAIRS).description())
                .isEqualTo("BEAN-2, A = 1 for all pairs, alpha 300 (paper scale)");
        assertThat(bean.withControl(Control.SHUFFLED).description())
                .isEqualTo("BEAN-2, A shuffled, alpha 300 (paper scale)");
        assertThat(bean.withControl(Control.ACTIVATIONS_ALONE).description())
                .isEqualTo("BEAN-2, by activations alone, alpha 300 (paper scale)");
        assertThat(bean.withControl(Control.NONE)).isEqualTo(bean);
    }
}
