package org.neurobean.io.arrays;

import java.util.Locale;
import org.neurobean.io.ArrayFileException;

/** How many bytes of memory the arrays of a layer may take together; mutable, each array takes its share. */
final class MemoryBudget {

    /** An object's header and the reference to it: what a row costs besides its numbers. */
    static final int ROW_OVERHEAD = 24;

    private final long all;
    private long left;

    MemoryBudget(long bytes) {
        all = bytes;
        left = bytes;
    }

    /** Half of what the JVM may take: the other half is for what is computed from the arrays. */
    static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 2);
    }

    /**
     * Takes the share of an array before it is allocated.
     *
     * @param name of the array
     * @param rows number of rows, at least 1
     * @param rowBytes bytes of a row, without the overhead
     * @throws ArrayFileException if too little is left
     */
    void take(String name, long rows, long rowBytes) {
        long row = rowBytes + ROW_OVERHEAD;
        if (row < 0 || row > left / rows) {
            throw new ArrayFileException(String.format(
                    Locale.ROOT,
                    "%s needs %,.1f MB of memory, and of the %,.1f MB for arrays %,.1f are left: save fewer samples, or "
                            + "give the JVM a larger heap (-Xmx)",
                    name,
                    (double) rows * ((double) rowBytes + ROW_OVERHEAD) / 1e6,
                    all / 1e6,
                    left / 1e6));
        }
        left -= rows * row;
    }
}
