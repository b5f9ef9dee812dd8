package org.neurobean.lab.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.neurobean.lab.analysis.LayerAnalysis;

/**
 * The weights of a layer that are worth a line.
 *
 * @param lines the weakest first, so that the strongest lie on top
 * @param strongest amount of the strongest weight of a neuron that is alive; 0 where there is none
 * @param left how many more are strong enough and one too many
 */
record WeightLines(List<WeightLines.Line> lines, double strongest, long left) {

    private static final double SMALLEST_SHARE = 0.1;
    private static final int MOST = 3000;

    /** One weight. */
    record Line(int neuron, int target, double weight) {}

    static WeightLines of(LayerAnalysis run) {
        double strongest = 0;
        for (LayerAnalysis.Neuron neuron : run.neurons()) {
            for (double weight : run.outgoing()[neuron.id()]) {
                if (neuron.alive() && Math.abs(weight) > strongest) {
                    strongest = Math.abs(weight);
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        for (LayerAnalysis.Neuron neuron : run.neurons()) {
            double[] weights = run.outgoing()[neuron.id()];
            for (int target = 0; target < weights.length; target++) {
                if (neuron.alive() && weights[target] != 0 && Math.abs(weights[target]) >= SMALLEST_SHARE * strongest) {
                    lines.add(new Line(neuron.id(), target, weights[target]));
                }
            }
        }
        // A stable sort: equal weights keep the order of neurons and targets.
        lines.sort(Comparator.comparingDouble(line -> Math.abs(line.weight)));
        int left = Math.max(0, lines.size() - MOST);
        return new WeightLines(List.copyOf(lines.subList(left, lines.size())), strongest, left);
    }
}
