package org.neurobean.assembly;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

/**
 * Single points moved between clusters if that lowers the sum of squares, as their means move along (Hartigan and Wong,
 * 1979). Lloyd's iterations stop earlier: they see no gain in a move that only the moved means would give.
 *
 * <pre>
 *   a point x leaves a cluster of n points with mean c:   the sum falls by n / (n - 1) |x - c|^2
 *   it enters one of m points with mean e:                the sum grows by m / (m + 1) |x - e|^2
 * </pre>
 */
final class Exchange {

    /** A gain below this share of what the point costs now may be rounding. */
    private static final double LEAST_GAIN = 1e-12;

    private final Matrix points;
    private final int[] assignment;
    private final double[][] centers;
    private final int[] sizes;

    /**
     * Exchanges on one partition.
     *
     * @param assignment which {@link #run} overwrites
     * @param centers the means of the clusters, none of which is empty; not overwritten
     */
    Exchange(Matrix points, int[] assignment, double[][] centers) {
        this.points = points;
        this.assignment = assignment;
        this.centers = Arrays.stream(centers).map(double[]::clone).toArray(double[][]::new);
        this.sizes = new int[centers.length];
        for (int cluster : assignment) {
            sizes[cluster]++;
        }
    }

    /** Moves each point once at most; returns those that moved. */
    int[] run() {
        int[] targets = targets();
        int[] moved = new int[points.rows()];
        int count = 0;
        for (int i = 0; i < points.rows(); i++) {
            // Moves of points before this one may have taken its gain.
            if (targets[i] != assignment[i] && gains(i, targets[i])) {
                move(i, targets[i]);
                moved[count++] = i;
            }
        }
        return Arrays.copyOf(moved, count);
    }

    /** The cluster that each point would best be in, if it were the only one to move. */
    private int[] targets() {
        int[] targets = assignment.clone();
        double[][] byDimension = Matrix.copyOf("centers", centers).toColumns();
        Chunks.forRanges(points.rows(), SquaredDistances.CHUNK, (from, to) -> {
            double[][] squared = new double[to - from][centers.length];
            SquaredDistances.block(points, from, to, byDimension, 0, squared);
            for (int i = from; i < to; i++) {
                int own = assignment[i];
                double least = sizes[own] == 1 ? 0 : leaving(own) * squared[i - from][own];
                for (int c = 0; c < centers.length; c++) {
                    double cost = entering(c) * squared[i - from][c];
                    if (c != own && cost < least) {
                        least = cost;
                        targets[i] = c;
                    }
                }
            }
        });
        return targets;
    }

    private boolean gains(int i, int target) {
        int own = assignment[i];
        if (sizes[own] == 1) {
            return false;
        }
        double now = leaving(own) * distance(i, own);
        double then = entering(target) * distance(i, target);
        return then < now * (1 - LEAST_GAIN);
    }

    /** The squared distance of a point to a cluster's mean. */
    private double distance(int i, int cluster) {
        return SquaredDistances.between(points.entries(), points.start(i), centers[cluster], 0, points.columns());
    }

    private double leaving(int cluster) {
        return sizes[cluster] / (sizes[cluster] - 1.0);
    }

    private double entering(int cluster) {
        return sizes[cluster] / (sizes[cluster] + 1.0);
    }

    private void move(int i, int target) {
        int own = assignment[i];
        double[] coordinates = points.entries();
        int start = points.start(i);
        for (int d = 0; d < points.columns(); d++) {
            double x = coordinates[start + d];
            centers[own][d] -= (x - centers[own][d]) / (sizes[own] - 1);
            centers[target][d] += (x - centers[target][d]) / (sizes[target] + 1);
        }
        sizes[own]--;
        sizes[target]++;
        assignment[i] = target;
    }
}
