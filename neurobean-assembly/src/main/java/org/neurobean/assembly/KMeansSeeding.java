package org.neurobean.assembly;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.Matrix;

/**
 * Starts for K-means by k-means++ (Arthur and Vassilvitskii, 2007): each center is a point drawn with a probability
 * proportional to its squared distance from the nearest center so far. Of several candidates for a center the one that
 * lowers the sum of those distances most is taken (their greedy variant).
 */
final class KMeansSeeding {

    /** Up to this many points the distances of all pairs are kept, 8 N^2 bytes, if that is less work. */
    private static final int MOST_POINTS_WITH_ALL_PAIRS = 8192;

    private final Matrix points;
    private final double[][] byDimension;
    private final int k;
    private final int candidates;
    private final double @Nullable [][] allPairs;

    /**
     * A source of starts.
     *
     * @param points [N x D], at least k of them distinct
     * @param starts how many are going to be asked for
     */
    KMeansSeeding(Matrix points, int k, int starts) {
        this.points = points;
        this.byDimension = points.toColumns();
        this.k = k;
        this.candidates = 2 + (int) StrictMath.log(k);
        boolean manyRows = (double) candidates * k * starts > points.rows() / 2.0;
        this.allPairs =
                manyRows && points.rows() <= MOST_POINTS_WITH_ALL_PAIRS ? PairwiseDistances.squared(points) : null;
    }

    /** Draws the centers of one start, [k x D]: k distinct points. */
    double[][] centers(SplittableRandom random) {
        double[][] centers = new double[k][];
        int first = random.nextInt(points.rows());
        centers[0] = points.row(first);
        double[] nearest = distancesFrom(new int[] {first})[0].clone();
        for (int c = 1; c < k; c++) {
            int[] drawn = draw(nearest, random);
            double[][] distances = distancesFrom(drawn);
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int t = 0; t < drawn.length; t++) {
                double sum = sumOfLesser(nearest, distances[t]);
                if (sum < least) {
                    least = sum;
                    best = t;
                }
            }
            centers[c] = points.row(drawn[best]);
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = Math.min(nearest[i], distances[best][i]);
            }
        }
        return centers;
    }

    /** Draws candidates with probabilities proportional to the weights. */
    private int[] draw(double[] weights, SplittableRandom random) {
        double[] sums = new double[weights.length];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            total += weights[i];
            sums[i] = total;
        }
        int[] drawn = new int[candidates];
        for (int t = 0; t < candidates; t++) {
            drawn[t] = firstAbove(sums, random.nextDouble() * total);
        }
        return drawn;
    }

    /** The first index with a sum above the given one: its weight is not 0. The product of draw may round up to total. */
    private static int firstAbove(double[] sums, double value) {
        double below = Math.min(value, Math.nextDown(sums[sums.length - 1]));
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > below) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static double sumOfLesser(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.min(x[i], y[i]);
        }
        return sum;
    }

    /** Squared distances of the points with the given indices to all points, [indices x N]. */
    private double[][] distancesFrom(int[] indices) {
        double[][] rows = new double[indices.length][];
        if (allPairs != null) {
            Arrays.setAll(rows, t -> allPairs[indices[t]]);
            return rows;
        }
        Chunks.forEach(indices.length, t -> {
            double[][] row = new double[1][points.rows()];
            SquaredDistances.block(points, indices[t], indices[t] + 1, byDimension, 0, row);
            rows[t] = row[0];
        });
        return rows;
    }
}
