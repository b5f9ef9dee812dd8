package org.neurobean.torch.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanGradients;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;

/** Every form of the penalty on tensors is the penalty of core, on awkward sizes, in both precisions. */
@SuppressWarnings("try") // scopes act until they are closed
final class PenaltyAgreementTest {

    private static final int[] SIZES = {1, 2, 7, 13, 207};
    private static final double DOUBLE_TOLERANCE = 1e-10;
    private static final double FLOAT_TOLERANCE = 1e-5;

    @BeforeAll
    static void oneThread() {
        PenaltyFixture.oneThread();
    }

    @Test
    void agreesWithCoreOnAllSizesForSquaredFirstOrder() {
        agreesOnAllSizes(new BeanPenalty(1, Divergence.SQUARED, 1.3, AlphaScale.PAPER));
    }

    @Test
    void agreesWithCoreOnAllSizesForSquaredSecondOrder() {
        agreesOnAllSizes(new BeanPenalty(2, Divergence.SQUARED, 0.7, AlphaScale.CODE));
    }

    @Test
    void agreesWithCoreOnAllSizesForSquaredThirdOrder() {
        agreesOnAllSizes(new BeanPenalty(3, Divergence.SQUARED, 1, AlphaScale.PAPER));
    }

    @Test
    void agreesWithCoreOnAllSizesForAbsoluteFirstOrder() {
        agreesOnAllSizes(new BeanPenalty(1, Divergence.ABSOLUTE, 1, AlphaScale.CODE));
    }

    @Test
    void agreesWithCoreOnAllSizesForAbsoluteSecondOrder() {
        agreesOnAllSizes(new BeanPenalty(2, Divergence.ABSOLUTE, 1.5, AlphaScale.PAPER));
    }

    @Test
    void agreesWithCoreOnAllSizesForAbsoluteThirdOrder() {
        agreesOnAllSizes(new BeanPenalty(3, Divergence.ABSOLUTE, 1, AlphaScale.CODE));
    }

    /** One object for all sizes and types, so that its memory is reused in every way. */
    private static void agreesOnAllSizes(BeanPenalty settings) {
        try (TensorBeanPenalty penalty = new TensorBeanPenalty(settings)) {
            for (int samples : SIZES) {
                for (int neurons : SIZES) {
                    for (int targets : SIZES) {
                        PenaltyFixture layer = (samples + neurons) % 2 == 0
                                ? PenaltyFixture.rectified(samples, neurons, targets, 1)
                                : PenaltyFixture.dense(samples, neurons, targets, 2);
                        agrees(penalty, layer, "%s %d x %d x %d".formatted(settings, samples, neurons, targets));
                    }
                }
            }
        }
    }

    private static void agrees(TensorBeanPenalty penalty, PenaltyFixture layer, String what) {
        BeanGradients expected = layer.oracle(penalty.penalty());
        PenaltyFixture.Scales scales = layer.scales(penalty.penalty());
        for (ScalarType type : List.of(ScalarType.Double, ScalarType.Float)) {
            double tolerance = type == ScalarType.Double ? DOUBLE_TOLERANCE : FLOAT_TOLERANCE;
            try (PointerScope scope = new PointerScope()) {
                PenaltyTerms terms = penalty.evaluate(layer.h(type), layer.w(type));
                PenaltyFixture.assertAgree(terms, expected, scales, tolerance, what + " " + type);
            }
        }
    }

    @Test
    void everyFormOfSquaredFirstOrderAgrees() {
        everyFormAgrees(
                BeanPenalty.ofOrder(1),
                List.of(
                        new FactorForm(1),
                        new FactorForm(3),
                        new FactorForm(1000),
                        new PairForm(1),
                        new PairForm(5),
                        new PairForm(1000)));
    }

    @Test
    void everyFormOfSquaredSecondOrderAgrees() {
        everyFormAgrees(
                BeanPenalty.ofOrder(2),
                List.of(new KhatriRaoForm(), new SampleForm(), new PairForm(1), new PairForm(5), new PairForm(1000)));
    }

    @Test
    void everyFormOfSquaredFourthOrderAgrees() {
        everyFormAgrees(BeanPenalty.ofOrder(4), List.of(new PairForm(1), new PairForm(5), new PairForm(1000)));
    }

    @Test
    void everyFormOfAbsoluteSecondOrderAgrees() {
        everyFormAgrees(
                BeanPenalty.ofOrder(2).withDivergence(Divergence.ABSOLUTE),
                List.of(new PairForm(1), new PairForm(5), new PairForm(1000)));
    }

    @Test
    void theFormOfASingleSampleAgrees() {
        List<PenaltyForm> forms = List.of(new ActiveForm(1), new ActiveForm(5), new ActiveForm(1000));
        int[][] shapes = {{1, 13, 7}, {1, 1, 2}, {1, 31, 12}, {1, 40, 1}};
        everyFormAgrees(BeanPenalty.ofOrder(2), forms, shapes);
    }

    private static void everyFormAgrees(BeanPenalty settings, List<PenaltyForm> forms) {
        int[][] shapes = {{1, 13, 7}, {3, 13, 7}, {7, 1, 2}, {2, 31, 12}};
        everyFormAgrees(settings, forms, shapes);
    }

    private static void everyFormAgrees(BeanPenalty settings, List<PenaltyForm> forms, int[][] shapes) {
        try (TensorBeanPenalty penalty = new TensorBeanPenalty(settings)) {
            for (int[] shape : shapes) {
                for (PenaltyFixture layer : List.of(
                        PenaltyFixture.rectified(shape[0], shape[1], shape[2], 3),
                        PenaltyFixture.dense(shape[0], shape[1], shape[2], 4))) {
                    for (PenaltyForm form : forms) {
                        agreesBy(form, penalty, layer);
                    }
                }
            }
        }
    }

    private static void agreesBy(PenaltyForm form, TensorBeanPenalty penalty, PenaltyFixture layer) {
        BeanGradients expected = layer.oracle(penalty.penalty());
        PenaltyFixture.Scales scales = layer.scales(penalty.penalty());
        for (ScalarType type : List.of(ScalarType.Double, ScalarType.Float)) {
            double tolerance = type == ScalarType.Double ? DOUBLE_TOLERANCE : FLOAT_TOLERANCE;
            try (PointerScope scope = new PointerScope()) {
                PenaltyTerms terms = penalty.evaluate(layer.h(type), layer.w(type), problem -> form);
                PenaltyFixture.assertAgree(terms, expected, scales, tolerance, form + " " + type);
            }
        }
    }

    @Test
    void theCostModelOffersOnlyFormsThatComputeThePenalty() {
        for (int order = 1; order <= 3; order++) {
            for (Divergence divergence : Divergence.values()) {
                BeanPenalty settings = BeanPenalty.ofOrder(order).withDivergence(divergence);
                List<PenaltyForm> forms =
                        FormChoice.candidates(settings, new FormChoice.Shape(3, 13, 7, 13, 4)).stream()
                                .map(FormChoice::form)
                                .toList();
                assertThat(forms).isNotEmpty();
                everyFormAgrees(settings, forms);
            }
        }
    }
}
