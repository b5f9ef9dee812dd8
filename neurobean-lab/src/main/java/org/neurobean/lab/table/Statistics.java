package org.neurobean.lab.table;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
     * same interval, in whatever order. For few values it is too narrow: of normal ones by a tenth for 20 and by a third for
     * 5; one value has an interval of no width.
     *
     * @param values differences on paired draws, say; one or more
     */
    public static Interval bootstrap(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an interval needs one value or more, but there are none");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        SplittableRandom random = new SplittableRandom(sorted.length);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (int i = 0; i < sorted.length; i++) {
                sum += sorted[random.nextInt(sorted.length)];
            }
            means[r] = sum / sorted.length;
        }
        Arrays.sort(means);
        return new Interval(mean(sorted), percentile(means, TAIL), percentile(means, 1 - TAIL), sorted.length);
    }

    /**
     * The mean of paired differences with its interval, over the draws that both have.
     *
     * @param own by draw; NaN where there is none
     * @param other by draw, as many; NaN where there is none
     * @return null where no draw is common
     */
    public static @Nullable Interval paired(double[] own, double[] other) {
        if (own.length != other.length) {
            throw new IllegalArgumentException(
                    "pairs need as many values on both sides, but there are " + own.length + " and " + other.length);
        }
        double[] differences = known(IntStream.range(0, own.length)
                .mapToDouble(draw -> own[draw] - other[draw])
                .toArray());
        return differences.length == 0 ? null : bootstrap(differences);
    }

    /** Those that are not NaN. */
    static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** Between the two nearest ranks. */
    private static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
