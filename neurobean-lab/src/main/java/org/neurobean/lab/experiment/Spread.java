package org.neurobean.lab.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.statistics.Statistics;

/**
 * A measure over the seeds of one network.
 *
 * @param mean null if no seed has a value
 * @param standardDeviation of a sample, with n - 1 in the denominator; null for fewer than two values
 * @param n how many seeds have a value
 */
public record Spread(
        @Nullable Double mean,
        @Nullable Double standardDeviation,
        @JsonProperty(required = true) int n) {

    /** The spread of values; those that could not be computed are null, and left out. */
    static Spread of(List<@Nullable Double> values) {
        double[] known = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        int n = known.length;
        if (n == 0) {
            return new Spread(null, null, 0);
        }
        return new Spread(Statistics.mean(known), n < 2 ? null : Statistics.deviation(known), n);
    }
}
