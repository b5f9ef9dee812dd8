package org.neurobean.io.safetensors;

import org.jspecify.annotations.Nullable;

/**
 * What the header says of a tensor.
 *
 * @param dtype name of its number type, not always one that is known
 * @param shape sizes, each 0 or more; none for a single number
 * @param from position of its first byte, counted from the end of the header
 * @param to position after its last byte
 */
public record TensorPlace(String dtype, long[] shape, long from, long to) {

    /** The number type; null if it is not known. */
    public @Nullable TensorType type() {
        return TensorType.named(dtype);
    }

    public long bytes() {
        return to - from;
    }
}
