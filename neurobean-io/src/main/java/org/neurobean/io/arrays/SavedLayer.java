package org.neurobean.io.arrays;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer as its user saved it: S samples, N neurons that feed M targets. What {@link #read} gives has S of 2 or
 * more, N of 3 or more, M of 1 or more, finite numbers, and labels of two classes or more.
 *
 * @param activations what enters the layer, [S x N]
 * @param outgoing weights, [N x M]
 * @param labels class of each sample, [S], from 0 to {@link #classes()} - 1
 * @param bias [M]; null if none was given
 * @param images S pictures; null if none were given
 */
public record SavedLayer(
        double[][] activations,
        double[][] outgoing,
        int[] labels,
        double @Nullable [] bias,
        @Nullable ImageArray images) {

    /** Labels go up to this, so that a wild one does not ask for a table of billions of classes. */
    static final int LARGEST_LABEL = 65_535;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there is no sample or no neuron, or the sizes disagree
     */
    // In full, since NullAway does not see the annotations of a compact one.
    public SavedLayer(
            double[][] activations,
            double[][] outgoing,
            int[] labels,
            double @Nullable [] bias,
            @Nullable ImageArray images) {
        if (activations.length == 0 || outgoing.length == 0) {
            throw new IllegalArgumentException(
                    "a layer must have samples and neurons, but has " + activations.length + " and " + outgoing.length);
        }
        require("labels", labels.length, activations.length);
        require("a sample's activations", activations[0].length, outgoing.length);
        if (bias != null) {
            require("bias", bias.length, outgoing[0].length);
        }
        if (images != null) {
            require("images", images.size(), activations.length);
        }
        this.activations = activations;
        this.outgoing = outgoing;
        this.labels = labels;
        this.bias = bias;
        this.images = images;
    }

    private static void require(String what, int found, int wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException(what + " must be " + wanted + " long, but is " + found);
        }
    }

    /**
     * Reads and checks a layer. The arrays take 8 bytes of memory a number and images 1 byte a value; arrays that would
     * take more than half of the heap together are refused.
     *
     * @throws org.neurobean.io.ArrayFileException if a file or an array is missing or damaged, shapes disagree, a number is NaN
     *     or infinite, labels are not whole numbers from 0 to 65,535 or name a single class, or there are fewer than 2
     *     samples or 3 neurons
     */
    public static SavedLayer read(ArraySources sources) {
        return LayerReader.read(sources, MemoryBudget.ofHeap());
    }

    /**
     * What is known of a layer before its numbers are read.
     *
     * @param neurons N
     * @param bias whether there is one
     */
    public record Outline(int neurons, boolean bias) {}

    /**
     * Reads and checks only the shapes, which takes no time.
     *
     * @throws org.neurobean.io.ArrayFileException if a file or an array is missing or damaged, or shapes disagree
     */
    public static Outline outline(ArraySources sources) {
        return LayerReader.outline(sources);
    }

    /** S. */
    public int samples() {
        return activations.length;
    }

    /** N. */
    public int neurons() {
        return outgoing.length;
    }

    /** M. */
    public int targets() {
        return outgoing[0].length;
    }

    /** The largest label plus 1; a class below it may have no sample. */
    public int classes() {
        return 1 + Arrays.stream(labels).max().orElse(-1);
    }
}
