package org.neurobean.assembly.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.neurobean.bean.Matrix;

/**
 * An even choice of samples to keep: classes take turns, and within a class the order is random, so that any number of the
 * first ones is a fair sample of each class. A class that has run out of samples is passed over.
 *
 * @param activations [n x N]
 * @param labels [n]
 */
record SampleChoice(double[][] activations, int[] labels) {

    /** Numbers that are kept, n x N: 32 MB. */
    private static final int MOST = 4_000_000;

    /** As many samples as may be kept, all if there is room; the same seed makes the same choice. */
    static SampleChoice of(Matrix activations, int[] labels, long seed) {
        return of(activations, labels, seed, Math.max(1, MOST / activations.columns()));
    }

    static SampleChoice of(Matrix activations, int[] labels, long seed, int limit) {
        int most = Math.min(activations.rows(), limit);
        TreeMap<Integer, List<Integer>> byClass = new TreeMap<>();
        for (int s = 0; s < labels.length; s++) {
            byClass.computeIfAbsent(labels[s], label -> new ArrayList<>()).add(s);
        }
        Random random = new Random(seed);
        byClass.values().forEach(samples -> Collections.shuffle(samples, random));
        List<Integer> taken = new ArrayList<>();
        for (int turn = 0; taken.size() < most; turn++) {
            for (List<Integer> samples : byClass.values()) {
                if (turn < samples.size() && taken.size() < most) {
                    taken.add(samples.get(turn));
                }
            }
        }
        return new SampleChoice(
                taken.stream().map(activations::row).toArray(double[][]::new),
                taken.stream().mapToInt(s -> labels[s]).toArray());
    }

    LayerAnalysis.ReadoutSample with(double[] bias, int[] classSizes) {
        return new LayerAnalysis.ReadoutSample(activations, labels, bias, classSizes);
    }
}
