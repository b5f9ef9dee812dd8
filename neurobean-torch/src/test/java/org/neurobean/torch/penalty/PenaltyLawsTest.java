package org.neurobean.torch.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;

/** What must hold of the penalty on tensors whatever form computes it. */
final class PenaltyLawsTest {

    private PointerScope scope;

    @BeforeAll
    static void oneThread() {
        PenaltyFixture.oneThread();
    }

    @BeforeEach
    void open() {
        scope = new PointerScope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    static Stream<BeanPenalty> penalties() {
        return IntStream.rangeClosed(1, 3).boxed().flatMap(order -> Arrays.stream(Divergence.values())
                .map(divergence -> BeanPenalty.ofOrder(order).withDivergence(divergence)));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void isNeverNegativeAndGrowsAsItsDegree(BeanPenalty settings) {
        PenaltyFixture layer = PenaltyFixture.rectified(3, 13, 7, 5);
        Tensor h = layer.h(ScalarType.Double); // [S x N]
        Tensor w = layer.w(ScalarType.Double); // [M x N]
        double value = value(settings, h, w);
        double degree = settings.divergence() == Divergence.SQUARED ? 2 : 1;
        assertThat(value).isPositive();
        assertThat(value(settings, h.mul(new Scalar(3.0)), w)).isCloseTo(Math.pow(3, degree) * value, relative(value));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void doesNotDependOnNeuronOrderOrSignsOrAShiftOfSamples(BeanPenalty settings) {
        PenaltyFixture layer = PenaltyFixture.rectified(3, 13, 7, 6);
        Tensor h = layer.h(ScalarType.Double); // [S x N]
        Tensor w = layer.w(ScalarType.Double); // [M x N]
        Tensor order = torch.randperm(13); // [N]
        double value = value(settings, h, w);
        assertThat(value(settings, h.index_select(1, order), w.index_select(1, order)))
                .isCloseTo(value, relative(value));
        assertThat(value(settings, h, w.neg())).isCloseTo(value, relative(value));
        assertThat(value(settings, h.add(new Scalar(5.0)), w)).isCloseTo(value, relative(value));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void isZeroWithZeroGradientsWhereNeuronsAgree(BeanPenalty settings) {
        for (int samples : new int[] {1, 4}) {
            Tensor w = PenaltyFixture.rectified(samples, 13, 7, 7).w(ScalarType.Float); // [M x N]
            for (double same : new double[] {0, 0.7, -0.3}) {
                try (TensorBeanPenalty penalty = new TensorBeanPenalty(settings)) {
                    Tensor h = torch.full(new long[] {samples, 13}, new Scalar(same))
                            .to(ScalarType.Float); // [S x N]
                    PenaltyTerms terms = penalty.evaluate(h, w);
                    assertThat(terms.value()).isZero();
                    assertThat(largest(terms.byActivations())).isZero();
                    assertThat(largest(terms.byWeight())).isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void codeUnitsAreTargetsToTheOrderTimesPaperUnits(BeanPenalty settings) {
        PenaltyFixture layer = PenaltyFixture.rectified(3, 13, 7, 8);
        Tensor h = layer.h(ScalarType.Double); // [S x N]
        Tensor w = layer.w(ScalarType.Double); // [M x N]
        double paper = value(settings, h, w);
        double code = value(settings.withAlphaScale(AlphaScale.CODE), h, w);
        assertThat(code).isCloseTo(Math.pow(7, settings.order()) * paper, relative(code));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void aSplitBatchHasTheSameMean(BeanPenalty settings) {
        PenaltyFixture layer = PenaltyFixture.rectified(8, 13, 7, 10);
        Tensor h = layer.h(ScalarType.Double); // [S x N]
        Tensor w = layer.w(ScalarType.Double); // [M x N]
        double whole = value(settings, h, w);
        double parts = 0;
        for (int s = 0; s < 8; s++) {
            parts += value(settings, h.narrow(0, s, 1), w) / 8;
        }
        assertThat(parts).isCloseTo(whole, relative(whole));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void gradientsAreCentralDifferences(BeanPenalty settings) {
        for (int samples : new int[] {1, 3}) {
            PenaltyFixture layer = PenaltyFixture.dense(samples, 5, 4, 11);
            Tensor h = layer.h(ScalarType.Double); // [S x N]
            Tensor w = layer.w(ScalarType.Double).add(new Scalar(0.05)); // [M x N] away from the kink at 0
            try (TensorBeanPenalty penalty = new TensorBeanPenalty(settings)) {
                PenaltyTerms terms = penalty.evaluate(h, w);
                Tensor byH = terms.byActivations().clone(); // [S x N]
                Tensor byW = terms.byWeight().clone(); // [M x N]
                assertCentral(byH, h, x -> Tensor.create(value(settings, x, w)));
                assertCentral(byW, w, x -> Tensor.create(value(settings, h, x)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void backwardOfTheLossGivesTheClosedForms(BeanPenalty settings) {
        for (ScalarType type : List.of(ScalarType.Float, ScalarType.Double)) {
            PenaltyFixture layer = PenaltyFixture.rectified(3, 13, 7, 12);
            Tensor h = layer.h(type).set_requires_grad(true); // [S x N]
            Tensor w = layer.w(type).set_requires_grad(true); // [M x N]
            try (TensorBeanPenalty penalty = new TensorBeanPenalty(settings)) {
                Tensor loss = penalty.loss(h, w); // []
                loss.mul(new Scalar(2.0)).backward();
                PenaltyTerms terms = penalty.evaluate(h, w);
                assertThat(loss.item_double()).isCloseTo(terms.value(), within(1e-6 * terms.value()));
                assertSame(h.grad(), terms.byActivations().mul(new Scalar(2.0)));
                assertSame(w.grad(), terms.byWeight().mul(new Scalar(2.0)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void whatTheMemoryHeldBeforeDoesNotMatter(BeanPenalty settings) {
        try (TensorBeanPenalty used = new TensorBeanPenalty(settings)) {
            for (int[] shape : new int[][] {{5, 31, 12}, {1, 31, 12}, {2, 13, 7}, {1, 40, 3}, {5, 31, 12}}) {
                PenaltyFixture layer = PenaltyFixture.rectified(shape[0], shape[1], shape[2], 13);
                Tensor poisoned = layer.h(ScalarType.Float).mul(new Scalar(Double.NaN)); // [S x N]
                assertThat(used.evaluate(poisoned, layer.w(ScalarType.Float)).value())
                        .isNaN();
                PenaltyTerms again = used.evaluate(layer.h(ScalarType.Float), layer.w(ScalarType.Float));
                try (TensorBeanPenalty fresh = new TensorBeanPenalty(settings)) {
                    PenaltyTerms expected = fresh.evaluate(layer.h(ScalarType.Float), layer.w(ScalarType.Float));
                    assertThat(again.value()).isEqualTo(expected.value());
                    assertThat(again.byActivations().equal(expected.byActivations()))
                            .isTrue();
                    assertThat(again.byWeight().equal(expected.byWeight())).isTrue();
                }
            }
        }
    }

    @Test
    void tensorsThatAreNotContiguousAreRead() {
        PenaltyFixture layer = PenaltyFixture.rectified(3, 13, 7, 14);
        Tensor h = layer.h(ScalarType.Double); // [S x N]
        Tensor w = layer.w(ScalarType.Double); // [M x N]
        Tensor strided = w.t().contiguous().t(); // [M x N]
        assertThat(strided.is_contiguous()).isFalse();
        double value = value(BeanPenalty.ofOrder(2), h, w);
        assertThat(value(BeanPenalty.ofOrder(2), h, strided)).isEqualTo(value);
    }

    @Test
    void nothingIsWrittenToTheArguments() {
        PenaltyFixture layer = PenaltyFixture.dense(3, 13, 7, 15);
        Tensor h = layer.h(ScalarType.Double); // [S x N]
        Tensor w = layer.w(ScalarType.Double); // [M x N]
        penalties().forEach(settings -> value(settings, h, w));
        assertThat(h.equal(layer.h(ScalarType.Double))).isTrue();
        assertThat(w.equal(layer.w(ScalarType.Double))).isTrue();
    }

    @Test
    void gradientsFailAfterTheNextEvaluation() {
        PenaltyFixture layer = PenaltyFixture.rectified(3, 13, 7, 16);
        try (TensorBeanPenalty penalty = new TensorBeanPenalty(BeanPenalty.ofOrder(1))) {
            PenaltyTerms first = penalty.evaluate(layer.h(ScalarType.Float), layer.w(ScalarType.Float));
            penalty.evaluate(layer.h(ScalarType.Float), layer.w(ScalarType.Float));
            assertThat(first.value()).isPositive();
            assertThatIllegalStateException()
                    .isThrownBy(first::byActivations)
                    .withMessageContaining("one object for each");
            assertThatIllegalStateException().isThrownBy(first::byWeight);
        }
    }

    @Test
    void argumentsThatDoNotFitAreNamed() {
        try (TensorBeanPenalty penalty = new TensorBeanPenalty(BeanPenalty.ofOrder(1))) {
            Tensor h = torch.rand(3, 5); // [S x N]
            Tensor w = torch.rand(4, 5); // [M x N]
            rejects(penalty, torch.rand(5), w, "activations must be a matrix [samples x neurons]");
            rejects(penalty, torch.rand(0, 5), w, "activations must be a matrix");
            rejects(penalty, h, torch.rand(5, 4), "one column for each of the 5 columns of activations");
            rejects(penalty, h, w.to(ScalarType.Double), "of one type");
            rejects(penalty, h.to(ScalarType.Half), w, "float32 or float64");
        }
    }

    @Test
    void tanhOfFloatsIsTanh() {
        Tensor w = torch.linspace(new Scalar(-12.0), new Scalar(12.0), 40_000).view(4, 10_000); // [M x N]
        Tensor k = torch.empty(4, 10_000); // [M x N]
        Tensor j = torch.empty(4, 10_000); // [M x N]
        new Strength(1).fill(1, new Block(w), new Block(k), new Block(j));
        Tensor exact = w.to(ScalarType.Double).tanh(); // [M x N]
        Tensor slope = exact.mul(exact)
                .neg()
                .add(new Scalar(1.0))
                .mul(w.to(ScalarType.Double).sign()); // [M x N]
        assertThat(largest(k.to(ScalarType.Double).sub(exact.abs()).div(exact.abs())))
                .isLessThan(4e-7);
        assertThat(largest(j.to(ScalarType.Double).sub(slope))).isLessThan(4e-7);
    }

    /** 64 MB hold two strips of 5 matrices [strip x 3000] of float64; N x N would be 5 times 72 MB. */
    @Test
    void aWideLayerStaysWithinTheTileBudget() {
        Tensor h = torch.rand(2, 3000).to(ScalarType.Double); // [S x N]
        Tensor w = torch.rand(70, 3000).to(ScalarType.Double); // [M x N]
        long inputs = 8L * 3000 * (2 + 70);
        for (Divergence divergence : Divergence.values()) {
            try (TensorBeanPenalty penalty =
                    new TensorBeanPenalty(BeanPenalty.ofOrder(3).withDivergence(divergence))) {
                penalty.evaluate(h, w);
                assertThat(penalty.scratchBytes()).isLessThan(FormChoice.TILE_BYTES + 6 * inputs);
            }
        }
    }

    private static void rejects(TensorBeanPenalty penalty, Tensor h, Tensor w, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> penalty.evaluate(h, w))
                .withMessageContaining(message);
    }

    private static void assertCentral(Tensor gradient, Tensor at, UnaryOperator<Tensor> function) {
        double step = 1e-6;
        double scale = largest(gradient);
        for (long i = 0; i < at.numel(); i++) {
            Tensor unit = torch.zeros_like(at); // as the argument
            unit.view(-1).narrow(0, i, 1).fill_(new Scalar(step));
            double above = function.apply(at.add(unit)).item_double();
            double below = function.apply(at.sub(unit)).item_double();
            assertThat(gradient.reshape(-1).narrow(0, i, 1).item_double())
                    .isCloseTo((above - below) / (2 * step), within(1e-6 * scale));
        }
    }

    private static void assertSame(Tensor actual, Tensor expected) {
        assertThat(largest(actual.sub(expected))).isLessThanOrEqualTo(1e-6 * largest(expected));
    }

    private static double value(BeanPenalty settings, Tensor h, Tensor w) {
        try (TensorBeanPenalty penalty = new TensorBeanPenalty(settings)) {
            return penalty.evaluate(h, w).value();
        }
    }

    private static double largest(Tensor tensor) {
        return tensor.abs().max().item_double();
    }

    private static org.assertj.core.data.Offset<Double> relative(double value) {
        return within(1e-9 * value);
    }
}
