package org.neurobean.torch.settings;

import java.util.List;
import org.neurobean.bean.InvalidValueException;

/** The ranges of settings. Each is checked in one place, for every command and every engine. */
final class Ranges {

    /** What is smaller than single precision can hold is silently zero. */
    private static final double SMALLEST_FACTOR = 1e-30;

    /** Single precision ends near 1e38, and what is multiplied by a factor may be large. */
    private static final double LARGEST_FACTOR = 1e30;

    private Ranges() {}

    /**
     * The factor of a penalty in the objective: alpha or lambda.
     *
     * @throws InvalidValueException if it is out of the range of single precision, or NaN
     */
    static double factor(String name, double value) {
        if (!(value >= SMALLEST_FACTOR && value <= LARGEST_FACTOR)) {
            throw InvalidValueException.of(name, "from 1e-30 to 1e30, which single precision holds", value);
        }
        return value;
    }

    /** A standard deviation of a random change. */
    static double deviation(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw InvalidValueException.of(name, "a finite number of 0 or more", value);
        }
        return value;
    }

    /** Names of dense layers, each once; empty for all that stand on neurons. */
    static List<String> layers(String name, List<String> layers) {
        if (layers.stream().distinct().count() != layers.size()) {
            throw new InvalidValueException(name, "name each layer once", "are " + String.join(", ", layers));
        }
        return List.copyOf(layers);
    }
}
