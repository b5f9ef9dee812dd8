package org.neurobean.assembly;

import org.neurobean.bean.Matrix;

/**
 * Principal components (Pearson, 1901; Hotelling, 1933): the orthogonal directions along which the points vary most.
 *
 * <p>The sign of a component is that which makes its largest entry by size (the first of several) positive, as
 * scikit-learn's is. A component beyond the rank of the points, that is, one with less than 1e-14 of the first one's
 * variance, is all zeros, and so are its scores.
 *
 * @param scores coordinates of the points along the components, [N x d], with column means 0
 * @param components row c is a direction of length 1, [d x D], in descending order of variance
 * @param explainedVariance the variance (divisor N - 1) of each column of the scores, [d]; 0 for a single point
 * @param totalVariance the sum of the variances of the D coordinates
 * @param mean the mean point, [D]
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pca(
        double[][] scores, double[][] components, double[] explainedVariance, double totalVariance, double[] mean) {

    private static final double RANK_TOLERANCE = 1e-14;

    /**
     * Finds the first components. Takes O(N D min(N, D) + min(N, D)^3) operations.
     *
     * @param points [N x D]
     * @param dimensions d, how many components, from 1 to min(N, D)
     * @throws IllegalArgumentException if points is empty, ragged, not finite or has an entry above 1e149, or dimensions
     *     is out of range
     */
    public static Pca fit(double[][] points, int dimensions) {
        return fit(Matrix.copyOf("points", points), dimensions);
    }

    /**
     * Finds the first components; see {@link #fit(double[][], int)}.
     *
     * @throws IllegalArgumentException if points has an entry above 1e149, or dimensions is out of range
     */
    public static Pca fit(Matrix points, int dimensions) {
        Points.require("points", points);
        int most = Math.min(points.rows(), points.columns());
        if (dimensions < 1 || dimensions > most) {
            throw new IllegalArgumentException("dimensions must be from 1 to " + most
                    + ", the lesser of the numbers of points and of coordinates, but is " + dimensions);
        }
        double[] mean = Points.mean(points);
        Matrix centered = Points.centered(points, mean);
        boolean fewerCoordinates = points.columns() <= points.rows();
        double[][] columns = fewerCoordinates ? centered.toRows() : centered.toColumns();
        Matrix gram = gramOfColumns(columns);
        double total = 0;
        for (int i = 0; i < gram.rows(); i++) {
            total += gram.get(i, i);
        }
        SymmetricEigen eigen = SymmetricEigen.of(gram, dimensions);
        double[][] components = new double[dimensions][];
        double[] variance = new double[dimensions];
        double divisor = Math.max(1, points.rows() - 1);
        for (int c = 0; c < dimensions; c++) {
            double value = eigen.values()[c];
            boolean withinRank = value > 0 && value >= RANK_TOLERANCE * eigen.values()[0];
            variance[c] = withinRank ? value / divisor : 0;
            components[c] = !withinRank
                    ? new double[points.columns()]
                    : direction(fewerCoordinates ? eigen.vectors()[c] : times(columns, eigen.vectors()[c]));
        }
        return new Pca(scores(centered, components), components, variance, total / divisor, mean);
    }

    /** X'X for X [n x m], that is, [m x m]: the sums of products of the columns; the lower triangle only. */
    private static Matrix gramOfColumns(double[][] x) {
        int m = x[0].length;
        double[][] gram = new double[m][m];
        Chunks.forRanges(m, SquaredDistances.CHUNK, (from, to) -> {
            // A few rows of x at a time stay in the cache for all rows of gram of this chunk.
            for (int s0 = 0; s0 < x.length; s0 += SquaredDistances.CHUNK) {
                int s1 = Math.min(x.length, s0 + SquaredDistances.CHUNK);
                for (int a = from; a < to; a++) {
                    for (int s = s0; s < s1; s++) {
                        double factor = x[s][a];
                        double[] row = x[s];
                        double[] out = gram[a];
                        for (int b = 0; b <= a; b++) {
                            out[b] += factor * row[b];
                        }
                    }
                }
            }
        });
        return Matrix.copyOf("gram", gram);
    }

    /** X v, [n], for X [n x m]. */
    private static double[] times(double[][] x, double[] v) {
        double[] product = new double[x.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = Matrix.dot(x[i], 0, v, 0, v.length);
        }
        return product;
    }

    /** The vector at length 1, with its largest entry positive. */
    private static double[] direction(double[] vector) {
        int largest = 0;
        for (int d = 1; d < vector.length; d++) {
            if (Math.abs(vector[d]) > Math.abs(vector[largest])) {
                largest = d;
            }
        }
        double norm = Math.copySign(Math.sqrt(Matrix.dot(vector, 0, vector, 0, vector.length)), vector[largest]);
        double[] direction = new double[vector.length];
        for (int d = 0; d < vector.length; d++) {
            direction[d] = vector[d] / norm;
        }
        return direction;
    }

    private static double[][] scores(Matrix centered, double[][] components) {
        double[][] scores = new double[centered.rows()][];
        Chunks.forEach(scores.length, i -> scores[i] = times(components, centered.row(i)));
        return scores;
    }
}
