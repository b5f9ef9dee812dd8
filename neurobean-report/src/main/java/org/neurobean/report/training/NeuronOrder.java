package org.neurobean.report.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which a picture shows a layer's neurons, so that neurons that work for the same target stand together.
 *
 * <p>A neuron prefers the target of its largest outgoing weight, sign included: a neuron whose weights are all negative
 * prefers the one that it holds down least. Of equal weights the target with the lower index counts. Neurons stand by
 * preferred target, then by falling weight to it; ties go by the rest of the row and only then by id, so that the
 * picture of a layer does not depend on how its neurons happen to be numbered.
 */
final class NeuronOrder {

    /** Neurons next to each other that prefer the same target: rows [from, to). */
    record Group(int target, int from, int to) {
        int size() {
            return to - from;
        }
    }

    private final OutgoingWeights weights;
    private final int[] preferred; // [N], by neuron id
    private final int[] ids; // [N], by row of the picture

    NeuronOrder(OutgoingWeights weights) {
        this.weights = weights;
        double[][] rows = weights.weights();
        this.preferred = Arrays.stream(rows).mapToInt(NeuronOrder::largest).toArray();
        Comparator<double[]> fallingRows = (a, b) -> Arrays.compare(b, a);
        List<Integer> order = new ArrayList<>();
        for (int id = 0; id < rows.length; id++) {
            order.add(id);
        }
        order.sort(Comparator.<Integer>comparingInt(id -> preferred[id])
                .thenComparing(id -> -rows[id][preferred[id]])
                .thenComparing(id -> rows[id], fallingRows)
                .thenComparing(Comparator.naturalOrder()));
        this.ids = order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int largest(double[] row) {
        int best = 0;
        for (int target = 1; target < row.length; target++) {
            if (row[target] > row[best]) {
                best = target;
            }
        }
        return best;
    }

    /** The neuron's id by row of the picture, [N]. */
    int[] ids() {
        return ids.clone();
    }

    /** The groups from top to bottom; targets that no neuron prefers have none. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        int from = 0;
        for (int row = 1; row <= ids.length; row++) {
            if (row == ids.length || preferred[ids[row]] != preferred[ids[from]]) {
                groups.add(new Group(preferred[ids[from]], from, row));
                from = row;
            }
        }
        return groups;
    }

    /**
     * How much of all outgoing weight, by amount, goes from a neuron to the target that it prefers: sum_i |w_i,best| /
     * sum_ij |w_ij|, in [0, 1]. Near 1/M for weights without any preference; NaN for a layer of zeros. Silent neurons
     * have little weight and so count little.
     */
    double preferredShare() {
        double toPreferred = 0;
        double all = 0;
        for (int neuron = 0; neuron < weights.neurons(); neuron++) {
            toPreferred += Math.abs(weights.weight(neuron, preferred[neuron]));
            for (int target = 0; target < weights.targets(); target++) {
                all += Math.abs(weights.weight(neuron, target));
            }
        }
        return toPreferred / all;
    }
}
