package org.neurobean.bean;

import org.jspecify.annotations.Nullable;

/** How far a weighting g of the neurons is spread over activations: sum_s sum_ij g_i g_j d(h_si, h_sj). */
sealed interface ColumnSpread permits SquaredSpread, AbsoluteSpread {

    /**
     * Computes the spread of one weighting.
     *
     * @param column g, [N], 0 or more
     * @param slopes to which {@code factor} times the slopes with respect to H and g are added, or null
     * @return the spread, without {@code factor}; 0 or more
     */
    double of(double[] column, double factor, @Nullable Slopes slopes);

    /** The spread for the given divergence over activations H, [S x N]. */
    static ColumnSpread over(Matrix activations, Divergence divergence) {
        return switch (divergence) {
            case SQUARED -> new SquaredSpread(activations);
            case ABSOLUTE -> new AbsoluteSpread(activations);
        };
    }

    /**
     * The slopes that {@link ColumnSpread#of} adds to.
     *
     * @param byActivations [S x N]
     * @param byColumn [N]
     */
    @SuppressWarnings("ArrayRecordComponent") // Two accumulators, never compared.
    record Slopes(double[][] byActivations, double[] byColumn) {}
}
