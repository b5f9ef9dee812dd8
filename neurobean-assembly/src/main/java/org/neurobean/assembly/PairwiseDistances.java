package org.neurobean.assembly;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

/**
 * The distances of all pairs of N points: computed once if several measures or several clusterings of the same points
 * are asked for.
 *
 * <p>Takes 8 N^2 bytes: 134 MB for 4,096 points.
 */
public final class PairwiseDistances {

    private static final double SYMMETRY_TOLERANCE = 1e-9;

    private final double[][] distances;

    private PairwiseDistances(double[][] distances) {
        this.distances = distances;
    }

    /**
     * The Euclidean distances of the points.
     *
     * @param points [N x D]
     * @throws IllegalArgumentException if points is empty, ragged, not finite or has an entry above 1e149
     */
    public static PairwiseDistances of(double[][] points) {
        return of(Matrix.copyOf("points", points));
    }

    /**
     * The Euclidean distances of the points.
     *
     * @param points [N x D]
     * @throws IllegalArgumentException if points has an entry above 1e149
     */
    public static PairwiseDistances of(Matrix points) {
        Points.require("points", points);
        double[][] distances = squared(points);
        Chunks.forEach(distances.length, i -> {
            for (int j = 0; j < distances.length; j++) {
                distances[i][j] = Math.sqrt(distances[i][j]);
            }
        });
        return new PairwiseDistances(distances);
    }

    /**
     * Distances of any kind, given as a matrix, of which a copy is made.
     *
     * @param matrix [N x N], symmetric (to 1e-9 of its size), 0 or more, 0 on the diagonal
     * @throws IllegalArgumentException if it is not
     */
    public static PairwiseDistances ofMatrix(double[][] matrix) {
        Points.require("matrix", Matrix.copyOf("matrix", matrix));
        Points.requireLength("matrix[0]", matrix[0].length, matrix.length, "rows of a square matrix");
        double[][] copy = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            if (matrix[i][i] != 0) {
                throw new IllegalArgumentException("matrix[" + i + "][" + i
                        + "] must be 0, the distance of a point to itself, but is " + matrix[i][i]);
            }
            for (int j = 0; j < i; j++) {
                requireDistance(matrix, i, j);
                copy[i][j] = matrix[i][j];
                copy[j][i] = matrix[i][j];
            }
        }
        return new PairwiseDistances(copy);
    }

    private static void requireDistance(double[][] matrix, int i, int j) {
        if (matrix[i][j] < 0) {
            throw new IllegalArgumentException(
                    "matrix[" + i + "][" + j + "] must be 0 or more, but is " + matrix[i][j]);
        }
        if (Math.abs(matrix[i][j] - matrix[j][i]) > SYMMETRY_TOLERANCE * matrix[i][j]) {
            throw new IllegalArgumentException("matrix must be symmetric, but [" + i + "][" + j + "] is " + matrix[i][j]
                    + " and [" + j + "][" + i + "] is " + matrix[j][i]);
        }
    }

    /** The number of points, N. */
    public int size() {
        return distances.length;
    }

    /** The distance of points i and j, 0 or more. */
    public double between(int i, int j) {
        return distances[i][j];
    }

    /** The distances of point i to all points, [N]; not to be written to. */
    double[] row(int i) {
        return distances[i];
    }

    /** Squared Euclidean distances, [N x N]. Each pair is computed once. */
    static double[][] squared(Matrix points) {
        int n = points.rows();
        double[][] byDimension = points.toColumns();
        double[][] squared = new double[n][n];
        Chunks.forRanges(n, SquaredDistances.CHUNK, (from, to) -> {
            double[][] rows = Arrays.copyOfRange(squared, from, to);
            SquaredDistances.block(points, from, to, byDimension, from, rows);
        });
        Chunks.forRanges(n, SquaredDistances.CHUNK, (from, to) -> {
            for (int j = 0; j < from; j++) {
                for (int i = from; i < to; i++) {
                    squared[i][j] = squared[j][i];
                }
            }
        });
        return squared;
    }
}
