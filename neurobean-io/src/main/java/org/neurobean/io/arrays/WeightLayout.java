package org.neurobean.io.arrays;

/** Which way round the weights of a dense layer lie in a file. It cannot be told from sizes if N = M. */
public enum WeightLayout {
    /** [N x M], as Keras has its kernels; nothing has to be done. */
    NEURONS_BY_TARGETS,
    /** [M x N], as PyTorch has the weight of a Linear; they are transposed in reading. */
    TARGETS_BY_NEURONS
}
