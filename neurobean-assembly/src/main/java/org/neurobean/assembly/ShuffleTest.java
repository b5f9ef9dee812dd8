package org.neurobean.assembly;

import java.util.Objects;
import java.util.SplittableRandom;
import org.neurobean.bean.Matrix;

/**
 * Whether a layer's neurons cluster more than chance allows: a permutation test (Fisher, 1935) of the mean silhouette of
 * K-means against layers whose weights are shuffled among neurons, for each target by itself, so that each target keeps
 * its weights.
 *
 * <p>A shuffled layer with fewer distinct neurons than k is clustered into as many clusters as it has distinct neurons; one
 * whose neurons are all equal counts as a silhouette of 0.
 *
 * @param observed mean silhouette of the layer itself, in [-1, 1]
 * @param shuffled mean silhouette of each shuffled layer, [draws]
 * @param p (1 + number of shuffled at or above observed) / (1 + draws), in (0, 1] (Phipson and Smyth, 2010)
 */
@SuppressWarnings("ArrayRecordComponent")
public record ShuffleTest(double observed, double[] shuffled, double p) {

    /**
     * What the test is asked to do.
     *
     * @param clustering how K-means runs, on the layer itself and on each shuffled one alike; k is 2 or more
     * @param draws number of shuffled layers, 1 or more; the smallest possible p is 1 / (1 + draws)
     * @param seed of the shuffles
     */
    public record Options(KMeans.Options clustering, int draws, long seed) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if k is below 2 or draws below 1
         */
        public Options {
            Objects.requireNonNull(clustering, "clustering");
            if (clustering.k() < 2) {
                throw new IllegalArgumentException(
                        "k must be 2 or more, since a silhouette compares clusters, but is " + clustering.k());
            }
            if (draws < 1) {
                throw new IllegalArgumentException("draws must be 1 or more, but is " + draws);
            }
        }

        /** k clusters, 99 draws, seed 0. */
        public static Options of(int k) {
            return new Options(KMeans.Options.of(k), 99, 0);
        }

        public Options withDraws(int newDraws) {
            return new Options(clustering, newDraws, seed);
        }

        public Options withSeed(long newSeed) {
            return new Options(clustering, draws, newSeed);
        }
    }

    /**
     * Runs the test. It is the same for weights and for their strengths |tanh(gamma w)|, as long as those are what is
     * clustered.
     *
     * @param outgoing [N x M], row = neuron, column = target
     * @throws IllegalArgumentException if outgoing is empty, ragged, not finite or has an entry above 1e149, or fewer than
     *     k of its rows are distinct
     */
    public static ShuffleTest of(double[][] outgoing, Options options) {
        return of(Matrix.copyOf("outgoing", outgoing), options);
    }

    /**
     * Runs the test; see {@link #of(double[][], Options)}.
     *
     * @throws IllegalArgumentException if outgoing has an entry above 1e149, or fewer than k of its rows are distinct
     */
    public static ShuffleTest of(Matrix outgoing, Options options) {
        Objects.requireNonNull(options, "options");
        int[] clusters = KMeans.fit(outgoing, options.clustering()).assignment();
        double observed = Silhouette.of(outgoing, clusters).mean();
        SplittableRandom root = new SplittableRandom(options.seed());
        SplittableRandom[] streams = new SplittableRandom[options.draws()];
        for (int draw = 0; draw < streams.length; draw++) {
            streams[draw] = root.split();
        }
        double[] shuffled = new double[options.draws()];
        Chunks.forEach(
                shuffled.length, draw -> shuffled[draw] = ofShuffled(outgoing, options.clustering(), streams[draw]));
        int reached = 0;
        for (double silhouette : shuffled) {
            if (silhouette >= observed) {
                reached++;
            }
        }
        return new ShuffleTest(observed, shuffled, (1.0 + reached) / (1.0 + shuffled.length));
    }

    private static double ofShuffled(Matrix outgoing, KMeans.Options clustering, SplittableRandom random) {
        Matrix layer = shuffleColumns(outgoing, random);
        int k = Math.min(clustering.k(), Points.distinct(layer));
        if (k < 2) {
            return 0;
        }
        return Silhouette.of(layer, KMeans.fit(layer, clustering.withK(k)).assignment())
                .mean();
    }

    /** A fresh matrix with each column in a random order of its own (Fisher and Yates, 1938; Durstenfeld, 1964). */
    static Matrix shuffleColumns(Matrix matrix, SplittableRandom random) {
        double[] entries = matrix.entries().clone();
        for (int column = 0; column < matrix.columns(); column++) {
            for (int i = matrix.rows() - 1; i > 0; i--) {
                int from = matrix.start(i) + column;
                int to = matrix.start(random.nextInt(i + 1)) + column;
                double swapped = entries[from];
                entries[from] = entries[to];
                entries[to] = swapped;
            }
        }
        return Matrix.of("shuffled", matrix.rows(), matrix.columns(), entries);
    }
}
