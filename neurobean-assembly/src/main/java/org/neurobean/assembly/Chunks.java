package org.neurobean.assembly;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Work on all indices below a count, on all processors.
 *
 * <p>Results do not depend on the number of threads: the chunks are fixed by the count, and each index writes to places
 * of its own. Sums over indices are taken afterwards, in order.
 */
final class Chunks {

    private Chunks() {}

    /** Work on the indices from (inclusive) to to (exclusive). */
    @FunctionalInterface
    interface Range {
        void accept(int from, int to);
    }

    /** Calls the work once for each index from 0 to count - 1, in no particular order. */
    static void forEach(int count, IntConsumer work) {
        IntStream range = IntStream.range(0, count);
        (count > 1 ? range.parallel() : range).forEach(work);
    }

    /** Calls the work once for each of the ranges of the given size that cover 0 to count - 1; the last may be shorter. */
    static void forRanges(int count, int size, Range work) {
        forEach((count + size - 1) / size, chunk -> work.accept(chunk * size, Math.min(count, (chunk + 1) * size)));
    }
}
