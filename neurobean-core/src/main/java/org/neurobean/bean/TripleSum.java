package org.neurobean.bean;

import org.jspecify.annotations.Nullable;

/**
 * The triple sum of Eq. 1 before its factor, T = sum_s sum_ij A_ij d(h_si, h_sj), with its slopes by H and F.
 *
 * <p>Every implementation adds terms that are 0 or more, so that T is never negative, is exactly 0 where neurons agree,
 * and loses no digits to an offset that all neurons share. None holds an N x N matrix.
 */
sealed interface TripleSum permits FactoredSum, PairwiseSum {

    /**
     * Computes T.
     *
     * @param slopes where dT/dH and dT/dF are added, or null where only T is wanted; T has the same bits either way
     * @return T, 0 or more
     */
    double compute(@Nullable Slopes slopes);

    /**
     * dT/dH and dT/dF, which {@link TripleSum#compute} adds to.
     *
     * @param byActivations [S x N]
     * @param byStrength [N x M]
     */
    @SuppressWarnings("ArrayRecordComponent") // Two accumulators, compared by no one.
    record Slopes(double[][] byActivations, double[][] byStrength) {
        static Slopes zero(int samples, int neurons, int targets) {
            return new Slopes(new double[samples][neurons], new double[neurons][targets]);
        }
    }

    /**
     * The form of T that takes the fewest operations.
     *
     * <p>A factor of A with K columns ({@link FactoredSum}) is passed over once for each sample: S N K steps. The pairs
     * of neurons ({@link PairwiseSum}) take M steps for A_ij and S for the divergences: N^2 (M + S) / 2 steps. One step
     * of the former costs about twice as much: it goes over a column for the centre and again for the spread. For order
     * 1, K = M. For order 2, K = M (M + 1) / 2, the entries of one half of the Gram matrix F' diag(h) F of a sample, so
     * that a form of its own for that matrix would save nothing. From order 3 on only the pairs are there.
     *
     * @param penalty the order, the divergence and the scale of A
     * @param activations H, [S x N]
     * @param strength F, [N x M]
     */
    static TripleSum cheapest(BeanPenalty penalty, double[][] activations, double[][] strength) {
        double samples = activations.length;
        double neurons = strength.length;
        double targets = strength[0].length;
        double columns =
                switch (penalty.order()) {
                    case 1 -> targets;
                    case 2 -> targets * (targets + 1) / 2;
                    default -> Double.POSITIVE_INFINITY;
                };
        double factored = 2 * samples * neurons * columns;
        double pairwise = neurons * neurons * (targets + samples) / 2;
        return factored <= pairwise
                ? new FactoredSum(penalty, activations, strength)
                : new PairwiseSum(penalty, activations, strength);
    }
}
