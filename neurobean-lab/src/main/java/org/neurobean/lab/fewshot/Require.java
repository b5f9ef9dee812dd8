package org.neurobean.lab.fewshot;

/** Conditions on settings. */
final class Require {

    private Require() {}

    /** Fails if the condition does not hold; NaN holds none. */
    static void that(boolean condition, String message, Object value) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(message, value));
        }
    }

    static void factor(String name, double lambda) {
        that(lambda > 0 && Double.isFinite(lambda), "the factor of " + name + " must be above 0, but is %s", lambda);
    }
}
