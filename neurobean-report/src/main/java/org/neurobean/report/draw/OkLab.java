package org.neurobean.report.draw;

/** A colour in OKLab (Ottosson 2020), where equal distances look equally large. */
record OkLab(double lightness, double a, double b) {

    /** From the polar form: lightness and chroma in [0, 1], hue in degrees. */
    static OkLab ofLch(double lightness, double chroma, double hue) {
        double angle = Math.toRadians(hue);
        return new OkLab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle));
    }

    /** The colour at this part of the straight line to the end; 0 is here, 1 is the end. */
    OkLab towards(OkLab end, double part) {
        return new OkLab(
                lightness + part * (end.lightness - lightness), a + part * (end.a - a), b + part * (end.b - b));
    }

    /** As sRGB 0xRRGGBB; the numbers are the published definition's, what is out of gamut is cut. */
    int rgb() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red << 16 | green << 8 | blue;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /** Linear light to an 8-bit sRGB channel. */
    private static int channel(double linear) {
        double light = Math.min(1, Math.max(0, linear));
        double encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * encoded);
    }
}
