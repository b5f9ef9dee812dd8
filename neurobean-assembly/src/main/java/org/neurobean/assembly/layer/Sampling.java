package org.neurobean.assembly.layer;

import java.util.stream.IntStream;

/** Evenly spaced members of a list that is too long: the same ones each time. */
final class Sampling {

    private Sampling() {}

    /** At most {@code limit} of the ids, in their order. */
    static int[] evenly(int[] ids, int limit) {
        if (ids.length <= limit) {
            return ids.clone();
        }
        return IntStream.range(0, limit)
                .map(i -> ids[(int) ((long) i * ids.length / limit)])
                .toArray();
    }

    static int[] at(int[] values, int[] ids) {
        return IntStream.of(ids).map(i -> values[i]).toArray();
    }
}
