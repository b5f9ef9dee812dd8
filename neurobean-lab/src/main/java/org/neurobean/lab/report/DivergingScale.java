package org.neurobean.lab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Colours for signed weights: blue below zero, orange above, and nothing at zero.
 *
 * <p>The colours run along straight lines in OKLab (Ottosson 2020), so that equal steps of weight look equally large and
 * neither sign looks stronger. Blue against orange stays apart for red-green and for blue-yellow blindness, and lightness
 * alone still tells how large a weight is in grey print.
 *
 * @param limit the weight of full colour, above 0; weights beyond it take the colour of the end
 * @param beyond how many weights are larger than that, by amount
 */
public record DivergingScale(double limit, long beyond) {

    /** Steps that a page gets, zero in the middle; between them a browser mixes in RGB, too close to tell. */
    private static final int STEPS = 33;

    /** Share of weights that may lie beyond the limit, so that a few outliers do not pale all the rest. */
    private static final double CLIPPED_SHARE = 0.01;

    /** A colour in OKLab. */
    private record Lab(double lightness, double a, double b) {

        /** From the polar form, hue in degrees. */
        static Lab ofLch(double lightness, double chroma, double hue) {
            double angle = Math.toRadians(hue);
            return new Lab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle));
        }

        Lab towards(Lab end, double part) {
            return new Lab(
                    lightness + part * (end.lightness - lightness), a + part * (end.a - a), b + part * (end.b - b));
        }
    }

    /** The two ramps; each is given by its corners: full negative, zero, full positive. */
    @SuppressWarnings("ImmutableEnumChecker") // Lab is a record of numbers; nothing in it changes.
    public enum Ramp {
        ON_LIGHT(Lab.ofLch(0.44, 0.135, 255), Lab.ofLch(0.985, 0, 0), Lab.ofLch(0.50, 0.135, 48)),
        ON_DARK(Lab.ofLch(0.80, 0.115, 240), Lab.ofLch(0.25, 0.008, 250), Lab.ofLch(0.82, 0.13, 65));

        private final Lab negative;
        private final Lab zero;
        private final Lab positive;

        Ramp(Lab negative, Lab zero, Lab positive) {
            this.negative = negative;
            this.zero = zero;
            this.positive = positive;
        }

        /** The colour as 0xRRGGBB of a position in [-1, 1]; beyond, that of the end. */
        public int colour(double position) {
            return rgb(zero.towards(position < 0 ? negative : positive, Math.min(1, Math.abs(position))));
        }

        /** The ramp from -1 to 1 as CSS colours. */
        List<String> cssColours() {
            List<String> colours = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                colours.add(css(colour(2.0 * step / (STEPS - 1) - 1)));
            }
            return colours;
        }
    }

    /** One scale for all the layers of a report: the smallest limit that leaves at most 1 % of all weights beyond. */
    static DivergingScale of(List<OutgoingWeights> layers) {
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

    /** The colour of a weight as 0xRRGGBB. */
    int colour(Ramp ramp, double weight) {
        return ramp.colour(weight / limit);
    }

    private static String css(int rgb) {
        return String.format("#%06x", rgb);
    }

    /** OKLab to sRGB; the numbers are the published definition's. */
    private static int rgb(Lab lab) {
        double l = cube(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
        double m = cube(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
        double s = cube(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
        int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red << 16 | green << 8 | blue;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /** Linear light to an 8-bit sRGB channel; what is out of gamut is cut. */
    private static int channel(double linear) {
        double light = Math.min(1, Math.max(0, linear));
        double encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * encoded);
    }
}
