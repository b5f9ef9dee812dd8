package org.neurobean.assembly;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.neurobean.bean.Matrix;

/** Seeded layers for the tests of this package's measures. */
final class LayerDraws {

    private LayerDraws() {}

    /** Entries from -1 to 1. */
    static double[][] uniform(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            Arrays.setAll(row, k -> 2 * random.nextDouble() - 1);
        }
        return matrix;
    }

    /** Rows as a matrix. */
    static Matrix matrix(double[][] rows) {
        return Matrix.copyOf("matrix", rows);
    }

    /** Rectified activations: about half of them are 0. */
    static double[][] rectified(int rows, int columns, long seed) {
        return map(uniform(rows, columns, seed), x -> Math.max(0, x));
    }

    static double[][] map(double[][] matrix, DoubleUnaryOperator entry) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).map(entry).toArray())
                .toArray(double[][]::new);
    }

    /** Integers from first to below end. */
    static int[] integers(int size, int first, int end, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = new int[size];
        Arrays.setAll(drawn, k -> random.nextInt(first, end));
        return drawn;
    }

    /** A permutation of 0 to size - 1. */
    static int[] shuffled(int size, long seed) {
        int[] order = Vectors.firstIds(size);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** Row i of the result is row order[i]. */
    static double[][] rows(double[][] matrix, int[] order) {
        return Arrays.stream(order).mapToObj(i -> matrix[i].clone()).toArray(double[][]::new);
    }

    /** Column k of the result is column order[k]. */
    static double[][] columns(double[][] matrix, int[] order) {
        return Arrays.stream(matrix).map(row -> at(row, order)).toArray(double[][]::new);
    }

    /** Entry k of the result is entry order[k]. */
    static double[] at(double[] entries, int[] order) {
        return Arrays.stream(order).mapToDouble(k -> entries[k]).toArray();
    }

    /** Entry k of the result is entry order[k]. */
    static int[] at(int[] entries, int[] order) {
        return Arrays.stream(order).map(k -> entries[k]).toArray();
    }

    /** What comes out with the given number of threads. */
    static <T> T withThreads(int threads, Supplier<T> work) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work::get).join();
        } finally {
            pool.shutdown();
        }
    }
}
