package org.neurobean.assembly;

import java.util.Objects;

/** Checks on the arrays of a layer that enter this package. */
final class LayerArrays {

    private LayerArrays() {}

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
            if (Objects.requireNonNull(matrix[row], name + "[" + row + "]").length != columns) {
                throw new IllegalArgumentException(name + " must have rows of one length, but row 0 has " + columns
                        + " entries and row " + row + " has " + matrix[row].length);
            }
            requireFinite(name + "[" + row + "]", matrix[row]);
        }
    }

    /**
     * Requires finite numbers.
     *
     * @throws IllegalArgumentException where one is NaN or infinite
     */
    static void requireFinite(String name, double[] entries) {
        for (int k = 0; k < entries.length; k++) {
            if (!Double.isFinite(entries[k])) {
                throw new IllegalArgumentException(name + "[" + k + "] must be a finite number, but is " + entries[k]);
            }
        }
    }

    /**
     * Requires one row of outgoing weights for each neuron, that is, for each column of activations.
     *
     * @throws IllegalArgumentException where there are more or fewer
     */
    static void requireSameNeurons(double[][] activations, double[][] outgoing) {
        if (outgoing.length != activations[0].length) {
            throw new IllegalArgumentException("outgoing must have one row for each neuron, that is, for each of the "
                    + activations[0].length + " columns of activations, but has " + outgoing.length + " rows");
        }
    }

    /**
     * Requires one label from 0 to classes - 1 for each sample.
     *
     * @throws IllegalArgumentException where their number or one of them is wrong
     */
    static void requireLabels(int[] labels, int samples, int classes) {
        if (labels.length != samples) {
            throw new IllegalArgumentException("labels must have one entry for each of the " + samples
                    + " rows of activations, but has " + labels.length);
        }
        requireWithin("labels", labels, 0, classes);
    }

    /**
     * Requires integers from the first to below the end.
     *
     * @throws IllegalArgumentException where one is not
     */
    static void requireWithin(String name, int[] entries, int first, int end) {
        for (int k = 0; k < entries.length; k++) {
            if (entries[k] < first || entries[k] >= end) {
                throw new IllegalArgumentException(
                        name + "[" + k + "] must be from " + first + " to " + (end - 1) + ", but is " + entries[k]);
            }
        }
    }

    /** 0, 1, ..., count - 1. */
    static int[] firstIds(int count) {
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = i;
        }
        return ids;
    }

    /** Euclidean norm; scaled by the largest entry, so that no square overflows or vanishes. */
    static double norm(double[] vector) {
        double largest = 0;
        for (double entry : vector) {
            largest = Math.max(largest, Math.abs(entry));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (double entry : vector) {
            double share = entry / largest;
            sum += share * share;
        }
        return largest * Math.sqrt(sum);
    }

    /** The mean of the values that are not NaN; NaN of none. Added in order, unlike a stream's sum, which may change. */
    static double meanOfKnown(double[] values) {
        double sum = 0;
        int known = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return sum / known; // 0 / 0 of none
    }
}
