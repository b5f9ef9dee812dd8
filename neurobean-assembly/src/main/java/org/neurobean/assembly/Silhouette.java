package org.neurobean.assembly;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.neurobean.bean.Matrix;

/**
 * The silhouette of a clustering (Rousseeuw, 1987): how much closer each point is to its own cluster than to the nearest
 * other one.
 *
 * <pre>
 *   a_i = mean distance of point i to the other points of its cluster
 *   b_i = least mean distance of point i to the points of another cluster
 *   s_i = (b_i - a_i) / max(a_i, b_i)
 * </pre>
 *
 * <p>A point that is alone in its cluster has 0 (Rousseeuw's convention), and so has one whose a and b are both 0.
 *
 * @param values s, [N], each in [-1, 1]
 * @param mean the mean of the values, the silhouette of the clustering
 */
@SuppressWarnings("ArrayRecordComponent")
public record Silhouette(double[] values, double mean) {

    /**
     * The silhouette by Euclidean distance. Takes O(N^2 D) operations and little memory.
     *
     * @param points [N x D]
     * @param labels the cluster of each point, [N]; any integers, of which 2 or more differ
     * @throws IllegalArgumentException if points is empty, ragged, not finite or has an entry above 1e149, labels does
     *     not have one entry for each point, or all labels are equal
     */
    public static Silhouette of(double[][] points, int[] labels) {
        return of(Matrix.copyOf("points", points), labels);
    }

    /**
     * The silhouette by Euclidean distance. Takes O(N^2 D) operations and little memory.
     *
     * @param points [N x D]
     * @param labels the cluster of each point, [N]; any integers, of which 2 or more differ
     * @throws IllegalArgumentException if points has an entry above 1e149, labels does not have one entry for each point,
     *     or all labels are equal
     */
    public static Silhouette of(Matrix points, int[] labels) {
        Points.require("points", points);
        int n = points.rows();
        Labels clusters = requireClusters(labels, n);
        double[][] byDimension = points.toColumns();
        double[] values = new double[n];
        Chunks.forRanges(n, SquaredDistances.CHUNK, (from, to) -> {
            double[][] rows = new double[to - from][n];
            SquaredDistances.block(points, from, to, byDimension, 0, rows);
            for (int i = from; i < to; i++) {
                values[i] = value(i, rows[i - from], Math::sqrt, clusters);
            }
        });
        return ofValues(values);
    }

    /**
     * The silhouette by given distances: the same numbers as {@link #of(double[][], int[])} gives for the points that the
     * distances come from. Takes O(N^2) operations.
     *
     * @param distances of the N points
     * @param labels the cluster of each point, [N]; any integers, of which 2 or more differ
     * @throws IllegalArgumentException if labels does not have one entry for each point, or all labels are equal
     */
    public static Silhouette of(PairwiseDistances distances, int[] labels) {
        Objects.requireNonNull(distances, "distances");
        Labels clusters = requireClusters(labels, distances.size());
        double[] values = new double[distances.size()];
        Chunks.forRanges(values.length, SquaredDistances.CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                values[i] = value(i, distances.row(i), distance -> distance, clusters);
            }
        });
        return ofValues(values);
    }

    private static Labels requireClusters(int[] labels, int points) {
        Objects.requireNonNull(labels, "labels");
        Points.requireLength("labels", labels.length, points, "points");
        Labels clusters = Labels.number("labels", labels);
        if (clusters.count() < 2) {
            throw new IllegalArgumentException(
                    "labels must name 2 clusters or more, since a silhouette compares clusters, but all are "
                            + labels[0]);
        }
        return clusters;
    }

    /** s_i from one row of distances, or of numbers that the given function makes distances of. */
    private static double value(int i, double[] row, DoubleUnaryOperator toDistance, Labels clusters) {
        int own = clusters.of()[i];
        if (clusters.sizes()[own] == 1) {
            return 0;
        }
        double[] sums = new double[clusters.count()];
        for (int j = 0; j < row.length; j++) {
            sums[clusters.of()[j]] += toDistance.applyAsDouble(row[j]);
        }
        double a = sums[own] / (clusters.sizes()[own] - 1);
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sums.length; c++) {
            if (c != own) {
                b = Math.min(b, sums[c] / clusters.sizes()[c]);
            }
        }
        double larger = Math.max(a, b);
        return larger > 0 ? (b - a) / larger : 0;
    }

    private static Silhouette ofValues(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return new Silhouette(values, sum / values.length);
    }
}
