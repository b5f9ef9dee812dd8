package org.neurobean.assembly;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

/**
 * The affinities P that t-SNE keeps (van der Maaten and Hinton, 2008, section 2 and 3.1).
 *
 * <pre>
 *   p_j|i = exp(-beta_i d_ij^2) / sum_{m != i} exp(-beta_i d_im^2)     beta_i such that the entropy is log(perplexity)
 *   p_ij  = (p_j|i + p_i|j) / (2 N)
 * </pre>
 */
final class TSneAffinities {

    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-10;

    private TSneAffinities() {}

    /** P, [N x N], symmetric, 0 on the diagonal, with sum 1. The perplexity is at least 1 and below N; N is 2 or more. */
    static double[][] of(Matrix points, double perplexity) {
        double[][] p = PairwiseDistances.squared(points);
        int n = p.length;
        double entropy = StrictMath.log(perplexity);
        Chunks.forRanges(n, SquaredDistances.CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                p[i] = conditional(i, p[i], entropy);
            }
        });
        Chunks.forEach(n, i -> {
            for (int j = 0; j < i; j++) {
                double shared = (p[i][j] + p[j][i]) / (2.0 * n);
                p[i][j] = shared;
                p[j][i] = shared;
            }
        });
        return p;
    }

    /**
     * p_j|i for one i, from its squared distances.
     *
     * <p>Solves for beta by Newton's method, kept within a bracket. If more neighbours than the perplexity share the
     * least distance, no beta gives so low an entropy: those share the probability. If the perplexity is above N - 1,
     * beta is 0 and all neighbours share it.
     */
    static double[] conditional(int i, double[] squared, double entropy) {
        double[] x = othersAboveLeast(i, squared);
        double scale = mean(x);
        double[] p = new double[squared.length];
        if (scale > 0) {
            for (int j = 0; j < x.length; j++) {
                x[j] /= scale;
            }
        }
        double beta = scale > 0 ? solve(x, entropy) : 0;
        double sum = 0;
        for (double value : x) {
            sum += StrictMath.exp(-beta * value);
        }
        for (int j = 0; j < p.length; j++) {
            p[j] = j == i ? 0 : StrictMath.exp(-beta * x[j < i ? j : j - 1]) / sum;
        }
        return p;
    }

    /** The squared distances to the others, less the smallest of them: exp then never vanishes for all. */
    private static double[] othersAboveLeast(int i, double[] squared) {
        double[] others = new double[squared.length - 1];
        System.arraycopy(squared, 0, others, 0, i);
        System.arraycopy(squared, i + 1, others, i, others.length - i);
        double least = Arrays.stream(others).min().orElseThrow();
        for (int j = 0; j < others.length; j++) {
            others[j] -= least;
        }
        return others;
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum / x.length;
    }

    /** The beta at which the entropy of exp(-beta x) / sum is the given one; it falls with beta. */
    private static double solve(double[] x, double entropy) {
        if (entropy >= StrictMath.log(x.length)) {
            return 0;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            double sum = 0;
            double first = 0;
            double second = 0;
            for (double value : x) {
                double weight = StrictMath.exp(-beta * value);
                sum += weight;
                first += weight * value;
                second += weight * value * value;
            }
            double mean = first / sum;
            double excess = StrictMath.log(sum) + beta * mean - entropy;
            boolean nearestAlone = first == 0;
            if (Math.abs(excess) <= TOLERANCE || (nearestAlone && excess > 0)) {
                break;
            }
            if (excess > 0) {
                low = beta;
            } else {
                high = beta;
            }
            // d entropy / d beta = -beta Var(x)
            double newton = beta + excess / (beta * (second / sum - mean * mean));
            boolean inside = newton > low && newton < high && newton < 16 * beta;
            beta = inside ? newton : Double.isInfinite(high) ? 2 * beta : (low + high) / 2;
        }
        return beta;
    }
}
