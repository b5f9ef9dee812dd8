package org.neurobean.assembly;

import java.util.Objects;
import org.neurobean.bean.Matrix;

/**
 * t-SNE (van der Maaten and Hinton, 2008), exact: an embedding of N points in few dimensions that keeps neighbours
 * together.
 *
 * <p>Points attract each other by the affinities P of {@link TSneAffinities} and repel each other by a Student-t kernel; the
 * embedding descends the Kullback-Leibler divergence of P from its own affinities Q. Points with equal coordinates start
 * and stay together, unless the start is {@link Start#RANDOM}. The same points, options and seed give the same bits on
 * any machine. Takes O(N^2) operations an iteration and 8 N^2 bytes.
 *
 * @param embedding [N x dimensions]
 * @param divergence the Kullback-Leibler divergence of P from Q at the end, 0 or more, in nats
 */
@SuppressWarnings("ArrayRecordComponent")
public record TSne(double[][] embedding, double divergence) {

    /** Where the embedding starts. */
    public enum Start {
        /**
         * The first principal components, scaled so that the first has standard deviation 1e-4; normal noise of standard
         * deviation 1e-8 in place of those that the points do not have.
         */
        PCA,
        /** Normal noise of standard deviation 1e-4. */
        RANDOM
    }

    /**
     * What t-SNE is asked to do.
     *
     * @param dimensions of the embedding, 1 or more
     * @param perplexity effective number of neighbours of a point, at least 1 and below N
     * @param iterations number of gradient steps, 1 or more
     * @param earlyExaggeration factor on P in the first 250 steps, 1 or more
     * @param learningRate above 0, or {@link #AUTO_LEARNING_RATE}
     * @param start where the embedding starts
     * @param seed of the random numbers, if the start needs any
     */
    public record Options(
            int dimensions,
            double perplexity,
            int iterations,
            double earlyExaggeration,
            double learningRate,
            Start start,
            long seed) {

        /** max(N / earlyExaggeration / 4, 50) (Belkina et al., 2019), as in scikit-learn. */
        public static final double AUTO_LEARNING_RATE = 0;

        private static final double USUAL_PERPLEXITY = 30;

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Options {
            Objects.requireNonNull(start, "start");
            if (dimensions < 1) {
                throw new IllegalArgumentException("dimensions must be 1 or more, but is " + dimensions);
            }
            if (iterations < 1) {
                throw new IllegalArgumentException("iterations must be 1 or more, but is " + iterations);
            }
            requireFinite("perplexity", perplexity, 1);
            requireFinite("earlyExaggeration", earlyExaggeration, 1);
            requireFinite("learningRate", learningRate, 0);
        }

        /** Two dimensions, perplexity 30, 1,000 iterations, exaggeration 12, automatic learning rate, PCA start, seed 0. */
        public static Options defaults() {
            return new Options(2, USUAL_PERPLEXITY, 1000, 12, AUTO_LEARNING_RATE, Start.PCA, 0);
        }

        /**
         * The defaults with a perplexity that suits the number of points: (N - 1) / 3, but from 1 to 30.
         *
         * @param points N
         */
        public static Options forPoints(int points) {
            return defaults().withPerplexity(Math.max(1, Math.min(USUAL_PERPLEXITY, (points - 1) / 3.0)));
        }

        public Options withDimensions(int newDimensions) {
            return new Options(newDimensions, perplexity, iterations, earlyExaggeration, learningRate, start, seed);
        }

        public Options withPerplexity(double newPerplexity) {
            return new Options(dimensions, newPerplexity, iterations, earlyExaggeration, learningRate, start, seed);
        }

        public Options withIterations(int newIterations) {
            return new Options(dimensions, perplexity, newIterations, earlyExaggeration, learningRate, start, seed);
        }

        public Options withStart(Start newStart) {
            return new Options(dimensions, perplexity, iterations, earlyExaggeration, learningRate, newStart, seed);
        }

        public Options withSeed(long newSeed) {
            return new Options(dimensions, perplexity, iterations, earlyExaggeration, learningRate, start, newSeed);
        }

        private static void requireFinite(String name, double value, double least) {
            if (!(value >= least) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        name + " must be a finite number of " + least + " or more, but is " + value);
            }
        }

        double learningRateFor(int points) {
            return learningRate == AUTO_LEARNING_RATE ? Math.max(points / earlyExaggeration / 4, 50) : learningRate;
        }
    }

    /**
     * Embeds the points.
     *
     * @param points [N x D], N 2 or more
     * @throws IllegalArgumentException if points is empty, ragged, not finite, a single point or has an entry above 1e149,
     *     or the perplexity is not below N
     * @throws ArithmeticException if the descent diverges: the learning rate is too large
     */
    public static TSne fit(double[][] points, Options options) {
        return fit(Matrix.copyOf("points", points), options);
    }

    /**
     * Embeds the points; see {@link #fit(double[][], Options)}.
     *
     * @throws IllegalArgumentException if points is a single point or has an entry above 1e149, or the perplexity is not
     *     below N
     * @throws ArithmeticException if the descent diverges: the learning rate is too large
     */
    public static TSne fit(Matrix points, Options options) {
        Points.require("points", points);
        Objects.requireNonNull(options, "options");
        int n = points.rows();
        if (n < 2) {
            throw new IllegalArgumentException("points must have 2 rows or more, but has " + n);
        }
        if (options.perplexity() >= n) {
            throw new IllegalArgumentException("perplexity must be below the number of points, " + n + ", but is "
                    + options.perplexity() + ": Options.forPoints chooses one that fits");
        }
        double[][] affinities = TSneAffinities.of(points, options.perplexity());
        TSneDescent descent = new TSneDescent(affinities, TSneStart.coordinates(points, options));
        double divergence = descent.run(options);
        return new TSne(descent.embedding(), divergence);
    }
}
