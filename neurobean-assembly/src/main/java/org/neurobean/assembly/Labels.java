package org.neurobean.assembly;

import java.util.Arrays;
import java.util.Objects;

/**
 * A labeling of points with its labels numbered 0, 1, ... in ascending order.
 *
 * @param of the number of each point's label, [N]
 * @param sizes how many points have each label, [number of labels]
 */
record Labels(int[] of, int[] sizes) {

    /** Numbers the labels, which may be any integers. */
    static Labels number(String name, int[] labels) {
        Objects.requireNonNull(labels, name);
        if (labels.length == 0) {
            throw new IllegalArgumentException(name + " must have 1 entry or more, but has 0");
        }
        int[] distinct = Arrays.stream(labels).sorted().distinct().toArray();
        int[] numbers = new int[labels.length];
        int[] sizes = new int[distinct.length];
        for (int i = 0; i < labels.length; i++) {
            numbers[i] = Arrays.binarySearch(distinct, labels[i]);
            sizes[numbers[i]]++;
        }
        return new Labels(numbers, sizes);
    }

    int count() {
        return sizes.length;
    }
}
