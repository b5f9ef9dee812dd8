package org.neurobean.report.figure;

import org.neurobean.io.NumberText;

/**
 * A linear axis over numbers, with round numbers to mark on it.
 *
 * @param low where it begins
 * @param high where it ends, above low
 * @param step between marked numbers: 1, 2 or 5 times a power of ten
 */
public record Axis(double low, double high, double step) {

    private static final int MOST_MARKS = 8;
    private static final double MARGIN = 0.06;

    /**
     * An axis with some room beyond the numbers.
     *
     * @param ends the lowest and the highest, finite
     */
    public static Axis over(double[] ends) {
        // A single number stands in the middle of an axis of about its own size.
        double extent = ends[1] > ends[0] ? ends[1] - ends[0] : Math.max(1e-3, Math.abs(ends[0]));
        double low = (ends[0] + ends[1]) / 2 - extent * (0.5 + MARGIN);
        double high = (ends[0] + ends[1]) / 2 + extent * (0.5 + MARGIN);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10((high - low) / MOST_MARKS)));
        double step = power;
        for (double times : new double[] {1, 2, 5, 10}) {
            step = times * power;
            if ((high - low) / step <= MOST_MARKS) {
                break;
            }
        }
        return new Axis(low, high, step);
    }

    /** Where a number is, 0 at the beginning and 1 at the end. */
    public double position(double number) {
        return (number - low) / (high - low);
    }

    /** The round numbers on it, rising. */
    public double[] marks() {
        int first = (int) Math.ceil(low / step);
        int last = (int) Math.floor(high / step);
        double[] marks = new double[last - first + 1];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = (first + i) * step;
        }
        return marks;
    }

    /** A marked number with as many decimals as the step needs. */
    public String text(double mark) {
        return NumberText.fixed(mark, Math.max(0, (int) Math.ceil(-StrictMath.log10(step) - 1e-9)));
    }
}
