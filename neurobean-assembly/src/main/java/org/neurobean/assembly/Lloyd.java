package org.neurobean.assembly;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.neurobean.bean.Matrix;

/**
 * Lloyd's (1982) iterations of K-means from one start: each point to its nearest center, each center to the mean of its
 * points, until no point changes its cluster; then single points by {@link Exchange}, and again.
 *
 * <p>Distances to centers that stayed where they were are not computed again, unless a point's own center moved away from
 * it. That changes no result. On a tie a point stays in its cluster.
 */
final class Lloyd {

    private final Matrix points;
    private final double[][] centers;
    private final int[] assignment;
    /** Squared distance of each point to the center of its cluster. */
    private final double[] nearest;

    private final boolean[] moved;
    private int iterations;

    /**
     * Assigns the points to their nearest centers.
     *
     * @param points [N x D]
     * @param centers [k x D], which this class takes over
     */
    Lloyd(Matrix points, double[][] centers) {
        this.points = points;
        this.centers = centers;
        this.assignment = new int[points.rows()];
        this.nearest = new double[points.rows()];
        this.moved = new boolean[centers.length];
        int[] all = IntStream.range(0, centers.length).toArray();
        double[][] byDimension = Matrix.copyOf("centers", centers).toColumns();
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        Chunks.forRanges(points.rows(), SquaredDistances.CHUNK, (from, to) -> {
            int[] chunk = IntStream.range(from, to).toArray();
            toNearest(chunk, all, byDimension);
        });
        Arrays.fill(moved, true);
    }

    /**
     * Iterates until no point changes its cluster and no exchange of single points gains anything, but not more often than
     * the given number, 1 or more. The centers are the means of their points then.
     */
    void run(int maxIterations) {
        boolean changed = true;
        while (changed) {
            fillEmptyClusters();
            updateCenters();
            iterations++;
            changed = iterations < maxIterations && (updateAssignment() || exchange());
        }
    }

    /** Moves single points if that helps; returns whether any moved. */
    private boolean exchange() {
        int[] before = assignment.clone();
        int[] exchanged = new Exchange(points, assignment, centers).run();
        for (int i : exchanged) {
            moved[before[i]] = true;
            moved[assignment[i]] = true;
            // Not its distance, but the next assignment then compares it with all centers.
            nearest[i] = 0;
        }
        return exchanged.length > 0;
    }

    /** The sum of squared distances of the points to their cluster's mean. */
    double inertia() {
        double sum = 0;
        for (int i = 0; i < points.rows(); i++) {
            sum += distanceToOwn(i);
        }
        return sum;
    }

    /** The result, with clusters numbered in the order in which their first points come. */
    KMeans inOrderOfFirstPoints() {
        int[] numbers = new int[centers.length];
        Arrays.fill(numbers, -1);
        double[][] ordered = new double[centers.length][];
        int[] renumbered = new int[assignment.length];
        int next = 0;
        for (int i = 0; i < assignment.length; i++) {
            int cluster = assignment[i];
            if (numbers[cluster] < 0) {
                numbers[cluster] = next++;
                ordered[numbers[cluster]] = centers[cluster];
            }
            renumbered[i] = numbers[cluster];
        }
        return new KMeans(renumbered, ordered, inertia(), iterations);
    }

    /** Gives each empty cluster the point that is farthest from its center: the sum of squares falls. */
    private void fillEmptyClusters() {
        int[] sizes = new int[centers.length];
        for (int cluster : assignment) {
            sizes[cluster]++;
        }
        for (int empty = 0; empty < sizes.length; empty++) {
            if (sizes[empty] == 0) {
                int farthest = farthestOfSeveral(sizes);
                sizes[assignment[farthest]]--;
                sizes[empty]++;
                moved[assignment[farthest]] = true;
                moved[empty] = true;
                assignment[farthest] = empty;
                nearest[farthest] = 0;
            }
        }
    }

