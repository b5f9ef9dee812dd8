package org.neurobean.assembly.layer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.neurobean.assembly.ActivationCorrelation;
import org.neurobean.assembly.AssemblyCount;
import org.neurobean.assembly.KMeans;
import org.neurobean.assembly.LiveNeurons;
import org.neurobean.bean.Matrix;

/**
 * Assemblies found from the activations only: neurons whose correlations with all others are alike, and the number of
 * eigenvalues of the correlation that chance does not explain.
 */
final class ActivationClusters {

    private final int[] looked;
    private final double[][] correlation;
    private final int[] assignment;
    private final int significantEigenvalues;

    /**
     * Analyzes some neurons.
     *
     * @param activations of these neurons, [S x Q]
     * @param looked their ids, [Q]
     */
    ActivationClusters(Matrix activations, int[] looked, LiveNeurons live, int k, AnalysisOptions options) {
        this.looked = looked;
        this.correlation = ActivationCorrelation.pearson(activations);
        int[] alive = IntStream.range(0, looked.length)
                .filter(place -> live.alive()[looked[place]])
                .toArray();
        Matrix ofAlive = Matrix.copyOf("correlation", ActivationCorrelation.reordered(correlation, alive));
        this.significantEigenvalues =
                AssemblyCount.ofCorrelation(ofAlive, activations.rows()).count();
        this.assignment = new int[live.alive().length];
        Arrays.fill(assignment, -1);
        if (k < KMeans.distinctPoints(ofAlive)) {
            int[] found = KMeans.fit(ofAlive, KMeans.Options.of(k).withSeed(options.seed()))
                    .assignment();
            IntStream.range(0, alive.length).forEach(i -> assignment[looked[alive[i]]] = found[i]);
        }
    }

    /** Pearson's correlation of some of the neurons that were analyzed, [P x P]. */
    double[][] correlation(int[] ids) {
        int[] placeOf = new int[assignment.length];
        IntStream.range(0, looked.length).forEach(place -> placeOf[looked[place]] = place);
        return ActivationCorrelation.reordered(correlation, Sampling.at(placeOf, ids));
    }

    /** Assembly of each neuron; -1 if it is dead or was not analyzed. */
    int[] assignment() {
        return assignment;
    }

    int significantEigenvalues() {
        return significantEigenvalues;
    }
}
