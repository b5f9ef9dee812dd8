package org.neurobean.bean;

import java.util.BitSet;

/**
 * The global clustering coefficient C_4 of a layer's outgoing connections, seen as a two-mode network of neurons and
 * targets (paper, Eq. 8; Robins and Alexander, 2004): how often a path of three connections is closed by a fourth.
 *
 * <p>A 4-cycle is two neurons i, j and two targets k, m with all four connections, each counted once. A 3-path is three
 * connections j - k - i - m with i, j different and k, m different, each counted once and not once for each direction.
 * A 4-cycle holds four 3-paths. Eq. 8 prints 4-cycles / 3-paths, whose largest value is 1/4; Robins and Alexander's
 * coefficient is 4 times that, the share of 3-paths that are closed, which is 1 for a complete network. The latter is
 * {@link #coefficient} here, the former {@link #printedRatio}.
 *
 * @param fourCycles number of 4-cycles, 0 or more
 * @param threePaths number of 3-paths, at least 4 times the number of 4-cycles
 */
public record TwoModeClustering(long fourCycles, long threePaths) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if fourCycles is negative or a 4-cycle lacks its four 3-paths
     */
    public TwoModeClustering {
        if (fourCycles < 0) {
            throw new IllegalArgumentException("fourCycles must be 0 or more, but is " + fourCycles);
        }
        if (threePaths / 4 < fourCycles) {
            throw new IllegalArgumentException(
                    "threePaths must be 4 or more for each of the " + fourCycles + " 4-cycles, but is " + threePaths);
        }
    }

    /**
     * Counts on the network that has a connection if the strength is above the threshold.
     *
     * <p>Takes O(N M min(N, M) / 64) operations.
     *
     * @param strength F (Eq. 3) or other strengths, [N x M], 0 or more
     * @param threshold 0 or more; 0 takes all strengths that are not 0
     * @throws IllegalArgumentException if strength is empty, ragged, not finite or negative, or threshold is not a
     *     finite number of 0 or more
     */
    public static TwoModeClustering ofThreshold(double[][] strength, double threshold) {
        return ofThreshold(Matrix.copyOf("strength", strength), threshold);
    }

    /**
     * Counts on the network that has a connection if the strength is above the threshold; see {@link
     * #ofThreshold(double[][], double)}.
     *
     * @throws IllegalArgumentException if a strength is negative or threshold is not a finite number of 0 or more
     */
    public static TwoModeClustering ofThreshold(Matrix strength, double threshold) {
        strength.requireWithin("strength", Double.POSITIVE_INFINITY);
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("threshold must be a finite number of 0 or more, but is " + threshold);
        }
        Matrix network = withFewerRows(strength);
        BitSet[] neighbours = new BitSet[network.rows()];
        long[] degreeOfColumn = new long[network.columns()];
        for (int i = 0; i < network.rows(); i++) {
            neighbours[i] = new BitSet(network.columns());
            for (int k = 0; k < network.columns(); k++) {
                if (network.get(i, k) > threshold) {
                    neighbours[i].set(k);
                    degreeOfColumn[k]++;
                }
            }
        }
        return new TwoModeClustering(countFourCycles(neighbours), countThreePaths(neighbours, degreeOfColumn));
    }

    /**
     * The weighted form of {@link #coefficient}, with no threshold: the mean strength of the connection that closes a
     * 3-path (0 if there is none), over all 3-paths, each weighted by the product of its three strengths.
     *
     * <pre>
     *   sum over i != j, k != m of F_jk F_ik F_im F_jm
     *   ----------------------------------------------        C_4 of a network of zeros and ones
     *   sum over i != j, k != m of F_jk F_ik F_im
     * </pre>
     *
     * <p>The sum above is BEAN-2's sum over pairs of neurons (Eq. 6) without i = j and k = m. Takes O(N M min(N, M))
     * operations.
     *
     * @param strength F (Eq. 3) or other strengths, [N x M], in [0, 1]
     * @return in [0, 1]; 0 if no 3-path has weight
     * @throws IllegalArgumentException if strength is empty, ragged or has an entry outside [0, 1]
     */
    public static double weighted(double[][] strength) {
        return weighted(Matrix.copyOf("strength", strength));
    }

    /**
     * The weighted form of {@link #coefficient}; see {@link #weighted(double[][])}.
     *
     * @throws IllegalArgumentException if a strength is outside [0, 1]
     */
    public static double weighted(Matrix strength) {
        strength.requireWithin("strength", 1);
        Matrix network = withFewerRows(strength);
        double[] f = network.entries();
        double[] othersInColumn = sumsOfOthers(network.transpose()).transpose().entries();
        double[] othersInRow = sumsOfOthers(network).entries();
        double closed = 0;
        double paths = 0;
        for (int i = 0; i < network.rows(); i++) {
            int start = network.start(i);
            for (int j = 0; j < i; j++) {
                closed += 4 * pairProducts(f, start, network.start(j), network.columns());
            }
            for (int k = start; k < start + network.columns(); k++) {
                paths += f[k] * othersInRow[k] * othersInColumn[k];
            }
        }
        return paths > 0 ? Math.min(1, closed / paths) : 0;
    }

    /**
     * Robins and Alexander's coefficient, 4 * 4-cycles / 3-paths: the share of 3-paths that are closed.
     *
     * @return in [0, 1]; 0 if there is no 3-path
     */
    public double coefficient() {
        return 4 * printedRatio();
    }

    /**
     * 4-cycles / 3-paths as Eq. 8 prints it.
     *
     * @return in [0, 1/4]; 0 if there is no 3-path
     */
    public double printedRatio() {
        return threePaths == 0 ? 0 : (double) fourCycles / threePaths;
    }

    /** Two rows with c common neighbours share c (c - 1) / 2 4-cycles. */
    private static long countFourCycles(BitSet[] neighbours) {
        long cycles = 0;
        for (int i = 0; i < neighbours.length; i++) {
            for (int j = 0; j < i; j++) {
                BitSet common = (BitSet) neighbours[i].clone();
                common.and(neighbours[j]);
                long count = common.cardinality();
                cycles += count * (count - 1) / 2;
            }
        }
        return cycles;
    }

    /** A connection i - k is the middle of (degree(i) - 1) (degree(k) - 1) 3-paths. */
    private static long countThreePaths(BitSet[] neighbours, long[] degreeOfColumn) {
        long paths = 0;
        for (BitSet row : neighbours) {
            long others = row.cardinality() - 1L;
            paths += row.stream()
                    .mapToLong(k -> others * (degreeOfColumn[k] - 1))
                    .sum();
        }
        return paths;
    }

    /**
     * sum_{k<m} x_k x_m for x = f_i o f_j, two rows that start at i and j, without the cancellation of ((sum_k x_k)^2 -
     * sum_k x_k^2) / 2.
     */
    private static double pairProducts(double[] f, int i, int j, int length) {
        double sumBefore = 0;
        double products = 0;
        for (int k = 0; k < length; k++) {
            double x = f[i + k] * f[j + k];
            products += x * sumBefore;
            sumBefore += x;
        }
        return products;
    }

    /** For each entry the sum of the other entries of its row, by sums from both ends: no digits cancel. */
    private static Matrix sumsOfOthers(Matrix matrix) {
        double[] entries = matrix.entries();
        double[] others = new double[entries.length];
        for (int i = 0; i < matrix.rows(); i++) {
            int start = matrix.start(i);
            int end = start + matrix.columns();
            double before = 0;
            for (int k = start; k < end; k++) {
                others[k] = before;
                before += entries[k];
            }
            double after = 0;
            for (int k = end - 1; k >= start; k--) {
                others[k] += after;
                after += entries[k];
            }
        }
        return Matrix.of("sums of others", matrix.rows(), matrix.columns(), others);
    }

    /** Both coefficients are the same for a network and its transpose; pairs of the smaller side are fewer. */
    private static Matrix withFewerRows(Matrix strength) {
        return strength.rows() <= strength.columns() ? strength : strength.transpose();
    }
}
