package org.neurobean.assembly;

import org.neurobean.bean.Matrix;

/** Checks whether the arrays of a layer fit each other. */
final class LayerChecks {

    private LayerChecks() {}

    /**
     * Requires finite numbers.
     *
     * @throws IllegalArgumentException if one is NaN or infinite
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
     * @throws IllegalArgumentException if there are more or fewer
     */
    static void requireSameNeurons(Matrix activations, Matrix outgoing) {
        if (outgoing.rows() != activations.columns()) {
            throw new IllegalArgumentException("outgoing must have one row for each neuron, that is, for each of the "
                    + activations.columns() + " columns of activations, but has " + outgoing.rows() + " rows");
        }
    }

    /**
     * Requires one label from 0 to classes - 1 for each sample.
     *
     * @throws IllegalArgumentException if their number or one of them is wrong
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
     * @throws IllegalArgumentException if one is not
     */
    static void requireWithin(String name, int[] entries, int first, int end) {
        for (int k = 0; k < entries.length; k++) {
            if (entries[k] < first || entries[k] >= end) {
                throw new IllegalArgumentException(
                        name + "[" + k + "] must be from " + first + " to " + (end - 1) + ", but is " + entries[k]);
            }
        }
    }
}
