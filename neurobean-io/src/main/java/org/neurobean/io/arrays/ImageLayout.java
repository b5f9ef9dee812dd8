package org.neurobean.io.arrays;

/** Where the axis of 1 or 3 colours is in an array of images. */
public enum ImageLayout {
    /** [S x colours x height x width], as in PyTorch. */
    CHANNELS_FIRST,
    /** [S x height x width x colours], as in Keras. */
    CHANNELS_LAST
}
