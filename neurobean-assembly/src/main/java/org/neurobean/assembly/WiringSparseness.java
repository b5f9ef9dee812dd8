package org.neurobean.assembly;

import java.util.Arrays;

/**
 * How sparse the outgoing weights of a layer are (paper, Figure 6(b), in numbers).
 *
 * <p>Hoyer's sparseness (Hoyer, 2004) of a neuron's M weights w goes from 0, all of one magnitude, to 1, a single one that is
 * not 0:
 *
 * <pre>
 *   (sqrt(M) - sum |w_k| / sqrt(sum w_k^2)) / (sqrt(M) - 1)
 * </pre>
 *
 * The effective number of targets is the participation ratio (sum w_k^2)^2 / sum w_k^4, from 1 to M: the Hill number of order
 * 2 (Hill, 1973) of the shares of the squared weights. n weights of one magnitude and zeros beside them have n. The same
 * ratio down a column tells how shared a target is: the effective number of neurons that feed it.
 *
 * @param ids the neurons that are measured, [K]
 * @param hoyer sparseness of each of them, [K], in [0, 1]; NaN where its weights are all 0 or there is one target only
 * @param effectiveTargets of each of them, [K], in [1, M]; NaN where its weights are all 0
 * @param effectiveNeurons for each target the effective number of the measured neurons that feed it, [M], in [1, K]; NaN
 *     where none does
 */
public record WiringSparseness(int[] ids, double[] hoyer, double[] effectiveTargets, double[] effectiveNeurons) {

    /**
     * Measures some neurons' outgoing weights.
     *
     * @param outgoing W, [N x M], row = neuron
     * @param ids the neurons to measure, for example {@link LiveNeurons#aliveIds}; may be none
     * @throws IllegalArgumentException where outgoing is empty, ragged or not finite, or an id is not from 0 to N - 1
     */
    public static WiringSparseness of(double[][] outgoing, int[] ids) {
        LayerArrays.requireMatrix("outgoing", outgoing);
        LayerArrays.requireWithin("ids", ids, 0, outgoing.length);
        double[][] rows = Arrays.stream(ids).mapToObj(i -> outgoing[i]).toArray(double[][]::new);
        double[] hoyer =
                Arrays.stream(rows).mapToDouble(WiringSparseness::hoyer).toArray();
        double[] targets =
                Arrays.stream(rows).mapToDouble(WiringSparseness::participation).toArray();
        double[] neurons = new double[outgoing[0].length];
        Arrays.setAll(
                neurons,
                k -> participation(
                        Arrays.stream(rows).mapToDouble(row -> row[k]).toArray()));
        return new WiringSparseness(ids.clone(), hoyer, targets, neurons);
    }

    /**
     * Mean sparseness over the neurons that have one.
     *
     * @return in [0, 1]; NaN where none has
     */
    public double meanHoyer() {
        return LayerArrays.meanOfKnown(hoyer);
    }

    /**
     * Mean effective number of targets over the neurons that have one.
     *
     * @return in [1, M]; NaN where none has
     */
    public double meanEffectiveTargets() {
        return LayerArrays.meanOfKnown(effectiveTargets);
    }

    /**
     * Mean effective number of neurons over the targets that some neuron feeds.
     *
     * @return in [1, K]; NaN where none does
     */
    public double meanEffectiveNeurons() {
        return LayerArrays.meanOfKnown(effectiveNeurons);
    }

    private static double hoyer(double[] weights) {
        double norm = LayerArrays.norm(weights);
        double sum = 0;
        for (double weight : weights) {
            sum += Math.abs(weight) / norm; // 0 / 0 where all are 0
        }
        double root = Math.sqrt(weights.length);
        return Math.max(0, Math.min(1, (root - sum) / (root - 1)));
    }

    private static double participation(double[] weights) {
        double norm = LayerArrays.norm(weights);
        double fourth = 0;
        for (double weight : weights) {
            double share = weight / norm * (weight / norm);
            fourth += share * share;
        }
        return Math.min(weights.length, Math.max(1, 1 / fourth)); // within its range in spite of rounding
    }
}
