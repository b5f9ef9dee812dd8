package org.neurobean.bean;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Seeded matrices and the settings that the tests of this package go over. */
final class Draws {

    private Draws() {}

    /** Both divergences, orders 1 to 3, both scales, and a gamma that is not 1. */
    static List<BeanPenalty> penalties() {
        List<BeanPenalty> penalties = new ArrayList<>();
        for (int order = 1; order <= 3; order++) {
            for (Divergence divergence : Divergence.values()) {
                for (AlphaScale scale : AlphaScale.values()) {
                    penalties.add(new BeanPenalty(order, divergence, scale == AlphaScale.PAPER ? 1 : 0.7, scale));
                }
            }
        }
        return penalties;
    }

    /** Those of {@link #penalties} that have both closed forms. */
    static List<BeanPenalty> factoredPenalties() {
        return penalties().stream().filter(penalty -> penalty.order() <= 2).toList();
    }

    static Matrix matrix(double[][] rows) {
        return Matrix.copyOf("matrix", rows);
    }

    static double[][] gaussian(int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int k = 0; k < columns; k++) {
                row[k] = random.nextGaussian();
            }
        }
        return matrix;
    }

    /** Rectified activations: about half of them are 0, so that there are ties. */
    static double[][] rectified(int rows, int columns, long seed) {
        return map(gaussian(rows, columns, seed), x -> Math.max(0, x));
    }

    /** Weights, about one in seven of which is 0. */
    static double[][] weights(int rows, int columns, long seed) {
        return map(gaussian(rows, columns, seed), x -> Math.abs(x) < 0.18 ? 0 : x);
    }

    static double[][] map(double[][] matrix, DoubleUnaryOperator entry) {
        double[][] mapped = new double[matrix.length][matrix[0].length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < matrix[i].length; k++) {
                mapped[i][k] = entry.applyAsDouble(matrix[i][k]);
            }
        }
        return mapped;
    }

    static double[][] copy(double[][] matrix) {
        return map(matrix, x -> x);
    }

    static double largest(double[][] matrix) {
        double largest = 0;
        for (double[] row : matrix) {
            for (double entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        return largest;
    }

    static double largestDifference(double[][] x, double[][] y) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < x[i].length; k++) {
                double difference = Math.abs(x[i][k] - y[i][k]);
                if (!(difference <= largest)) {
                    largest = difference; // A NaN wins too.
                }
            }
        }
        return largest;
    }

    /** Reorders columns: column k of the result is column order[k]. */
    static double[][] columns(double[][] matrix, int[] order) {
        double[][] reordered = new double[matrix.length][order.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < order.length; k++) {
                reordered[i][k] = matrix[i][order[k]];
            }
        }
        return reordered;
    }

    /** Reorders rows: row i of the result is row order[i]. */
    static double[][] rows(double[][] matrix, int[] order) {
        double[][] reordered = new double[order.length][];
        for (int i = 0; i < order.length; i++) {
            reordered[i] = matrix[order[i]].clone();
        }
        return reordered;
    }

    static int[] shuffled(int size, long seed) {
        int[] order = new int[size];
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
