package org.neurobean.bean;

import org.jspecify.annotations.Nullable;

/**
 * The triple sum by columns g of a factor of A, for orders 1 and 2: with A = c sum_q n_q g_q g_q', T = c sum_q n_q
 * spread(g_q).
 *
 * <p>Order 1: the columns are those of F, n = 1. Order 2: (f_i . f_j)^2 = sum_km (F_ik F_im) (F_jk F_jm), so that the
 * columns are F_k o F_m for k <= m (the Khatri-Rao product of F with itself, without its repeated columns), with n = 1
 * if k = m and n = 2 if k < m. The columns are made one at a time: memory is O(N) besides the input.
 */
final class FactoredSum implements TripleSum {

    private final int order;
    private final double scale;
    private final ColumnSpread spread;
    private final double[][] byTarget;

    FactoredSum(BeanPenalty penalty, Matrix activations, Matrix strength) {
        if (penalty.order() > 2) {
            throw new IllegalArgumentException("order must be 1 or 2 for a factored sum, but is " + penalty.order());
        }
        this.order = penalty.order();
        this.scale = penalty.alphaScale().correlationFactor(strength.columns(), order);
        this.spread = ColumnSpread.over(activations, penalty.divergence());
        this.byTarget = strength.toColumns();
    }

    @Override
    public double compute(@Nullable Slopes slopes) {
        double[][] byStrength = new double[byTarget.length][slopes == null ? 0 : byTarget[0].length];
        double sum = 0;
        for (int k = 0; k < byTarget.length; k++) {
            if (order == 1) {
                ColumnSpread.Slopes into =
                        slopes == null ? null : new ColumnSpread.Slopes(slopes.byActivations(), byStrength[k]);
                sum += scale * spread.of(byTarget[k], scale, into);
            } else {
                for (int m = k; m < byTarget.length; m++) {
                    sum += addProduct(k, m, byStrength, slopes);
                }
            }
        }
        if (slopes != null) {
            for (int i = 0; i < slopes.byStrength().length; i++) {
                for (int k = 0; k < byTarget.length; k++) {
                    slopes.byStrength()[i][k] += byStrength[k][i];
                }
            }
        }
        return sum;
    }

    /** The term of the column F_k o F_m, and its slopes: d(F_k o F_m) = F_m o dF_k + F_k o dF_m, also if k = m. */
    private double addProduct(int k, int m, double[][] byStrength, @Nullable Slopes slopes) {
        double[] fk = byTarget[k];
        double[] fm = byTarget[m];
        double[] column = new double[fk.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = fk[i] * fm[i];
        }
        double factor = k == m ? scale : 2 * scale;
        if (slopes == null) {
            return factor * spread.of(column, factor, null);
        }
        double[] byColumn = new double[column.length];
        double term = factor * spread.of(column, factor, new ColumnSpread.Slopes(slopes.byActivations(), byColumn));
        for (int i = 0; i < column.length; i++) {
            byStrength[k][i] += byColumn[i] * fm[i];
            byStrength[m][i] += byColumn[i] * fk[i];
        }
        return term;
    }
}
