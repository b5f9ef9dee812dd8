package org.neurobean.lab.kernel;

/**
 * k(a, b) = exp(-|a - b|^2 / (2 width^2)).
 *
 * @param width above 0, in units of distance
 */
record GaussianKernel(double width) {

    GaussianKernel {
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("the width of a kernel must be above 0, but is " + width);
        }
    }

    /** The kernel at squared distances, which are overwritten: the same matrix comes back. */
    double[][] inPlace(double[][] squaredDistances) {
        double factor = -0.5 / (width * width);
        for (double[] row : squaredDistances) {
            for (int j = 0; j < row.length; j++) {
                row[j] = StrictMath.exp(factor * row[j]);
            }
        }
        return squaredDistances;
    }
}
