package org.neurobean.assembly;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

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
 * @param hoyer sparseness of each of them, [K], in [0, 1]; NaN if its weights are all 0 or there is one target only
 * @param effectiveTargets of each of them, [K], in [1, M]; NaN if its weights are all 0
 * @param effectiveNeurons for each target the effective number of the measured neurons that feed it, [M], in [1, K]; NaN
 *     if none does
 */
public record WiringSparseness(int[] ids, double[] hoyer, double[] effectiveTargets, double[] effectiveNeurons) {

    /**
     * Measures some neurons' outgoing weights.
     *
     * @param outgoing W, [N x M], row = neuron
     * @param ids the neurons to measure, for example {@link LiveNeurons#aliveIds}; may be none
     * @throws IllegalArgumentException if outgoing is empty, ragged or not finite, or an id is not from 0 to N - 1
     */
    public static WiringSparseness of(double[][] outgoing, int[] ids) {
        return of(Matrix.copyOf("outgoing", outgoing), ids);
    }

    /**
     * Measures some neurons' outgoing weights; see {@link #of(double[][], int[])}.
     *
     * @throws IllegalArgumentException if an id is not from 0 to N - 1
     */
    public static WiringSparseness of(Matrix outgoing, int[] ids) {
        LayerChecks.requireWithin("ids", ids, 0, outgoing.rows());
        double[][] rows = Arrays.stream(ids).mapToObj(outgoing::row).toArray(double[][]::new);
        double[] hoyer =
                Arrays.stream(rows).mapToDouble(WiringSparseness::hoyer).toArray();
        double[] targets =
                Arrays.stream(rows).mapToDouble(WiringSparseness::participation).toArray();
        double[] neurons = new double[outgoing.columns()];
        Arrays.setAll(
                neurons,
                k -> participation(
                        Arrays.stream(rows).mapToDouble(row -> row[k]).toArray()));
        return new WiringSparseness(ids.clone(), hoyer, targets, neurons);
    }

    /**
     * Mean sparseness over the neurons that have one.
     *
     * @return in [0, 1]; NaN if none has
     */
    public double meanHoyer() {
        return Vectors.meanOfKnown(hoyer);
    }

    /**
     * Mean effective number of targets over the neurons that have one.
     *
     * @return in [1, M]; NaN if none has
     */
    public double meanEffectiveTargets() {
        return Vectors.meanOfKnown(effectiveTargets);
    }

    /**
     * Mean effective number of neurons over the targets that some neuron feeds.
     *
     * @return in [1, K]; NaN if none does
     */
    public double meanEffectiveNeurons() {
        return Vectors.meanOfKnown(effectiveNeurons);
    }

    private static double hoyer(double[] weights) {
        double norm = Vectors.norm(weights);
        double sum = 0;
        for (double weight : weights) {
            sum += Math.abs(weight) / norm; // 0 / 0 if all are 0
        }
        double root = Math.sqrt(weights.length);
        return Math.max(0, Math.min(1, (root - sum) / (root - 1)));
    }

    private static double participation(double[] weights) {
        double norm = Vectors.norm(weights);
        double fourth = 0;
        for (double weight : weights) {
            double share = weight / norm * (weight / norm);
            fourth += share * share;
        }
        return Math.min(weights.length, Math.max(1, 1 / fourth)); // within its range in spite of rounding
    }
}
