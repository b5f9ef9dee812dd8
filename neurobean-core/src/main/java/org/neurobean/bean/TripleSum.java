package org.neurobean.bean;

import org.jspecify.annotations.Nullable;

/**
 * The triple sum of Eq. 1 before its factor, T = sum_s sum_ij A_ij d(h_si, h_sj), with its slopes with respect to H and F.
 *
 * <p>Every implementation adds terms that are 0 or more, so that T is never negative, is exactly 0 if neurons agree,
 * and loses no digits to an offset that all neurons share. None holds an N x N matrix.
 */
sealed interface TripleSum permits FactoredSum, PairwiseSum {

    /**
     * Computes T.
     *
     * @param slopes to which dT/dH and dT/dF are added, or null if only T is wanted; T has the same bits either way
     * @return T, 0 or more
     */
    double compute(@Nullable Slopes slopes);

    /**
     * dT/dH and dT/dF, which {@link TripleSum#compute} adds to.
     *
     * @param byActivations [S x N]
     * @param byStrength [N x M]
     */
    @SuppressWarnings("ArrayRecordComponent") // Two accumulators, never compared.
    record Slopes(double[][] byActivations, double[][] byStrength) {
        static Slopes zero(int samples, int neurons, int targets) {
            return new Slopes(new double[samples][neurons], new double[neurons][targets]);
        }
    }

    /**
     * The form of T that takes the fewest operations.
     *
     * <p>{@link PairwiseSum} takes, for each pair of neurons, M steps for A_ij and S for the divergences: N^2 (M + S) / 2
     * steps of one multiplication and one addition. {@link FactoredSum} passes over a column of N numbers for each of K
     * columns of a factor of A and each of S samples. That pass costs as much as 2 N of those steps for squared
     * divergence (once for the centre, once for the spread), 6 N for absolute divergence (to levels and back) after
     * sorting at 60 N for each sample; making a column costs as much as two samples. K = M for order 1. K = M (M + 1) / 2
     * for order 2: the entries of one half of a sample's Gram matrix F' diag(h) F, so that a form of its own for that
     * matrix would save nothing. From order 3 on there are only the pairs.
     *
     * @param penalty the order, the divergence and the scale of A
     * @param activations H, [S x N]
     * @param strength F, [N x M]
     */
    static TripleSum cheapest(BeanPenalty penalty, Matrix activations, Matrix strength) {
        double samples = activations.rows();
        double neurons = strength.rows();
        double targets = strength.columns();
        double columns =
                switch (penalty.order()) {
                    case 1 -> targets;
                    case 2 -> targets * (targets + 1) / 2;
                    default -> Double.POSITIVE_INFINITY;
                };
        double passes = neurons * columns * (samples + 2);
        double factored =
                switch (penalty.divergence()) {
                    case SQUARED -> 2 * passes;
                    case ABSOLUTE -> 6 * passes + 60 * samples * neurons;
                };
        double pairwise = neurons * neurons * (targets + samples) / 2;
        return factored <= pairwise
                ? new FactoredSum(penalty, activations, strength)
                : new PairwiseSum(penalty, activations, strength);
    }
}
