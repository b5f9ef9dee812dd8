package org.neurobean.assembly;

import java.util.Arrays;

/**
 * Gradient descent on the Kullback-Leibler divergence of t-SNE (van der Maaten and Hinton, 2008, Eq. 5), with momentum and
 * a gain for each coordinate (Jacobs, 1988) as in the authors' code.
 *
 * <pre>
 *   w_ij   = 1 / (1 + |y_i - y_j|^2)        q_ij = w_ij / Z,  Z = sum_{k != l} w_kl
 *   dC/dy_i = 4 sum_j (p_ij - q_ij) w_ij (y_i - y_j)
 * </pre>
 */
final class TSneDescent {

    private static final int EARLY_ITERATIONS = 250;
    private static final double EARLY_MOMENTUM = 0.5;
    private static final double LATE_MOMENTUM = 0.8;
    private static final double GAIN_STEP = 0.2;
    private static final double GAIN_DECAY = 0.8;
    private static final double LEAST_GAIN = 0.01;

    private final double[][] affinities;
    /** Coordinates by dimension, [dimensions x N], like the three below. */
    private final double[][] y;

    private final double[][] velocity;
    private final double[][] gains;
    private final double[][] attraction;
    private final double[][] repulsion;
    /** sum_j w_ij of each row; Z is their sum. */
    private final double[] rowSums;

    /**
     * A descent from a start.
     *
     * @param affinities P, [N x N]
     * @param y coordinates by dimension, [dimensions x N], which this class takes over
     */
    TSneDescent(double[][] affinities, double[][] y) {
        this.affinities = affinities;
        this.y = y;
        int n = affinities.length;
        this.velocity = new double[y.length][n];
        this.gains = new double[y.length][n];
        this.attraction = new double[y.length][n];
        this.repulsion = new double[y.length][n];
        this.rowSums = new double[n];
    }

    /** Descends as the options say; returns the divergence at the end. */
    double run(TSne.Options options) {
        double rate = options.learningRateFor(rowSums.length);
        for (int iteration = 0; iteration < options.iterations(); iteration++) {
            boolean early = iteration < EARLY_ITERATIONS;
            if (iteration == 0 || iteration == EARLY_ITERATIONS) {
                rest();
            }
            double[][] gradient = gradient(early ? options.earlyExaggeration() : 1);
            step(gradient, early ? EARLY_MOMENTUM : LATE_MOMENTUM, rate);
        }
        return divergence();
    }

    /** Velocities 0 and gains 1: what was learned of the exaggerated slopes does not hold for the true ones. */
    private void rest() {
        for (int d = 0; d < y.length; d++) {
            Arrays.fill(velocity[d], 0);
            Arrays.fill(gains[d], 1);
        }
    }

    /** [N x dimensions]. */
    double[][] embedding() {
        double[][] embedding = new double[rowSums.length][y.length];
        for (int i = 0; i < embedding.length; i++) {
            for (int d = 0; d < y.length; d++) {
                embedding[i][d] = y[d][i];
            }
        }
        return embedding;
    }

    /** dC/dy with the affinities P multiplied by the exaggeration, [dimensions x N]. */
    double[][] gradient(double exaggeration) {
        computeForces();
        double z = normalizer();
        double[][] gradient = new double[y.length][rowSums.length];
        for (int d = 0; d < y.length; d++) {
            for (int i = 0; i < rowSums.length; i++) {
                gradient[d][i] = 4 * (exaggeration * attraction[d][i] - repulsion[d][i] / z);
            }
        }
        return gradient;
    }

    /** attraction_i = sum_j p_ij w_ij (y_i - y_j), repulsion_i = sum_j w_ij^2 (y_i - y_j). */
    private void computeForces() {
        int n = rowSums.length;
        Chunks.forRanges(n, SquaredDistances.CHUNK, (from, to) -> {
            double[] w = new double[n];
            double[] pull = new double[n];
            for (int i = from; i < to; i++) {
                rowSums[i] = kernel(i, w);
                double[] p = affinities[i];
                for (int j = 0; j < n; j++) {
                    pull[j] = p[j] * w[j];
                    w[j] *= w[j];
                }
                for (int d = 0; d < y.length; d++) {
                    attraction[d][i] = force(pull, y[d], i);
                    repulsion[d][i] = force(w, y[d], i);
                }
            }
        });
    }

    /** Fills w with w_ij, and 0 for j = i; returns their sum. */
    private double kernel(int i, double[] w) {
        Arrays.fill(w, 1);
        for (double[] coordinates : y) {
            double own = coordinates[i];
            for (int j = 0; j < w.length; j++) {
                double difference = own - coordinates[j];
                w[j] += difference * difference;
            }
        }
        for (int j = 0; j < w.length; j++) {
            w[j] = 1 / w[j];
        }
        w[i] = 0;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int j = 0;
        for (; j + 3 < w.length; j += 4) {
            sum0 += w[j];
            sum1 += w[j + 1];
            sum2 += w[j + 2];
            sum3 += w[j + 3];
        }
        for (; j < w.length; j++) {
            sum0 += w[j];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** sum_j weights_j (x_i - x_j); four partial sums keep the processor's adders busy. */
    private static double force(double[] weights, double[] x, int i) {
        double own = x[i];
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int j = 0;
        for (; j + 3 < x.length; j += 4) {
            sum0 += weights[j] * (own - x[j]);
            sum1 += weights[j + 1] * (own - x[j + 1]);
            sum2 += weights[j + 2] * (own - x[j + 2]);
            sum3 += weights[j + 3] * (own - x[j + 3]);
        }
        for (; j < x.length; j++) {
            sum0 += weights[j] * (own - x[j]);
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    private void step(double[][] gradient, double momentum, double rate) {
        for (int d = 0; d < y.length; d++) {
            for (int i = 0; i < rowSums.length; i++) {
                double slope = gradient[d][i];
                boolean uphill = velocity[d][i] * slope > 0;
                double gain = uphill ? gains[d][i] * GAIN_DECAY : gains[d][i] + GAIN_STEP;
                gains[d][i] = Math.max(LEAST_GAIN, gain);
                velocity[d][i] = momentum * velocity[d][i] - rate * gains[d][i] * slope;
                y[d][i] += velocity[d][i];
            }
            center(y[d]);
        }
    }

    private double normalizer() {
        double z = 0;
        for (double sum : rowSums) {
            z += sum;
        }
        if (!(z > 0)) {
            throw new ArithmeticException(
                    "the t-SNE embedding must stay finite, but has diverged: use a smaller learningRate");
        }
        return z;
    }

    /** Moves the mean to 0, which changes no distance. */
    private static void center(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        double mean = sum / x.length;
        for (int i = 0; i < x.length; i++) {
            x[i] -= mean;
        }
    }

    /** sum_ij p_ij log(p_ij / q_ij), 0 or more. */
    double divergence() {
        int n = rowSums.length;
        double[] sums = new double[n];
        computeForces();
        double z = normalizer();
        Chunks.forRanges(n, SquaredDistances.CHUNK, (from, to) -> {
            double[] w = new double[n];
            for (int i = from; i < to; i++) {
                kernel(i, w);
                for (int j = 0; j < n; j++) {
                    double p = affinities[i][j];
                    if (p > 0) {
                        sums[i] += p * StrictMath.log(p * z / w[j]);
                    }
                }
            }
        });
        double divergence = 0;
        for (double sum : sums) {
            divergence += sum;
        }
        return Math.max(0, divergence);
    }
}
