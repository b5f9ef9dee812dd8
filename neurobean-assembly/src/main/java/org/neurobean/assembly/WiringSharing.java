package org.neurobean.assembly;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

/**
 * How far the neurons of one assembly share their outgoing weights and those of different assemblies do not: the paper's
 * "weak parameter sharing" (section 3.2, Figure 6(c)), as mean cosines between rows of outgoing weights.
 *
 * <p>Cosines keep their sign: neurons with opposite weights on the same targets share no weights. Neurons of no group and
 * neurons whose weights are all 0 take no part.
 *
 * @param within mean cosine over all pairs of different neurons of one group, in [-1, 1]; NaN if there is no such pair
 * @param between mean cosine over all pairs of neurons of different groups, in [-1, 1]; NaN if there is no such pair
 */
public record WiringSharing(double within, double between) {

    /**
     * Measures all pairs, in O(N M): the cosines of all pairs of some neurons add up to the squared norm of the sum of their
     * unit vectors.
     *
     * @param outgoing W, [N x M], row = neuron
     * @param groups of the N neurons, for example assemblies, with dead neurons in none
     * @throws IllegalArgumentException if outgoing is empty, ragged or not finite, or groups are not of N neurons
     */
    public static WiringSharing of(double[][] outgoing, NeuronGroups groups) {
        return of(Matrix.copyOf("outgoing", outgoing), groups);
    }

    /**
     * Measures all pairs; see {@link #of(double[][], NeuronGroups)}.
     *
     * @throws IllegalArgumentException if groups are not of N neurons
     */
    public static WiringSharing of(Matrix outgoing, NeuronGroups groups) {
        if (groups.ofNeuron().length != outgoing.rows()) {
            throw new IllegalArgumentException("groups must have one entry for each of the " + outgoing.rows()
                    + " rows of outgoing, but have " + groups.ofNeuron().length);
        }
        Pairs all = new Pairs(outgoing.columns());
        Pairs[] ofGroup = new Pairs[groups.count()];
        Arrays.setAll(ofGroup, g -> new Pairs(outgoing.columns()));
        for (int i = 0; i < outgoing.rows(); i++) {
            int group = groups.ofNeuron()[i];
            double[] weights = outgoing.row(i);
            double norm = Vectors.norm(weights);
            if (group >= 0 && norm > 0) {
                double[] unit = Arrays.stream(weights).map(w -> w / norm).toArray();
                all.add(unit);
                ofGroup[group].add(unit);
            }
        }
        double cosinesWithin = 0;
        double pairsWithin = 0;
        for (Pairs pairs : ofGroup) {
            cosinesWithin += pairs.cosines();
            pairsWithin += pairs.count();
        }
        return new WiringSharing(
                mean(cosinesWithin, pairsWithin), mean(all.cosines() - cosinesWithin, all.count() - pairsWithin));
    }

    private static double mean(double cosines, double pairs) {
        return pairs == 0 ? Double.NaN : Math.max(-1, Math.min(1, cosines / pairs));
    }

    /** All ordered pairs of different vectors of a growing set of unit vectors. */
    private static final class Pairs {

        private final double[] sum;
        private long size;

        Pairs(int targets) {
            sum = new double[targets];
        }

        void add(double[] unit) {
            for (int k = 0; k < unit.length; k++) {
                sum[k] += unit[k];
            }
            size++;
        }

        double count() {
            return (double) size * (size - 1);
        }

        /** The sum of their cosines: the squared norm of the sum, less the cosine 1 of each vector with itself. */
        double cosines() {
            double squares = 0;
            for (double entry : sum) {
                squares += entry * entry;
            }
            return squares - size;
        }
    }
}
