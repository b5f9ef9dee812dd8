package org.neurobean.bean;

/**
 * The BEAN penalty of one layer with its gradients, as {@link BeanPenalty#evaluate} gives it.
 *
 * <p>The arrays are the caller's own: nothing else refers to them.
 *
 * @param value L_c of Eq. 1, 0 or more
 * @param byActivations dL_c/dH, [S x N]; each row sums to 0 up to rounding
 * @param byOutgoing dL_c/dW, [N x M]
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying would double the cost of a small layer.
public record BeanGradients(double value, double[][] byActivations, double[][] byOutgoing) {}
