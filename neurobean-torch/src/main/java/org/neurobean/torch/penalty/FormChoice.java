package org.neurobean.torch.penalty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;

/**
 * The cost model: which exact form is cheapest for a penalty and a shape.
 *
 * <p>A form costs its multiplications in matrix products, its elements passed over outside of them, and its calls. The
 * prices are nanoseconds of one core with 256-bit vectors, in float32; only their ratios matter, and a choice that is
 * wrong by some factor near a crossover costs no more than that factor.
 */
record FormChoice(PenaltyForm form, double nanoseconds) {

    /** One multiplication and addition inside a matrix product. */
    private static final double PRODUCT = 0.023;
    /** The same in a product of which one triangle is computed, if the triangle is large. */
    private static final double TRIANGLE = 0.013;
    /** The same if it is small, an M x M Gram matrix. */
    private static final double GRAM = 0.018;
    /** One element read, changed and written. */
    private static final double ELEMENT = 0.12;
    /** One call of BLAS or the engine. */
    private static final double CALL = 1_500;

    /** Bytes of scratch that the strips of {@link PairForm} and {@link ActiveForm} may take. */
    static final long TILE_BYTES = 64L << 20;

    /** Bytes of one matrix of a strip in {@link FactorForm}: small strips make narrow products, large ones exceed the cache. */
    private static final long FACTOR_STRIP_BYTES = 16L << 20;

    /** Targets up to which the Khatri-Rao factor is considered; its memory grows with their square. */
    private static final int KHATRI_RAO_TARGETS = 64;

    /** Matrices [strip x N] that {@link PairForm} and {@link ActiveForm} hold at most. */
    private static final int PAIR_MATRICES = 5;

    /**
     * What the cost depends on.
     *
     * @param samples S
     * @param neurons N
     * @param targets M
     * @param active the number of activations that are not 0, if S is 1
     * @param elementBytes 4 or 8
     */
    record Shape(int samples, int neurons, int targets, int active, int elementBytes) {}

    static PenaltyForm cheapest(BeanPenalty penalty, Shape shape) {
        return candidates(penalty, shape).stream()
                .min(Comparator.comparingDouble(FormChoice::nanoseconds))
                .orElseThrow()
                .form();
    }

    /** All forms that compute this penalty, with what each is expected to take. */
    static List<FormChoice> candidates(BeanPenalty penalty, Shape shape) {
        List<FormChoice> forms = new ArrayList<>();
        forms.add(pairs(penalty, shape));
        if (penalty.divergence() == Divergence.SQUARED && penalty.order() == 1) {
            int strip = Math.min(shape.targets, strip(FACTOR_STRIP_BYTES, shape, 1));
            forms.add(new FormChoice(new FactorForm(strip), laplacian(shape, shape.targets)));
        }
        if (penalty.divergence() == Divergence.SQUARED && penalty.order() == 2) {
            forms.add(samples(shape));
            if (shape.samples == 1) {
                forms.add(active(shape));
            }
            if (shape.targets <= KHATRI_RAO_TARGETS) {
                forms.add(khatriRao(shape));
            }
        }
        return forms;
    }

    private static FormChoice pairs(BeanPenalty penalty, Shape shape) {
        double s = shape.samples;
        double n = shape.neurons;
        double m = shape.targets;
        double perSample = penalty.divergence() == Divergence.SQUARED
                ? (PRODUCT + TRIANGLE) * n * n
                : 4 * ELEMENT * n * n + 5 * CALL;
        double byWeight = (PRODUCT + TRIANGLE) * n * n * m;
        double elements = (3 + penalty.order()) * ELEMENT * n * n + 3 * ELEMENT * n * (s + m);
        int strip = strip(TILE_BYTES, shape, PAIR_MATRICES);
        return new FormChoice(new PairForm(strip), s * perSample + byWeight + elements + 20 * CALL);
    }

    private static double laplacian(Shape shape, double rows) {
        double s = shape.samples;
        double n = shape.neurons;
        return 3 * PRODUCT * s * n * rows + ELEMENT * n * (3 * rows + 6 * s) + 20 * CALL;
    }

    private static FormChoice khatriRao(Shape shape) {
        double n = shape.neurons;
        double m = shape.targets;
        double rows = m * (m + 1) / 2;
        double expansion = 4 * PRODUCT * rows * n * m + 5 * ELEMENT * rows * n + 15 * CALL;
        return new FormChoice(new KhatriRaoForm(), laplacian(shape, rows) + expansion);
    }

    private static FormChoice samples(Shape shape) {
        double square = (double) shape.neurons * shape.targets * shape.targets;
        double element = ELEMENT * shape.neurons * shape.targets;
        double perSample = (GRAM + PRODUCT) * square + 6 * element + 25 * CALL;
        double shared = (GRAM + 2 * PRODUCT) * square + 5 * element + 15 * CALL;
        return new FormChoice(new SampleForm(), shared + shape.samples * perSample);
    }

    private static FormChoice active(Shape shape) {
        double pairs = (double) shape.active * shape.neurons;
        double element = ELEMENT * shape.neurons * shape.targets;
        double cost = (3 * PRODUCT * shape.targets + 6 * ELEMENT) * pairs + 6 * element + 25 * CALL;
        return new FormChoice(new ActiveForm(strip(TILE_BYTES, shape, PAIR_MATRICES)), cost);
    }

    /** Rows of N elements, of which the given number of matrices fits into the bytes; at most N. */
    private static int strip(long bytes, Shape shape, int matrices) {
        long row = (long) shape.neurons * shape.elementBytes * matrices;
        return (int) Math.min(shape.neurons, Math.max(1, bytes / row));
    }
}
