package org.neurobean.bean;

import java.util.Objects;

/** Checks on the row-major matrices that enter this package, and the two operations that several formulas share. */
final class Matrices {

    private Matrices() {}

    /**
     * Requires a rectangular matrix of finite numbers with at least one row and one column.
     *
     * @param name what the error message calls the matrix
     * @throws IllegalArgumentException where it is not
     */
    static void requireMatrix(String name, double[][] matrix) {
        Objects.requireNonNull(matrix, name);
        if (matrix.length == 0) {
            throw new IllegalArgumentException(name + " must have 1 row or more, but has 0");
        }
        int columns = Objects.requireNonNull(matrix[0], name + "[0]").length;
        if (columns == 0) {
            throw new IllegalArgumentException(name + " must have 1 column or more, but has 0");
        }
        for (int row = 0; row < matrix.length; row++) {
            double[] entries = Objects.requireNonNull(matrix[row], name + "[" + row + "]");
            if (entries.length != columns) {
                throw new IllegalArgumentException(name + " must have rows of one length, but row 0 has " + columns
                        + " entries and row " + row + " has " + entries.length);
            }
            for (int column = 0; column < columns; column++) {
                if (!Double.isFinite(entries[column])) {
                    throw new IllegalArgumentException(
                            name + "[" + row + "][" + column + "] must be a finite number, but is " + entries[column]);
                }
            }
        }
    }

    /**
     * Requires a matrix of finite numbers from 0 to the given largest one, which may be infinite.
     *
     * @throws IllegalArgumentException where it is not
     */
    static void requireMatrixWithin(String name, double[][] matrix, double largest) {
        requireMatrix(name, matrix);
        String constraint = Double.isInfinite(largest) ? "0 or more" : "from 0 to " + largest;
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[row].length; column++) {
                double entry = matrix[row][column];
                if (entry < 0 || entry > largest) {
                    throw new IllegalArgumentException(
                            name + "[" + row + "][" + column + "] must be " + constraint + ", but is " + entry);
                }
            }
        }
    }

    /** The transpose, [m x n] for a matrix [n x m]. */
    static double[][] transpose(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[row].length; column++) {
                transposed[column][row] = matrix[row][column];
            }
        }
        return transposed;
    }

    /** The inner product of two vectors of one length; four partial sums keep the processor's adders busy. */
    static double dot(double[] x, double[] y) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 3 < x.length; k += 4) {
            sum0 += x[k] * y[k];
            sum1 += x[k + 1] * y[k + 1];
            sum2 += x[k + 2] * y[k + 2];
            sum3 += x[k + 3] * y[k + 3];
        }
        for (; k < x.length; k++) {
            sum0 += x[k] * y[k];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** Adds factor * x to y, which is overwritten. */
    static void addScaled(double factor, double[] x, double[] y) {
        for (int k = 0; k < x.length; k++) {
            y[k] += factor * x[k];
        }
    }
}