    /** The point farthest from its center among clusters of two points or more. */
    private int farthestOfSeveral(int[] sizes) {
        int farthest = -1;
        for (int i = 0; i < points.rows(); i++) {
            if (sizes[assignment[i]] > 1 && (farthest < 0 || nearest[i] > nearest[farthest])) {
                farthest = i;
            }
        }
        return farthest;
    }

    /** Means of the clusters whose points changed; the others are marked as not moved. */
    private void updateCenters() {
        int[][] members = members();
        double[] coordinates = points.entries();
        Chunks.forEach(centers.length, c -> {
            if (moved[c]) {
                double[] mean = new double[points.columns()];
                for (int i : members[c]) {
                    int start = points.start(i);
                    for (int d = 0; d < mean.length; d++) {
                        mean[d] += coordinates[start + d];
                    }
                }
                for (int d = 0; d < mean.length; d++) {
                    mean[d] /= members[c].length;
                }
                centers[c] = mean;
            }
        });
    }

    private int[][] members() {
        int[] sizes = new int[centers.length];
        for (int cluster : assignment) {
            sizes[cluster]++;
        }
        int[][] members = new int[centers.length][];
        Arrays.setAll(members, c -> new int[sizes[c]]);
        for (int i = assignment.length - 1; i >= 0; i--) {
            members[assignment[i]][--sizes[assignment[i]]] = i;
        }
        return members;
    }

    /** Each point to its nearest center; marks the clusters whose points changed. Returns whether any did. */
    private boolean updateAssignment() {
        int[] all = IntStream.range(0, centers.length).toArray();
        int[] some = Arrays.stream(all).filter(c -> moved[c]).toArray();
        Matrix matrix = Matrix.copyOf("centers", centers);
        double[][] allByDimension = matrix.toColumns();
        double[][] someByDimension =
                some.length == 0 ? allByDimension : matrix.rowsAt(some).toColumns();
        int[] before = assignment.clone();
        Chunks.forRanges(points.rows(), SquaredDistances.CHUNK, (from, to) -> {
            boolean[] farther = new boolean[to - from];
            for (int i = from; i < to; i++) {
                farther[i - from] = moved[assignment[i]] && updateDistance(i);
            }
            toNearest(IntStream.range(from, to).filter(i -> farther[i - from]).toArray(), all, allByDimension);
            if (some.length > 0) {
                toNearest(
                        IntStream.range(from, to)
                                .filter(i -> !farther[i - from])
                                .toArray(),
                        some,
                        someByDimension);
            }
        });
        Arrays.fill(moved, false);
        boolean changed = false;
        for (int i = 0; i < before.length; i++) {
            if (assignment[i] != before[i]) {
                moved[assignment[i]] = true;
                moved[before[i]] = true;
                changed = true;
            }
        }
        return changed;
    }

    /** Computes a point's distance to its own center; returns whether it grew. */
    private boolean updateDistance(int i) {
        double old = nearest[i];
        nearest[i] = distanceToOwn(i);
        return nearest[i] > old;
    }

    /** The squared distance of a point to the center of its cluster. */
    private double distanceToOwn(int i) {
        return SquaredDistances.between(points.entries(), points.start(i), centers[assignment[i]], 0, points.columns());
    }

    /** Assigns the points to those of the given centers that are closer than their own. */
    private void toNearest(int[] indices, int[] candidates, double[][] candidatesByDimension) {
        if (indices.length == 0) {
            return;
        }
        double[][] distances = new double[indices.length][candidates.length];
        SquaredDistances.block(points, indices, candidatesByDimension, 0, distances);
        for (int row = 0; row < indices.length; row++) {
            int i = indices[row];
            for (int c = 0; c < candidates.length; c++) {
                if (distances[row][c] < nearest[i]) {
                    nearest[i] = distances[row][c];
                    assignment[i] = candidates[c];
                }
            }
        }
    }
}
