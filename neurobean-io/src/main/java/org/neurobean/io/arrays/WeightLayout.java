package org.neurobean.io.arrays;

/** The layout of a dense layer's weights in a file. The sizes do not tell it if N = M. */
public enum WeightLayout {
    /** [N x M], as Keras has its kernels; nothing has to be done. */
    NEURONS_BY_TARGETS,
    /** [M x N], as PyTorch has the weight of a Linear; they are transposed in reading. */
    TARGETS_BY_NEURONS
}
