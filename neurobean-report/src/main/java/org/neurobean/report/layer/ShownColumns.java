package org.neurobean.report.layer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.neurobean.assembly.layer.LayerAnalysis;

/** Which classes and targets of a layer a page shows if it cannot show all: the strongest. */
final class ShownColumns {

    private ShownColumns() {}

    /**
     * Classes by the number of neurons of all layers that prefer them, and then by the largest mean activation; layers
     * with the same classes get the same answer.
     *
     * @return at most {@code most} indices of classes of the layer, ascending
     */
    static int[] classes(LayerAnalysis layer, List<LayerAnalysis> layers, int most) {
        double[] score = new double[layer.classNames().size()];
        for (LayerAnalysis other : layers) {
            if (other.classNames().equals(layer.classNames())) {
                addClassScores(other, score);
            }
        }
        return strongest(score.length, most, index -> score[index]);
    }

    private static void addClassScores(LayerAnalysis layer, double[] score) {
        double[] peak = new double[score.length];
        double largest = Double.MIN_NORMAL;
        for (double[] means : layer.classMeans()) {
            for (int index = 0; index < means.length; index++) {
                peak[index] = Math.max(peak[index], means[index]);
                largest = Math.max(largest, means[index]);
            }
        }
        for (LayerAnalysis.Neuron neuron : layer.neurons()) {
            if (neuron.preferredClass() >= 0) {
                score[neuron.preferredClass()]++;
            }
        }
        for (int index = 0; index < peak.length; index++) {
            score[index] += peak[index] / largest / (1 + AssemblyReport.MAX_LAYERS);
        }
    }

    /** Targets by the sum of squares of the weights that lead to them; ascending. */
    static int[] targets(LayerAnalysis layer, int most) {
        double[] squares = new double[layer.targetNames().size()];
        for (double[] row : layer.outgoing()) {
            for (int target = 0; target < squares.length; target++) {
                squares[target] += row[target] * row[target];
            }
        }
        return strongest(squares.length, most, target -> squares[target]);
    }

    /** The indices with the largest scores, ascending; of equal ones the first. */
    private static int[] strongest(int size, int most, IntToDoubleFunction score) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> -score.applyAsDouble(index)))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Those columns of each row. */
    static double[][] select(double[][] rows, int[] columns) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(columns)
                        .mapToDouble(column -> row[column])
                        .toArray())
                .toArray(double[][]::new);
    }
}
