package org.neurobean.io.arrays;

import java.nio.ByteOrder;
import java.util.Locale;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Shown;

/**
 * What a file says of an array before its numbers.
 *
 * @param type of a number
 * @param byteOrder of the bytes of a number
 * @param columnMajor whether the first index runs fastest (Fortran order) and not the last
 * @param shape sizes; none for a single number
 */
record ArrayHeader(ElementType type, ByteOrder byteOrder, boolean columnMajor, long[] shape) {

    private static final int MOST_DIMENSIONS = 32;

    /**
     * Rejects a shape that the available bytes cannot fill; the check itself cannot overflow.
     *
     * @param name of the array
     * @param available upper bound on the bytes that follow the header
     * @throws ArrayFileException if a size is 0 or negative, there are more than 32, or they need more bytes
     */
    void requireFits(String name, long available) {
        if (shape.length > MOST_DIMENSIONS) {
            throw new ArrayFileException(name + " has " + shape.length + " dimensions, more than " + MOST_DIMENSIONS
                    + ": it is damaged, save it again");
        }
        long most = available / type.bytes();
        for (long size : shape) {
            if (size < 0) {
                throw new ArrayFileException(name + " has shape " + Shown.shape(shape)
                        + ": sizes must be positive; it is damaged, save it again");
            }
        }
        for (long size : shape) {
            if (size == 0) {
                throw new ArrayFileException(
                        name + " has shape " + Shown.shape(shape) + " and so no values: save one with values");
            }
        }
        for (long size : shape) {
            most /= size;
        }
        if (most == 0) {
            throw new ArrayFileException(String.format(
                    Locale.ROOT,
                    "%s is cut off or damaged: %s of shape %s do not fit into %,d bytes; save it again",
                    name,
                    type,
                    Shown.shape(shape),
                    available));
        }
    }

    /** Number of values; valid once {@link #requireFits} has passed. */
    long values() {
        long values = 1;
        for (long size : shape) {
            values *= size;
        }
        return values;
    }
}
