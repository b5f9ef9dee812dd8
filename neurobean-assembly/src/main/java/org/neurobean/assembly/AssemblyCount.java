package org.neurobean.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.neurobean.bean.Matrix;

/**
 * How many assemblies there are, without being told: the k whose K-means clusters have the largest mean silhouette
 * (Rousseeuw, 1987). {@link #ofCorrelation(double[][], int)} counts them in another way, by eigenvalues.
 *
 * @param byClusters the mean silhouette of each k that was tried, in ascending order of k
 * @param best the k with the largest mean silhouette, the smallest of several
 */
public record AssemblyCount(List<Score> byClusters, int best) {

    private static final double CORRELATION_TOLERANCE = 1e-6;

    /** Copies the list. */
    public AssemblyCount {
        byClusters = List.copyOf(byClusters);
    }

    /**
     * The mean silhouette of one number of clusters.
     *
     * @param k number of clusters
     * @param silhouette mean silhouette, in [-1, 1]
     */
    public record Score(int k, double silhouette) {}

    /**
     * Which numbers of clusters are tried.
     *
     * @param least smallest k, 2 or more: a silhouette compares clusters
     * @param most largest k, at least the smallest; fewer are tried if fewer points are distinct
     * @param clustering how K-means runs; its k is not used
     */
    public record Options(int least, int most, KMeans.Options clustering) {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if least is below 2 or above most
         */
        public Options {
            Objects.requireNonNull(clustering, "clustering");
            if (least < 2) {
                throw new IllegalArgumentException("least must be 2 or more, but is " + least);
            }
            if (most < least) {
                throw new IllegalArgumentException("most must be at least least, " + least + ", but is " + most);
            }
        }

        /** From 2 to most clusters, K-means with its usual options. */
        public static Options upTo(int most) {
            return new Options(2, most, KMeans.Options.of(2));
        }
    }

    /**
     * Tries each number of clusters in the range, up to one less than the number of distinct points, but always the
     * smallest.
     *
     * @param points [N x D]
     * @throws IllegalArgumentException if points is empty, ragged, not finite or has an entry above 1e149, or fewer of
     *     them are distinct than the smallest k
     */
    public static AssemblyCount of(double[][] points, Options options) {
        return of(Matrix.copyOf("points", points), options);
    }

    /**
     * Tries each number of clusters in the range; see {@link #of(double[][], Options)}.
     *
     * @throws IllegalArgumentException if points has an entry above 1e149, or fewer of them are distinct than the smallest k
     */
    public static AssemblyCount of(Matrix points, Options options) {
        Objects.requireNonNull(options, "options");
        int distinct = KMeans.distinctPoints(points);
        if (distinct < options.least()) {
            throw new IllegalArgumentException("points must hold at least " + options.least()
                    + " distinct points, the smallest number of clusters to try, but hold " + distinct);
        }
        PairwiseDistances distances = PairwiseDistances.of(points);
        List<Score> scores = new ArrayList<>();
        Score best = new Score(options.least(), Double.NEGATIVE_INFINITY);
        int most = Math.max(options.least(), Math.min(options.most(), distinct - 1));
        for (int k = options.least(); k <= most; k++) {
            int[] clusters = KMeans.fit(points, options.clustering().withK(k)).assignment();
            Score score = new Score(k, Silhouette.of(distances, clusters).mean());
            scores.add(score);
            if (score.silhouette() > best.silhouette()) {
                best = score;
            }
        }
        return new AssemblyCount(scores, best.k());
    }

    /**
     * The number of assemblies by the eigenvalues of the neurons' activations (Peyrache et al., 2010; Lopes-dos-Santos et
     * al., 2013): how many are larger than any that independent neurons would show (Marchenko and Pastur, 1967).
     *
     * @param count number of eigenvalues above the bound, from 0 to N
     * @param bound (1 + sqrt(N / S))^2
     * @param eigenvalues all N eigenvalues of the correlation matrix, from the largest to the smallest; their sum is N
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record MarchenkoPastur(int count, double bound, double[] eigenvalues) {}

    /**
     * Counts eigenvalues of a Pearson correlation matrix above Marchenko and Pastur's bound. Neurons that never change have
     * no correlation; leave them out. Takes O(N^3) operations.
     *
     * @param correlation Pearson's, between neurons over samples, [N x N], symmetric, in [-1, 1], 1 on the diagonal (each to
     *     1e-6)
     * @param samples S, how many samples the correlations come from, 2 or more
     * @throws IllegalArgumentException if the matrix is not as above or samples is below 2
     */
    public static MarchenkoPastur ofCorrelation(double[][] correlation, int samples) {
        return ofCorrelation(Matrix.copyOf("correlation", correlation), samples);
    }

    /**
     * Counts eigenvalues of a Pearson correlation matrix; see {@link #ofCorrelation(double[][], int)}.
     *
     * @throws IllegalArgumentException if the matrix is not one of correlations or samples is below 2
     */
    public static MarchenkoPastur ofCorrelation(Matrix correlation, int samples) {
        requireCorrelation(correlation);
        if (samples < 2) {
            throw new IllegalArgumentException("samples must be 2 or more, but is " + samples);
        }
        double edge = 1 + Math.sqrt((double) correlation.rows() / samples);
        double bound = edge * edge;
        double[] eigenvalues = SymmetricEigen.values(correlation);
        int count = 0;
        while (count < eigenvalues.length && eigenvalues[count] > bound) {
            count++;
        }
        return new MarchenkoPastur(count, bound, eigenvalues);
    }

    private static void requireCorrelation(Matrix correlation) {
        Points.requireLength("correlation[0]", correlation.columns(), correlation.rows(), "rows of a square matrix");
        for (int i = 0; i < correlation.rows(); i++) {
            for (int j = 0; j <= i; j++) {
                double entry = correlation.get(i, j);
                String name = "correlation[" + i + "][" + j + "]";
                if (i == j && Math.abs(entry - 1) > CORRELATION_TOLERANCE) {
                    throw new IllegalArgumentException(name + " must be 1, a neuron's correlation with itself, but is "
                            + entry + ": leave out neurons that never change");
                }
                if (Math.abs(entry) > 1 + CORRELATION_TOLERANCE) {
                    throw new IllegalArgumentException(name + " must be from -1 to 1, but is " + entry);
                }
                if (Math.abs(entry - correlation.get(j, i)) > CORRELATION_TOLERANCE) {
                    throw new IllegalArgumentException("correlation must be symmetric, but [" + i + "][" + j + "] is "
                            + entry + " and [" + j + "][" + i + "] is " + correlation.get(j, i));
                }
            }
        }
    }
}
