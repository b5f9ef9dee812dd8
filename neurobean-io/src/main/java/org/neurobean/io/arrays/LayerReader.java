package org.neurobean.io.arrays;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.ArrayFileException;

/** Reads a layer: finds the arrays, checks their shapes, then reads and checks the numbers. */
final class LayerReader {

    private LayerReader() {}

    static SavedLayer read(ArraySources sources, MemoryBudget budget) {
        boolean turned = sources.weightLayout() == WeightLayout.TARGETS_BY_NEURONS;
        try (OpenArrays open = OpenArrays.open(sources)) {
            LayerShapes.check(open, turned);
            NumericArray imageArray = open.optional(ArrayRole.IMAGES);
            ImageReader imageReader = imageArray == null ? null : ImageReader.of(imageArray, sources.imageLayout());
            // Labels first: they are small, and most mistakes are in them.
            int[] labels = labels(open.required(ArrayRole.LABELS), budget);
            double[] bias = bias(open.optional(ArrayRole.BIAS), budget);
            double[][] outgoing = open.required(ArrayRole.OUTGOING).matrix(turned, budget);
            requireFinite("outgoing weights", outgoing, "neuron", "target");
            double[][] activations = open.required(ArrayRole.ACTIVATIONS).matrix(false, budget);
            requireFinite("activations", activations, "sample", "neuron");
            ImageArray images = imageReader == null ? null : imageReader.read(budget);
            return new SavedLayer(activations, outgoing, labels, bias, images);
        }
    }

    static SavedLayer.Outline outline(ArraySources sources) {
        try (OpenArrays open = OpenArrays.open(sources)) {
            LayerShapes.check(open, sources.weightLayout() == WeightLayout.TARGETS_BY_NEURONS);
            return new SavedLayer.Outline(
                    Math.toIntExact(open.required(ArrayRole.ACTIVATIONS).shape()[1]),
                    open.optional(ArrayRole.BIAS) != null);
        }
    }

    private static double @Nullable [] bias(@Nullable NumericArray array, MemoryBudget budget) {
        if (array == null) {
            return null;
        }
        double[] bias = array.vector(budget);
        requireFinite("bias", new double[][] {bias}, "row", "target");
        return bias;
    }

    private static void requireFinite(String what, double[][] values, String rows, String columns) {
        long wild = 0;
        int firstRow = -1;
        int firstColumn = -1;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                if (!Double.isFinite(values[i][j])) {
                    if (wild == 0) {
                        firstRow = i;
                        firstColumn = j;
                    }
                    wild++;
                }
            }
        }
        if (wild > 0) {
            String place = values.length == 1 ? columns : rows + " " + firstRow + ", " + columns;
            throw new ArrayFileException(String.format(
                    Locale.ROOT,
                    "%s must be finite, but %,d of %,d values are NaN or infinite, the first (%s) at %s %d, counted from 0: "
                            + "check the network that they come from",
                    what,
                    wild,
                    (long) values.length * values[0].length,
                    values[firstRow][firstColumn],
                    place,
                    firstColumn));
        }
    }

    /** Whole numbers from 0, of more than one class. */
    private static int[] labels(NumericArray array, MemoryBudget budget) {
        double[] values = array.vector(budget);
        int[] labels = new int[values.length];
        boolean differ = false;
        for (int i = 0; i < labels.length; i++) {
            double value = values[i];
            if (value != Math.rint(value) || Double.isInfinite(value)) { // also if it is NaN
                throw badLabel(i, value, "whole numbers", "save the number of each sample's class");
            }
            if (value < 0 || value > SavedLayer.LARGEST_LABEL) {
                throw badLabel(
                        i,
                        value,
                        String.format(Locale.ROOT, "from 0 to %,d", SavedLayer.LARGEST_LABEL),
                        "number the classes from 0, as numpy.unique(labels, return_inverse=True)[1] does");
            }
            labels[i] = (int) value;
            differ |= labels[i] != labels[0];
        }
        if (!differ) {
            throw new ArrayFileException("labels must name two classes or more, but all " + labels.length + " are "
                    + labels[0] + ": save samples of several classes");
        }
        return labels;
    }

    private static ArrayFileException badLabel(int sample, double value, String constraint, String advice) {
        String shown = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
        return new ArrayFileException("labels must be " + constraint + ", but that of sample " + sample
                + " (counted from 0) is " + shown + ": " + advice);
    }
}
