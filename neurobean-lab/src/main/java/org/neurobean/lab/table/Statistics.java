package org.neurobean.lab.table;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Means, spreads and intervals of accuracies over draws. */
public final class Statistics {

    /** Enough that the ends of a 95 % interval hardly move between seeds. */
    static final int RESAMPLES = 10_000;

    private static final double TAIL = 0.025;

    private Statistics() {}

    /**
     * A mean with its interval.
     *
     * @param mean of the values
     * @param low 2.5 % of the means of resampled values are below it
     * @param high 2.5 % are above it
     * @param n how many values there are
     */
    public record Interval(double mean, double low, double high, int n) {}

    /** The mean; NaN for no values. */
    public static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** The standard deviation of a sample, with n - 1; NaN for fewer than two values. */
    public static double deviation(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    /**
     * The percentile bootstrap interval of 95 % (Efron and Tibshirani 1993, chapter 13) of a mean. The same values give the
     * same interval.
     *
     * @param values differences on paired draws, say; one or more
     */
    public static Interval bootstrap(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an interval needs one value or more, but there are none");
        }
        SplittableRandom random = new SplittableRandom(values.length);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[r] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(mean(values), percentile(means, TAIL), percentile(means, 1 - TAIL), values.length);
    }

    /** Between the two nearest ranks. */
    private static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
