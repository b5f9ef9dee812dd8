package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.neurobean.assembly.layer.LayerAnalysis;

/**
 * The weights of a layer that are worth a line.
 *
 * @param lines the weakest first, so that the strongest lie on top
 * @param strongest amount of the strongest weight of a neuron that is alive; 0 if there is none
 * @param left how many more are strong enough and one too many
 */
record WeightLines(List<WeightLines.Line> lines, double strongest, long left) {

    private static final double SMALLEST_SHARE = 0.1;
    private static final int MOST = 3000;

    /** One weight. */
    record Line(int neuron, int target, double weight) {}

    static WeightLines of(LayerAnalysis run) {
        double strongest = amounts(run, 0).max().orElse(0);
        double smallest = Math.max(Double.MIN_VALUE, SMALLEST_SHARE * strongest);
        double[] amounts = amounts(run, smallest).sorted().toArray();
        int left = Math.max(0, amounts.length - MOST);
        double cut = amounts.length > 0 ? amounts[left] : 0;
        // Of weights as strong as the cut itself, only as many as there is room for.
        long room = amounts.length - left - amounts(run, Math.nextUp(cut)).count();
        List<Line> lines = new ArrayList<>();
        for (LayerAnalysis.Neuron neuron : run.neurons()) {
            double[] weights = run.outgoing()[neuron.id()];
            for (int target = 0; target < weights.length && neuron.alive(); target++) {
                double amount = Math.abs(weights[target]);
                if (amount > cut || (amount == cut && room-- > 0)) {
                    lines.add(new Line(neuron.id(), target, weights[target]));
                }
            }
        }
        // A stable sort: equal weights keep the order of neurons and targets.
        lines.sort(Comparator.comparingDouble(line -> Math.abs(line.weight)));
        return new WeightLines(List.copyOf(lines), strongest, left);
    }

    /** Amounts of the finite weights of alive neurons, those of at least the smallest. */
    private static DoubleStream amounts(LayerAnalysis run, double smallest) {
        return run.neurons().stream()
                .filter(LayerAnalysis.Neuron::alive)
                .flatMapToDouble(neuron -> Arrays.stream(run.outgoing()[neuron.id()]))
                .map(Math::abs)
                .filter(amount -> amount >= smallest && amount < Double.POSITIVE_INFINITY);
    }
}
