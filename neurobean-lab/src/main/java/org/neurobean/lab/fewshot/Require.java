package org.neurobean.lab.fewshot;

import java.math.BigDecimal;

/** Conditions on settings, and how their numbers are written. */
final class Require {

    private Require() {}

    /** Fails where the condition does not hold; NaN holds none. */
    static void that(boolean condition, String message, Object value) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(message, value));
        }
    }

    static void factor(String name, double lambda) {
        that(lambda > 0 && Double.isFinite(lambda), "the factor of " + name + " must be above 0, but is %s", lambda);
    }

    /** 100 and not 100.0, 0.0001 and not 1.0E-4. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
