package org.neurobean.bean;

/** The co-activation divergence d(x, y) of two neurons' activations on one sample (paper, section 2.1). */
public enum Divergence {
    /** d(x, y) = (x - y)^2, the one of the paper's experiments. */
    SQUARED,
    /** d(x, y) = |x - y|; the sub-gradient is 0 if x = y. */
    ABSOLUTE
}
