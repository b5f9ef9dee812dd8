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

    static double[][] rows(double[][] matrix, int[] ids) {
        return IntStream.of(ids).mapToObj(i -> matrix[i]).toArray(double[][]::new);
    }

    static double[][] columns(double[][] matrix, int[] ids) {
        double[][] result = new double[matrix.length][ids.length];
        for (int s = 0; s < matrix.length; s++) {
            for (int i = 0; i < ids.length; i++) {
                result[s][i] = matrix[s][ids[i]];
            }
        }
        return result;
    }

    static int[] at(int[] values, int[] ids) {
        return IntStream.of(ids).map(i -> values[i]).toArray();
    }
}
