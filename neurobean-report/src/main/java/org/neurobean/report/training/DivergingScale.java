package org.neurobean.report.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.neurobean.report.draw.ColourRamp;

/**
 * Colours for signed weights: blue below zero, orange above, and nothing at zero; see {@link ColourRamp}.
 *
 * @param limit the weight of full colour, above 0; weights beyond it take the colour of the end
 * @param beyond how many weights are larger than that, by amount
 */
public record DivergingScale(double limit, long beyond) {

    /** Share of weights that may lie beyond the limit, so that a few outliers do not pale all the rest. */
    private static final double CLIPPED_SHARE = 0.01;

    /** One scale for all the layers of a report: the smallest limit that leaves at most 1 % of all weights beyond. */
    public static DivergingScale of(List<OutgoingWeights> layers) {
        double[] amounts = layers.stream()
                .flatMap(layer -> Stream.of(layer.weights()))
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .sorted()
                .toArray();
        double largest = amounts[(int) Math.ceil((1 - CLIPPED_SHARE) * amounts.length) - 1];
        double limit = largest > 0 ? roundUp(largest) : 1;
        return new DivergingScale(
                limit, Arrays.stream(amounts).filter(amount -> amount > limit).count());
    }

    /** Up to two significant digits, for an end of the colour bar that reads well. */
    private static double roundUp(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Math.ceil(value / unit - 1e-9) * unit;
    }

    /** The colour of a weight as 0xRRGGBB on a diverging ramp. */
    public int colour(ColourRamp ramp, double weight) {
        return ramp.colour(0.5 + 0.5 * weight / limit);
    }
}
