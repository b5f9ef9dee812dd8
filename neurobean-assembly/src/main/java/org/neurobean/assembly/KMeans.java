package org.neurobean.assembly;

import java.util.Objects;
import java.util.SplittableRandom;
import org.neurobean.bean.Matrix;

/**
 * K-means: a partition of points into k clusters that makes the sum of squared distances to the clusters' means small
 * (Lloyd, 1982; Hartigan and Wong, 1979), from starts by greedy k-means++ (Arthur and Vassilvitskii, 2007).
 *
 * <p>The best of several starts is kept. Each ends when no move of a single point to another cluster lowers the sum,
 * so that no point is closer to another cluster's mean than to its own, or at the largest number of iterations. A cluster that loses
 * all of its points gets the point that is farthest from its cluster's mean. The same points, options and seed give the same result on any machine.
 *
 * @param assignment the cluster of each point, [N], from 0 to k - 1, numbered in the order in which their first points
 *     come: point 0 is in cluster 0
 * @param centers the mean of each cluster's points, [k x D]
 * @param inertia the sum of squared Euclidean distances of the points to their cluster's mean, 0 or more
 * @param iterations how often the kept start computed means, 1 or more
 */
@SuppressWarnings("ArrayRecordComponent")
public record KMeans(int[] assignment, double[][] centers, double inertia, int iterations) {

    /**
     * What K-means is asked to do.
     *
     * @param k number of clusters, 1 or more
     * @param restarts number of starts, 1 or more, of which the best is kept
     * @param maxIterations largest number of iterations of one start, 1 or more
     * @param seed of the random choices
     */
    public record Options(int k, int restarts, int maxIterations, long seed) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if k, restarts or maxIterations is below 1
         */
        public Options {
            requirePositive("k", k);
            requirePositive("restarts", restarts);
            requirePositive("maxIterations", maxIterations);
        }

        /** k clusters, 10 starts of at most 300 iterations, seed 0. */
        public static Options of(int k) {
            return new Options(k, 10, 300, 0);
        }

        public Options withK(int newK) {
            return new Options(newK, restarts, maxIterations, seed);
        }

        public Options withRestarts(int newRestarts) {
            return new Options(k, newRestarts, maxIterations, seed);
        }

        public Options withMaxIterations(int newMaxIterations) {
            return new Options(k, restarts, newMaxIterations, seed);
        }

        public Options withSeed(long newSeed) {
            return new Options(k, restarts, maxIterations, newSeed);
        }

        private static void requirePositive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be 1 or more, but is " + value);
            }
        }
    }

    /**
     * Clusters the points.
     *
     * @param points [N x D]
     * @throws IllegalArgumentException if points is empty, ragged, not finite or has an entry above 1e149, or fewer than
     *     k of them are distinct (see {@link #distinctPoints(double[][])})
     */
    public static KMeans fit(double[][] points, Options options) {
        return fit(Matrix.copyOf("points", points), options);
    }

    /**
     * Clusters the points.
     *
     * @param points [N x D]
     * @throws IllegalArgumentException if points has an entry above 1e149, or fewer than k of them are distinct
     */
    public static KMeans fit(Matrix points, Options options) {
        Points.require("points", points);
        Objects.requireNonNull(options, "options");
        int k = options.k();
        int distinct = k == 1 ? 1 : Points.distinct(points);
        if (k > distinct) {
            throw new IllegalArgumentException("k must be at most the number of distinct points, which is " + distinct
                    + ", but is " + k + ": ask for fewer clusters");
        }
        KMeansSeeding seeding = new KMeansSeeding(points, k, options.restarts());
        SplittableRandom starts = new SplittableRandom(options.seed());
        Lloyd best = null;
        for (int restart = 0; restart < options.restarts(); restart++) {
            Lloyd lloyd = new Lloyd(points, seeding.centers(starts.split()));
            lloyd.run(options.maxIterations());
            if (best == null || lloyd.inertia() < best.inertia()) {
                best = lloyd;
            }
        }
        return Objects.requireNonNull(best).inOrderOfFirstPoints();
    }

    /**
     * The number of points that differ from all others before them: the largest k that {@link #fit(double[][], Options)} takes.
     *
     * @param points [N x D]
     * @return from 1 to N
     * @throws IllegalArgumentException if points is empty, ragged, not finite or has an entry above 1e149
     */
    public static int distinctPoints(double[][] points) {
        return distinctPoints(Matrix.copyOf("points", points));
    }

    /**
     * The number of points that differ from all others before them: the largest k that {@link #fit(double[][], Options)} takes.
     *
     * @param points [N x D]
     * @return from 1 to N
     * @throws IllegalArgumentException if points has an entry above 1e149
     */
    public static int distinctPoints(Matrix points) {
        Points.require("points", points);
        return Points.distinct(points);
    }
}
