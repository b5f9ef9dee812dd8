package org.neurobean.assembly;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.neurobean.bean.Matrix;

/**
 * How far neighbours in an embedding are neighbours of the points themselves (Venna and Kaski, 2001).
 *
 * <pre>
 *   T = 1 - 2 / (N k (2N - 3k - 1)) sum_i sum_{j in U_i} (r_ij - k)
 * </pre>
 *
 * <p>U_i are those of the k nearest neighbours of i in the embedding that are not among its k nearest in the points' own
 * space, and r_ij is the rank of j among the neighbours of i there, 1 for the nearest. Of points at the same distance the
 * one with the lower index counts as nearer.
 */
public final class Trustworthiness {

    private Trustworthiness() {}

    /**
     * The trustworthiness of an embedding, by Euclidean distances. Takes O(N^2 (D + log N)) operations.
     *
     * @param points [N x D]
     * @param embedding [N x d]
     * @param neighbours k, at least 1 and below N / 2
     * @return in [0, 1]; 1 if all neighbours in the embedding are neighbours of the points
     * @throws IllegalArgumentException if a matrix is empty, ragged, not finite or has an entry above 1e149, they differ
     *     in their number of rows, or neighbours is out of range
     */
    public static double of(double[][] points, double[][] embedding, int neighbours) {
        return of(Matrix.copyOf("points", points), Matrix.copyOf("embedding", embedding), neighbours);
    }

    /**
     * The trustworthiness of an embedding; see {@link #of(double[][], double[][], int)}.
     *
     * @throws IllegalArgumentException if a matrix has an entry above 1e149, they differ in their number of rows, or
     *     neighbours is out of range
     */
    public static double of(Matrix points, Matrix embedding, int neighbours) {
        Points.require("points", points);
        Points.requireLength("embedding", embedding.rows(), points.rows(), "points");
        Points.require("embedding", embedding);
        int n = points.rows();
        if (neighbours < 1 || 2L * neighbours >= n) {
            throw new IllegalArgumentException("neighbours must be at least 1 and below half the number of points, " + n
                    + ", but is " + neighbours);
        }
        double[][] pointsByDimension = points.toColumns();
        double[][] embeddingByDimension = embedding.toColumns();
        long[] penalties = new long[n];
        Chunks.forRanges(n, SquaredDistances.CHUNK, (from, to) -> {
            double[][] original = new double[to - from][n];
            SquaredDistances.block(points, from, to, pointsByDimension, 0, original);
            double[][] embedded = new double[to - from][n];
            SquaredDistances.block(embedding, from, to, embeddingByDimension, 0, embedded);
            for (int i = from; i < to; i++) {
                penalties[i] = penalty(i, original[i - from], embedded[i - from], neighbours);
            }
        });
        double k = neighbours;
        return 1
                - 2.0
                        / (n * k * (2.0 * n - 3 * k - 1))
                        * Arrays.stream(penalties).sum();
    }

    /** sum_{j in U_i} (r_ij - k) for one point, from its squared distances in both spaces. */
    private static long penalty(int i, double[] original, double[] embedded, int k) {
        int[] byPoints = othersByDistance(i, original);
        int[] rank = new int[original.length];
        for (int r = 0; r < byPoints.length; r++) {
            rank[byPoints[r]] = r + 1;
        }
        int[] byEmbedding = othersByDistance(i, embedded);
        long penalty = 0;
        for (int r = 0; r < k; r++) {
            penalty += Math.max(0, rank[byEmbedding[r]] - k);
        }
        return penalty;
    }

    private static int[] othersByDistance(int i, double[] distances) {
        return IntStream.range(0, distances.length)
                .filter(j -> j != i)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> distances[j]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
