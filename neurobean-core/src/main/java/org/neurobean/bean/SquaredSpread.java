package org.neurobean.bean;

import org.jspecify.annotations.Nullable;

/**
 * The spread for squared divergence, a weighted variance: sum_ij g_i g_j (h_i - h_j)^2 = 2 G sum_i g_i (h_i - mu)^2,
 * with G = sum_i g_i and mu = sum_i g_i h_i / G.
 *
 * <p>Equal to the Laplacian form 2 (sum_i deg_i h_i^2 - h' A h), but a sum of terms that are 0 or more instead of a
 * difference of two large numbers. As mu minimizes it, the slope with respect to h_i is 4 G g_i (h_i - mu); that with
 * respect to g_i is 2 (V + G (h_i - mu)^2) with V = sum_j g_j (h_j - mu)^2.
 */
final class SquaredSpread implements ColumnSpread {

    private final double[][] activations;

    SquaredSpread(Matrix activations) {
        this.activations = activations.toRows();
    }

    @Override
    public double of(double[] column, double factor, @Nullable Slopes slopes) {
        double total = 0;
        int heaviest = 0;
        for (int i = 0; i < column.length; i++) {
            total += column[i];
            if (column[i] > column[heaviest]) {
                heaviest = i;
            }
        }
        if (total == 0) {
            return 0; // No neuron has weight: mu is undefined, the spread and its slopes are 0.
        }
        double spread = 0;
        for (int s = 0; s < activations.length; s++) {
            double[] h = activations[s];
            // Deviations from the heaviest neuron's activation, not from 0: an offset of all neurons costs no digits,
            // and neurons that agree give exactly 0.
            double pivot = h[heaviest];
            double shift = 0;
            for (int i = 0; i < h.length; i++) {
                shift += column[i] * (h[i] - pivot);
            }
            shift /= total;
            double variance = 0;
            for (int i = 0; i < h.length; i++) {
                double deviation = h[i] - pivot - shift;
                variance += column[i] * (deviation * deviation);
            }
            spread += 2 * total * variance;
            if (slopes != null) {
                double[] byActivations = slopes.byActivations()[s];
                double[] byColumn = slopes.byColumn();
                for (int i = 0; i < h.length; i++) {
                    double deviation = h[i] - pivot - shift;
                    byActivations[i] += factor * 4 * total * column[i] * deviation;
                    byColumn[i] += factor * 2 * (variance + total * (deviation * deviation));
                }
            }
        }
        return spread;
    }
}
