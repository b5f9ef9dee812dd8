package org.neurobean.assembly;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Disjoint groups of a layer's neurons: by assembly, by preferred class, each neuron for itself, or any set.
 *
 * @param ofNeuron the group of each neuron, [N], from 0 to count - 1; -1 for a neuron in none
 * @param count G, the number of groups, 1 or more; a group may be empty
 */
public record NeuronGroups(int[] ofNeuron, int count) {

    /**
     * Checks the groups.
     *
     * @throws IllegalArgumentException if there is no neuron, count is below 1 or a group is not from -1 to count - 1
     */
    public NeuronGroups {
        if (ofNeuron.length == 0) {
            throw new IllegalArgumentException("ofNeuron must have 1 entry or more, but has 0");
        }
        if (count < 1) {
            throw new IllegalArgumentException("count must be 1 group or more, but is " + count);
        }
        LayerChecks.requireWithin("ofNeuron", ofNeuron, -1, count);
    }

    /**
     * One group for each neuron, with the neuron's id.
     *
     * @param neurons N, 1 or more
     * @throws IllegalArgumentException if neurons is below 1
     */
    public static NeuronGroups ofEach(int neurons) {
        if (neurons < 1) {
            throw new IllegalArgumentException("neurons must be 1 or more, but is " + neurons);
        }
        return new NeuronGroups(Vectors.firstIds(neurons), neurons);
    }

    /**
     * One single group.
     *
     * @param neurons N, 1 or more
     * @param ids its neurons, each from 0 to neurons - 1; one that is named twice is in it once; none makes it empty
     * @throws IllegalArgumentException if neurons is below 1 or an id is not from 0 to neurons - 1
     */
    public static NeuronGroups ofSet(int neurons, int... ids) {
        if (neurons < 1) {
            throw new IllegalArgumentException("neurons must be 1 or more, but is " + neurons);
        }
        LayerChecks.requireWithin("ids", ids, 0, neurons);
        int[] ofNeuron = new int[neurons];
        Arrays.fill(ofNeuron, -1);
        for (int id : ids) {
            ofNeuron[id] = 0;
        }
        return new NeuronGroups(ofNeuron, 1);
    }

    /** The neurons of each group, [G], ids ascending. */
    public int[][] members() {
        int[][] members = new int[count][];
        for (int g = 0; g < count; g++) {
            int group = g;
            members[g] = IntStream.range(0, ofNeuron.length)
                    .filter(i -> ofNeuron[i] == group)
                    .toArray();
        }
        return members;
    }
}
