package org.neurobean.lab.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** Means, deviations, intervals and tests of numbers that were measured several times: over seeds, or over draws. */
public final class Statistics {

    /** Below this p-value a difference counts as shown; intervals cover 1 less this. */
    public static final double LEVEL = 0.05;

    private Statistics() {}

    /**
     * A mean with its interval of 95 % and its test, both by Student's t distribution with n - 1 degrees of freedom. One
     * value has neither: low, high and p are NaN.
     *
     * @param mean of the values
     * @param low end of the interval
     * @param high end of the interval
     * @param p of the two-sided t-test of a mean of 0, in [0, 1]
     * @param n how many values there are, 1 or more
     */
    public record Interval(double mean, double low, double high, double p, int n) {}

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
     * The t interval of 95 % of a mean, and the t-test of a mean of 0 (Student 1908). Of normal values it covers the true
     * mean 95 times in 100, whatever their number.
     *
     * @param values for example differences on paired draws
     * @throws IllegalArgumentException if there is no value
     */
    public static Interval interval(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an interval needs one value or more, but there are none");
        }
        return interval(mean(values), deviation(values) / Math.sqrt(values.length), values.length);
    }

    /**
     * The same from a mean and its standard error.
     *
     * @param error standard error of the mean, 0 or more; NaN if n is 1
     * @param n how many values it comes from; the t distribution has n - 1 degrees of freedom
     */
    public static Interval interval(double mean, double error, int n) {
        if (n < 2) {
            return new Interval(mean, Double.NaN, Double.NaN, Double.NaN, n);
        }
        TDistribution t = TDistribution.of(n - 1);
        double reach = error * t.inverseSurvivalProbability(LEVEL / 2);
        // Values without any spread are 0 or are not.
        double p = error == 0 ? (mean == 0 ? 1 : 0) : 2 * t.survivalProbability(Math.abs(mean / error));
        return new Interval(mean, mean - reach, mean + reach, p, n);
    }

    /**
     * The mean of paired differences with its interval and test, over the draws that both have.
     *
     * @param own by draw; NaN if the draw is missing
     * @param other by draw, as many; NaN if the draw is missing
     * @return null if the two have no draw in common
     * @throws IllegalArgumentException if the lengths differ
     */
    public static @Nullable Interval paired(double[] own, double[] other) {
        if (own.length != other.length) {
            throw new IllegalArgumentException(
                    "pairs need as many values on both sides, but there are " + own.length + " and " + other.length);
        }
        double[] differences = known(IntStream.range(0, own.length)
                .mapToDouble(draw -> own[draw] - other[draw])
                .toArray());
        return differences.length == 0 ? null : interval(differences);
    }

    /**
     * Holm's correction for several tests (Holm 1979): if each hypothesis with a corrected p-value below 0.05 is rejected,
     * then the probability of rejecting any true one is at most 0.05.
     *
     * @param p two-sided p-values, each in [0, 1]
     * @return corrected p-values in the same order, each in [0, 1] and none below its own
     */
    public static double[] holm(double[] p) {
        int[] rising = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < rising.length; rank++) {
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[rising[rank]]));
            corrected[rising[rank]] = largest;
        }
        return corrected;
    }

    /** Those that are not NaN. */
    public static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}
