package org.neurobean.bean;

import org.jspecify.annotations.Nullable;

/**
 * The triple sum by pairs of neurons, for any order: T = 2 sum_{i<j} A_ij sum_s d(h_si, h_sj).
 *
 * <p>The pairs are visited in square tiles of A, so that the rows of F and H' that a tile needs stay in the processor's
 * cache; an entry of A is used where it is computed and never stored.
 */
final class PairwiseSum implements TripleSum {

    /** Rows of a tile: 2 x 32 rows of 500 numbers are 256 KB, the second-level cache of a small machine. */
    private static final int TILE = 32;

    private final int order;
    private final Divergence divergence;
    private final double scale;
    private final double[][] byNeuron;
    private final double[][] strength;

    PairwiseSum(BeanPenalty penalty, Matrix activations, Matrix strength) {
        this.order = penalty.order();
        this.divergence = penalty.divergence();
        this.scale = penalty.alphaScale().correlationFactor(strength.columns(), 1);
        this.byNeuron = activations.toColumns();
        this.strength = strength.toRows();
    }

    @Override
    public double compute(@Nullable Slopes slopes) {
        int neurons = strength.length;
        // dT/dH is gathered by neuron, [N x S], as the pairs need it.
        double[][] byActivations = new double[neurons][slopes == null ? 0 : byNeuron[0].length];
        double sum = 0;
        for (int top = 0; top < neurons; top += TILE) {
            for (int left = 0; left <= top; left += TILE) {
                for (int i = top; i < Math.min(top + TILE, neurons); i++) {
                    for (int j = left; j < Math.min(left + TILE, i); j++) {
                        sum += addPair(i, j, byActivations, slopes);
                    }
                }
            }
        }
        if (slopes != null) {
            for (int s = 0; s < slopes.byActivations().length; s++) {
                for (int i = 0; i < neurons; i++) {
                    slopes.byActivations()[s][i] += byActivations[i][s];
                }
            }
        }
        return sum;
    }

    /** The terms (i, j) and (j, i) of T, 2 A_ij sum_s d(h_si, h_sj), and their slopes. */
    private double addPair(int i, int j, double[][] byActivations, @Nullable Slopes slopes) {
        double firstOrder = scale * Matrix.dot(strength[i], 0, strength[j], 0, strength[i].length);
        double lowerOrder = NeuronCorrelation.power(firstOrder, order - 1);
        double correlation = lowerOrder * firstOrder;
        double apart = divergence == Divergence.SQUARED
                ? squaredDivergence(byNeuron[i], byNeuron[j])
                : absoluteDivergence(byNeuron[i], byNeuron[j]);
        if (slopes != null) {
            double byDot = 2 * order * scale * lowerOrder * apart;
            addScaled(byDot, strength[j], slopes.byStrength()[i]);
            addScaled(byDot, strength[i], slopes.byStrength()[j]);
            addActivationSlopes(2 * correlation, i, j, byActivations);
        }
        return 2 * correlation * apart;
    }

    private void addActivationSlopes(double factor, int i, int j, double[][] byActivations) {
        double[] hi = byNeuron[i];
        double[] hj = byNeuron[j];
        double[] byHi = byActivations[i];
        double[] byHj = byActivations[j];
        if (divergence == Divergence.SQUARED) {
            for (int s = 0; s < hi.length; s++) {
                double slope = factor * 2 * (hi[s] - hj[s]);
                byHi[s] += slope;
                byHj[s] -= slope;
            }
        } else {
            for (int s = 0; s < hi.length; s++) {
                double slope = factor * sign(hi[s] - hj[s]);
                byHi[s] += slope;
                byHj[s] -= slope;
            }
        }
    }

    /**
     * -1, 0 or 1, exactly. Without a branch, which the processor would mispredict for half of the pairs: scaled by 2^1083
     * even the smallest difference is above 1.
     */
    private static double sign(double difference) {
        return Math.max(-1, Math.min(1, difference * 0x1p1023 * 0x1p60));
    }

    /** Adds factor * x to y, which is overwritten. */
    private static void addScaled(double factor, double[] x, double[] y) {
        for (int k = 0; k < x.length; k++) {
            y[k] += factor * x[k];
        }
    }

    private static double squaredDivergence(double[] x, double[] y) {
        double sum = 0;
        for (int s = 0; s < x.length; s++) {
            double difference = x[s] - y[s];
            sum += difference * difference;
        }
        return sum;
    }

    private static double absoluteDivergence(double[] x, double[] y) {
        double sum = 0;
        for (int s = 0; s < x.length; s++) {
            sum += Math.abs(x[s] - y[s]);
        }
        return sum;
    }
}
