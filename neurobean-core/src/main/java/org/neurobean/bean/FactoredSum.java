package org.neurobean.bean;

import org.jspecify.annotations.Nullable;

/**
 * The triple sum by columns g of a factor of A, for orders 1 and 2: with A = c sum_q n_q g_q g_q', T = c sum_q n_q
 * spread(g_q).
 *
 * <p>Order 1: the columns are those of F, n = 1. Order 2: (f_i . f_j)^2 = sum_km (F_ik F_im) (F_jk F_jm), so that the
 * columns are F_k o F_m for k <= m (the Khatri-Rao product of F with itself, without its repeated columns), with n = 1
 * where k = m and n = 2 where k < m. The columns are made one at a time: memory is O(N) besides the input.
 */
final class FactoredSum implements TripleSum {

    private final int order;
    private final double scale;
    private final ColumnSpread spread;
    private final double[][] byTarget;

    FactoredSum(BeanPenalty penalty, double[][] activations, double[][] strength) {
        if (penalty.order() > 2) {
            throw new IllegalArgumentException("order must be 1 or 2 for a factored sum, but is " + penalty.order());
        }
        this.order = penalty.order();
        this.scale = penalty.alphaScale().correlationFactor(strength[0].length, order);
        this.spread = ColumnSpread.over(activations, penalty.divergence());
        this.byTarget = Matrices.transpose(strength);
    }

    @Override
    public double compute(@Nullable Slopes slopes) {
        return order == 1 ? firstOrder(slopes) : secondOrder(slopes);
    }

    private double firstOrder(@Nullable Slopes slopes) {
        double sum = 0;
        for (int k = 0; k < byTarget.length; k++) {
            ColumnSpread.Slopes byColumn = columnSlopes(slopes);
            sum += scale * spread.of(byTarget[k], scale, byColumn);
            if (slopes != null && byColumn != null) {
                for (int i = 0; i < byTarget[k].length; i++) {
                    slopes.byStrength()[i][k] += byColumn.byColumn()[i];
                }
            }
        }
        return sum;
    }

    private double secondOrder(@Nullable Slopes slopes) {
        double[] column = new double[byTarget[0].length];
        double sum = 0;
        for (int k = 0; k < byTarget.length; k++) {
            for (int m = k; m < byTarget.length; m++) {
                for (int i = 0; i < column.length; i++) {
                    column[i] = byTarget[k][i] * byTarget[m][i];
                }
                double factor = k == m ? scale : 2 * scale;
                ColumnSpread.Slopes byColumn = columnSlopes(slopes);
                sum += factor * spread.of(column, factor, byColumn);
                if (slopes != null && byColumn != null) {
                    for (int i = 0; i < column.length; i++) {
                        slopes.byStrength()[i][k] += byColumn.byColumn()[i] * byTarget[m][i];
                        slopes.byStrength()[i][m] += byColumn.byColumn()[i] * byTarget[k][i];
                    }
                }
            }
        }
        return sum;
    }

    private ColumnSpread.@Nullable Slopes columnSlopes(@Nullable Slopes slopes) {
        return slopes == null ? null : new ColumnSpread.Slopes(slopes.byActivations(), new double[byTarget[0].length]);
    }
}
