package org.neurobean.report.layer;

import java.util.Base64;

/**
 * A matrix in few bytes: whole numbers of 8 or 16 bits, row by row, as base64. A value is
 * {@code low + (high - low) * code / (2^bits - 2)}; the largest code stands for a missing value, NaN. The number of steps
 * is even, so that zero is met exactly if low = -high.
 *
 * @param rows number
 * @param columns number
 * @param bits 8 or 16, the latter low byte first
 * @param low value of code 0
 * @param high value of code 2^bits - 2
 * @param codes base64
 */
record PackedMatrix(int rows, int columns, int bits, double low, double high, String codes) {

    /** Up to this many values get 16 bits: for what is small, precision costs nothing. */
    private static final int FEW = 1 << 15;

    /** Values from the smallest, or 0 if that is smaller, to the largest. */
    static PackedMatrix of(double[][] values) {
        return pack(values, Math.min(0, smallest(values)), Math.max(0, largest(values)), bytesFor(values));
    }

    /** 16 bits whatever the size, with zero met exactly: for values that the page computes with. */
    static PackedMatrix precise(double[][] values) {
        double largest = Math.max(0, largest(values));
        double low = smallest(values) < 0 ? -Math.max(-smallest(values), largest) : 0;
        return pack(values, low, low < 0 ? -low : largest, 2);
    }

    /** Signed values, with zero met exactly. */
    static PackedMatrix symmetric(double[][] values) {
        double limit = Math.max(-smallest(values), largest(values));
        return pack(values, -limit, limit, bytesFor(values));
    }

    private static int bytesFor(double[][] values) {
        return values.length == 0 || (long) values.length * values[0].length <= FEW ? 2 : 1;
    }

    private static PackedMatrix pack(double[][] values, double low, double high, int bytes) {
        int rows = values.length;
        int columns = rows == 0 ? 0 : values[0].length;
        int missing = (1 << (8 * bytes)) - 1;
        double scale = high > low ? (missing - 1) / (high - low) : 0;
        byte[] codes = new byte[rows * columns * bytes];
        int place = 0;
        for (double[] row : values) {
            for (double value : row) {
                int code = Double.isFinite(value) ? (int) Math.round((value - low) * scale) : missing;
                codes[place++] = (byte) code;
                if (bytes == 2) {
                    codes[place++] = (byte) (code >> 8);
                }
            }
        }
        return new PackedMatrix(
                rows, columns, 8 * bytes, low, high, Base64.getEncoder().encodeToString(codes));
    }

    private static double smallest(double[][] values) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double[] row : values) {
            for (double value : row) {
                smallest = Double.isFinite(value) ? Math.min(smallest, value) : smallest;
            }
        }
        return Double.isFinite(smallest) ? smallest : 0;
    }

    private static double largest(double[][] values) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] row : values) {
            for (double value : row) {
                largest = Double.isFinite(value) ? Math.max(largest, value) : largest;
            }
        }
        return Double.isFinite(largest) ? largest : 0;
    }
}
