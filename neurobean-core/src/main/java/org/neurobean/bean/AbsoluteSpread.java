package org.neurobean.bean;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The spread for absolute divergence by sorting: sum_ij g_i g_j |h_i - h_j| = sum_i g_i D(h_i), where D(u) = sum_j g_j
 * |u - h_j| comes for all i from prefix sums of g in the order of the activations.
 *
 * <p>Going up from one distinct activation u to the next one, v, sum over h_j < v of g_j (v - h_j) grows by (v - u)
 * times the weight at u and below; likewise going down. Neurons of equal activation share one level, so that the
 * sub-gradient sign(0) = 0 holds exactly: the slope with respect to h_i is 2 g_i (weight strictly below -
 * weight strictly above), that with respect to g_i is 2 D(h_i).
 */
final class AbsoluteSpread implements ColumnSpread {

    /** levels[s]: the distinct activations of sample s, ascending. */
    private final double[][] levels;
    /** levelOf[s][i]: where h_si is in levels[s]. */
    private final int[][] levelOf;

    AbsoluteSpread(Matrix activations) {
        levels = new double[activations.rows()][];
        levelOf = new int[activations.rows()][];
        for (int s = 0; s < levels.length; s++) {
            // + 0.0 makes -0.0 the same level as 0.0.
            double[] h = Arrays.stream(activations.row(s)).map(x -> x + 0.0).toArray();
            levels[s] = distinct(h);
            levelOf[s] = new int[h.length];
            for (int i = 0; i < h.length; i++) {
                levelOf[s][i] = Arrays.binarySearch(levels[s], h[i]);
            }
        }
    }

    private static double[] distinct(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = 1;
        for (int r = 1; r < sorted.length; r++) {
            if (sorted[r] > sorted[count - 1]) {
                sorted[count] = sorted[r];
                count++;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    @Override
    public double of(double[] column, double factor, @Nullable Slopes slopes) {
        double[] weight = new double[column.length];
        double[] distance = new double[column.length];
        double[] balance = new double[column.length];
        double spread = 0;
        for (int s = 0; s < levels.length; s++) {
            int[] level = levelOf[s];
            Arrays.fill(weight, 0);
            for (int i = 0; i < column.length; i++) {
                weight[level[i]] += column[i];
            }
            spread += scan(levels[s], weight, distance, balance);
            if (slopes != null) {
                double[] byActivations = slopes.byActivations()[s];
                double[] byColumn = slopes.byColumn();
                for (int i = 0; i < column.length; i++) {
                    byActivations[i] += factor * 2 * column[i] * balance[level[i]];
                    byColumn[i] += factor * 2 * distance[level[i]];
                }
            }
        }
        return spread;
    }

    /**
     * Fills, for each level u, distance with D(u) and balance with the weight below u minus the weight above u.
     *
     * @return sum over levels of weight(u) D(u)
     */
    private static double scan(double[] level, double[] weight, double[] distance, double[] balance) {
        double weightBelow = 0;
        double distanceBelow = 0;
        for (int r = 0; r < level.length; r++) {
            distanceBelow += r == 0 ? 0 : weightBelow * (level[r] - level[r - 1]);
            distance[r] = distanceBelow;
            balance[r] = weightBelow;
            weightBelow += weight[r];
        }
        double weightAbove = 0;
        double distanceAbove = 0;
        double sum = 0;
        for (int r = level.length - 1; r >= 0; r--) {
            distanceAbove += r == level.length - 1 ? 0 : weightAbove * (level[r + 1] - level[r]);
            distance[r] += distanceAbove;
            balance[r] -= weightAbove;
            weightAbove += weight[r];
            sum += weight[r] * distance[r];
        }
        return sum;
    }
}
