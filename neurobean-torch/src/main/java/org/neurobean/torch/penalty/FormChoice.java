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
 * three prices are those of one core with 256-bit vectors in float32; only their ratios matter, and a choice that is
 * wrong by a factor of 1.5 near a crossover costs no more than that.
 */
record FormChoice(PenaltyForm form, double nanoseconds) {

    /** One multiplication and addition inside a matrix product. */
    private static final double PRODUCT = 0.014;
    /** The same in a symmetric product, of which half is computed. */
    private static final double SYMMETRIC = 0.010;
    /** One element read, changed and written. */
    private static final double ELEMENT = 0.15;
    /** One call of BLAS or the engine. */
    private static final double CALL = 2_000;

    /** Bytes of scratch that strips may take, besides what is O(S N + M N). */
    static final long TILE_BYTES = 64L << 20;

    /** Bytes of one strip of targets in {@link FactorForm}: K, J and the gradient stay in the last-level cache. */
    private static final long FACTOR_STRIP_BYTES = 4L << 20;

    /** Targets up to which the Khatri-Rao factor is considered; its memory grows with the square. */
    private static final int KHATRI_RAO_TARGETS = 64;

    /** Matrices [strip x N] that {@link PairForm} holds at most. */
    private static final int PAIR_MATRICES = 5;

    static PenaltyForm cheapest(BeanPenalty penalty, int samples, int neurons, int targets, int elementBytes) {
        return candidates(penalty, samples, neurons, targets, elementBytes).stream()
                .min(Comparator.comparingDouble(FormChoice::nanoseconds))
                .orElseThrow()
                .form();
    }

    /** All forms that compute this penalty, with what each is expected to take. */
    static List<FormChoice> candidates(BeanPenalty penalty, int s, int n, int m, int elementBytes) {
        List<FormChoice> forms = new ArrayList<>();
        forms.add(pairs(penalty, s, n, m, elementBytes));
        if (penalty.divergence() == Divergence.SQUARED && penalty.order() == 1) {
            forms.add(
                    new FormChoice(new FactorForm(strip(FACTOR_STRIP_BYTES, n, elementBytes, 1)), laplacian(s, n, m)));
        }
        if (penalty.divergence() == Divergence.SQUARED && penalty.order() == 2) {
            forms.add(samples(s, n, m));
            if (m <= KHATRI_RAO_TARGETS) {
                double rows = m * (m + 1) / 2.0;
                double expansion = 4 * PRODUCT * rows * n * m + 5 * ELEMENT * rows * n + 10 * CALL;
                forms.add(new FormChoice(new KhatriRaoForm(), laplacian(s, n, rows) + expansion));
            }
        }
        return forms;
    }

    private static FormChoice pairs(BeanPenalty penalty, int s, int n, int m, int elementBytes) {
        int strip = strip(TILE_BYTES, n, elementBytes, PAIR_MATRICES);
        double pairs = (double) n * n;
        double perSample = penalty.divergence() == Divergence.SQUARED
                ? (PRODUCT + SYMMETRIC) * pairs
                : 4 * ELEMENT * pairs + 5 * CALL;
        double byWeight = (PRODUCT + SYMMETRIC) * pairs * m;
        double elements = (3 + penalty.order()) * ELEMENT * pairs + 3 * ELEMENT * n * (s + m);
        return new FormChoice(new PairForm(strip), s * perSample + byWeight + elements + 20 * CALL);
    }

    private static double laplacian(double s, double n, double rows) {
        return 3 * PRODUCT * s * n * rows + ELEMENT * n * (3 * rows + 6 * s) + 20 * CALL;
    }

    private static FormChoice samples(double s, double n, double m) {
        double products = (SYMMETRIC + 2 * PRODUCT) * n * m * m;
        double perSample = (SYMMETRIC + PRODUCT) * n * m * m + 6 * ELEMENT * n * m + 20 * CALL;
        return new FormChoice(new SampleForm(), products + s * perSample + 15 * CALL);
    }

    /** Rows of N elements so that the given number of matrices of them fits into the bytes. */
    private static int strip(long bytes, long n, int elementBytes, int matrices) {
        return (int) Math.min(n, Math.max(1, bytes / (n * elementBytes * matrices)));
    }
}
