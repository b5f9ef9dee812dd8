package org.neurobean.io.arrays;

import java.util.Locale;

/** What an array is to a layer of S samples, N neurons and M targets. */
public enum ArrayRole {
    /** What enters the dense layer, [S x N]. */
    ACTIVATIONS(true),
    /** The dense layer's weights, [N x M], a row for each neuron. */
    OUTGOING(true),
    /** The class of each sample, [S], from 0. */
    LABELS(true),
    /** The dense layer's bias, [M]. */
    BIAS(false),
    /** The samples as pictures, [S x height x width], with a colour axis before or after these two, or without. */
    IMAGES(false);

    private final boolean required;

    ArrayRole(boolean required) {
        this.required = required;
    }

    /** The name of the array in an {@code .npz} file, unless the user says otherwise: "activations". */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether every layer needs it. */
    public boolean required() {
        return required;
    }
}
