package org.neurobean.assembly;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.neurobean.bean.Matrix;

/**
 * Which neurons fire together: Pearson's correlation of activations over samples, and the order in which neurons are drawn
 * so that assemblies stand out (paper, Figure 6(a)).
 *
 * <p>Not to be confused with the paper's neuron correlation A, which is about wiring: {@link
 * org.neurobean.bean.NeuronCorrelation}.
 */
public final class ActivationCorrelation {

    private ActivationCorrelation() {}

    /**
     * Pearson's correlation of each two neurons' activations.
     *
     * <p>Takes O(S N^2) operations in parallel, and room for a second [S x N] beside the result.
     *
     * @param activations H, [S x N]
     * @return [N x N], symmetric, in [-1, 1]; the diagonal is 1. A constant neuron, a dead one for example, correlates with
     *     no other: 0 off the diagonal
     * @throws IllegalArgumentException if activations is empty, ragged or not finite
     */
    public static double[][] pearson(double[][] activations) {
        return pearson(Matrix.copyOf("activations", activations));
    }

    /**
     * Pearson's correlation of each two neurons' activations; see {@link #pearson(double[][])}.
     *
     * @return [N x N]
     */
    public static double[][] pearson(Matrix activations) {
        double[][] correlations = MatrixProduct.gram(unitDeviations(activations));
        for (int i = 0; i < correlations.length; i++) {
            for (int j = 0; j < correlations.length; j++) {
                correlations[i][j] = i == j ? 1 : Math.max(-1, Math.min(1, correlations[i][j]));
            }
        }
        return correlations;
    }

    /**
     * The order of neurons in a picture: group by group, in a group the strongest first, neurons of no group last.
     *
     * @param groups for example assemblies, with dead neurons in none; N neurons
     * @param strength what to order by within a group, descending, [N]: silhouette, selectivity, norm; NaN comes last, on
     *     a tie the lower id first
     * @return ids, [N]
     * @throws IllegalArgumentException if strength does not have one entry for each neuron
     */
    public static int[] order(NeuronGroups groups, double[] strength) {
        int[] ofNeuron = groups.ofNeuron();
        if (strength.length != ofNeuron.length) {
            throw new IllegalArgumentException("strength must have one entry for each of the " + ofNeuron.length
                    + " neurons, but has " + strength.length);
        }
        Comparator<Integer> byGroup = Comparator.comparingInt(i -> ofNeuron[i] < 0 ? groups.count() : ofNeuron[i]);
        Comparator<Integer> nanLast = Comparator.comparing(i -> Double.isNaN(strength[i]));
        Comparator<Integer> strongestFirst = (i, j) -> Double.compare(strength[j], strength[i]);
        return IntStream.range(0, ofNeuron.length)
                .boxed()
                .sorted(byGroup.thenComparing(nanLast).thenComparing(strongestFirst))
                .mapToInt(i -> i)
                .toArray();
    }

    /**
     * A matrix over neurons in a given order, or over some neurons only.
     *
     * @param matrix [N x N]
     * @param ids the neuron of each row and column of the result, [Q]
     * @return [Q x Q], a copy
     * @throws IllegalArgumentException if an id is not from 0 to N - 1
     */
    public static double[][] reordered(double[][] matrix, int[] ids) {
        LayerChecks.requireWithin("ids", ids, 0, matrix.length);
        return Arrays.stream(ids)
                .mapToObj(row -> Arrays.stream(ids)
                        .mapToDouble(column -> matrix[row][column])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Each column without its mean and divided by its norm, so that their inner products are correlations; [S x N]. */
    private static double[][] unitDeviations(Matrix activations) {
        int neurons = activations.columns();
        double[][] unit = new double[activations.rows()][neurons];
        Chunks.forRanges(neurons, MatrixProduct.BLOCK, (from, to) -> {
            for (int i = from; i < to; i++) {
                writeUnitDeviation(activations, i, unit);
            }
        });
        return unit;
    }

    private static void writeUnitDeviation(Matrix activations, int neuron, double[][] unit) {
        double[] values = new double[activations.rows()];
        Arrays.setAll(values, s -> activations.get(s, neuron));
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        double range = high / 2 - low / 2; // halves, since high - low may be more than a double holds
        if (range == 0) {
            return; // constant: zeros, whose products are 0
        }
        double mean = 0;
        for (int s = 0; s < values.length; s++) {
            values[s] = (values[s] / 2 - low / 2) / range;
            mean += values[s] / values.length;
        }
        for (int s = 0; s < values.length; s++) {
            values[s] -= mean;
        }
        double norm = Vectors.norm(values);
        for (int s = 0; s < values.length; s++) {
            unit[s][neuron] = values[s] / norm;
        }
    }
}
