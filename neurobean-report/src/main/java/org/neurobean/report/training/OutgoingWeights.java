package org.neurobean.report.training;

import java.util.Arrays;
import java.util.List;
import org.neurobean.report.page.Checked;

/**
 * The weights that leave one layer: row = neuron, column = target, as everywhere in this project.
 *
 * @param layer name of the layer whose neurons these are
 * @param targetNames names of the M targets, which for the last hidden layer are the classes
 * @param weights [N x M], finite; the row's index is the neuron's id. Copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // Equality is by content, and the array never leaves without being copied.
public record OutgoingWeights(String layer, List<String> targetNames, double[][] weights) {

    public OutgoingWeights {
        Checked.text("layer", layer);
        targetNames = List.copyOf(targetNames);
        targetNames.forEach(name -> Checked.text("a name of a target", name));
        if (weights.length == 0 || targetNames.isEmpty()) {
            throw new IllegalArgumentException("weights must be [N x M] with N and M at least 1, but N is "
                    + weights.length + " and M is " + targetNames.size());
        }
        weights = copy(weights);
        for (int neuron = 0; neuron < weights.length; neuron++) {
            requireRow(weights[neuron], neuron, targetNames.size());
        }
    }

    private static void requireRow(double[] row, int neuron, int targets) {
        if (row.length != targets) {
            throw new IllegalArgumentException("weights[" + neuron + "] must have one value for each of the " + targets
                    + " targets, but has " + row.length);
        }
        for (int target = 0; target < targets; target++) {
            Checked.finite("weights[" + neuron + "][" + target + "]", row[target]);
        }
    }

    public int neurons() {
        return weights.length;
    }

    public int targets() {
        return targetNames.size();
    }

    public double weight(int neuron, int target) {
        return weights[neuron][target];
    }

    /** A copy, [N x M]. */
    @Override
    public double[][] weights() {
        return copy(weights);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutgoingWeights that
                && layer.equals(that.layer)
                && targetNames.equals(that.targetNames)
                && Arrays.deepEquals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * layer.hashCode() + targetNames.hashCode()) + Arrays.deepHashCode(weights);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
