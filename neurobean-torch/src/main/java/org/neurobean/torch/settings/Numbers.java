package org.neurobean.torch.settings;

/** Numbers as people write them in a setting: no trailing zeros. */
public final class Numbers {

    private Numbers() {}

    public static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }
}
