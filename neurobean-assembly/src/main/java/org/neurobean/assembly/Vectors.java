package org.neurobean.assembly;

/** Norms and means of vectors, added in a fixed order. */
final class Vectors {

    private Vectors() {}

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
        double largest = largestMagnitude(vector);
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

    /** The largest absolute value; 0 of none. */
    static double largestMagnitude(double[] vector) {
        double largest = 0;
        for (double entry : vector) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
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
