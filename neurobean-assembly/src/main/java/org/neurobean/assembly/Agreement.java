package org.neurobean.assembly;

import java.util.Objects;

/**
 * How far two labelings of the same points agree, whatever their labels are called.
 *
 * <p>Two labelings with one cluster each, or with every point alone in both, are the same partition and agree fully: both
 * numbers are 1. If one labeling has a single cluster and the other has several, both are 0.
 *
 * @param nmi normalized mutual information, in [0, 1]: the mutual information over the mean of the two entropies (Strehl
 *     and Ghosh, 2002, with the arithmetic mean)
 * @param ari adjusted Rand index (Hubert and Arabie, 1985), at most 1; 0 is expected by chance, below 0 is worse
 */
public record Agreement(double nmi, double ari) {

    /**
     * Compares two labelings.
     *
     * @param first any integers, [N]
     * @param second any integers, [N]
     * @throws IllegalArgumentException if they are empty or their lengths differ
     */
    public static Agreement of(int[] first, int[] second) {
        Labels x = Labels.number("first", first);
        Objects.requireNonNull(second, "second");
        Points.requireLength("second", second.length, first.length, "labels of first");
        Labels y = Labels.number("second", second);
        int[][] counts = new int[x.count()][y.count()];
        for (int i = 0; i < first.length; i++) {
            counts[x.of()[i]][y.of()[i]]++;
        }
        return new Agreement(nmi(counts, x.sizes(), y.sizes()), ari(counts, x.sizes(), y.sizes()));
    }

    private static double nmi(int[][] counts, int[] rows, int[] columns) {
        if (rows.length == 1 && columns.length == 1) {
            return 1;
        }
        double n = sum(rows);
        double information = 0;
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                if (counts[r][c] > 0) {
                    double expected = (double) rows[r] * columns[c];
                    information += counts[r][c] / n * StrictMath.log(counts[r][c] * n / expected);
                }
            }
        }
        double entropies = entropy(rows, n) + entropy(columns, n);
        return Math.max(0, Math.min(1, 2 * information / entropies));
    }

    private static double entropy(int[] sizes, double n) {
        double entropy = 0;
        for (int size : sizes) {
            entropy -= size / n * StrictMath.log(size / n);
        }
        return entropy;
    }

    private static double ari(int[][] counts, int[] rows, int[] columns) {
        double together = 0;
        for (int[] row : counts) {
            together += pairs(row);
        }
        double inRows = pairs(rows);
        double inColumns = pairs(columns);
        double all = pairs(new int[] {(int) sum(rows)});
        double expected = all == 0 ? 0 : inRows * inColumns / all;
        double largest = (inRows + inColumns) / 2;
        // Equal only for two partitions of one cluster each, or of single points each.
        return largest == expected ? 1 : (together - expected) / (largest - expected);
    }

    /** The number of pairs of points within the same cell. */
    private static double pairs(int[] sizes) {
        double pairs = 0;
        for (int size : sizes) {
            pairs += size * (size - 1.0) / 2;
        }
        return pairs;
    }

    private static double sum(int[] sizes) {
        double sum = 0;
        for (int size : sizes) {
            sum += size;
        }
        return sum;
    }
}
