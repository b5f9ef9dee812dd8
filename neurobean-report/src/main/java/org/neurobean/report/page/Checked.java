package org.neurobean.report.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that passed a check; each error gives the name, the constraint and the value. */
public final class Checked {

    private Checked() {}

    public static String text(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return value;
    }

    public static int atLeast(int smallest, String name, int value) {
        if (value < smallest) {
            throw new IllegalArgumentException(name + " must be at least " + smallest + ", but is " + value);
        }
        return value;
    }

    public static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, but is " + value);
        }
        return value;
    }

    public static double notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite and at least 0, but is " + value);
        }
        return value;
    }

    public static double fraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1], but is " + value);
        }
        return value;
    }

    /** A copy that keeps the order of its keys, which {@code Map.copyOf} does not. */
    public static <V> Map<String, V> copyInOrder(String name, Map<String, V> map) {
        Map<String, V> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key == null || value == null) {
                throw new IllegalArgumentException(name + " must not hold null, but has " + key + " = " + value);
            }
            copy.put(text("a key of " + name, key), value);
        });
        return Collections.unmodifiableMap(copy);
    }
}
