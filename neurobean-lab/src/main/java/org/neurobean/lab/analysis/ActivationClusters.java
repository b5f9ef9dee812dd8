package org.neurobean.lab.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neurobean.assembly.AssemblyCount;
import org.neurobean.assembly.KMeans;
import org.neurobean.assembly.LiveNeurons;
import org.neurobean.assembly.NeuronCorrelations;

/**
 * Assemblies as the activations alone show them: neurons whose correlations with all others are alike, and the number of
 * eigenvalues of the correlation that chance does not explain.
 */
final class ActivationClusters {

    private final double[][] activations;
    private final int[] assignment;
    private final int significantEigenvalues;

    ActivationClusters(double[][] activations, LiveNeurons live, int k, AnalysisOptions options, List<String> remarks) {
        this.activations = activations;
        int[] alive = live.aliveIds();
        int[] chosen = Sampling.evenly(alive, options.limits().correlated());
        if (chosen.length < alive.length) {
            remarks.add("Correlations of activations, and what is counted by them, are of " + chosen.length + " of the "
                    + alive.length + " neurons that are alive, evenly chosen.");
        }
        double[][] correlation = correlation(chosen); // [Q x Q]
        this.significantEigenvalues =
                AssemblyCount.ofCorrelation(correlation, activations.length).count();
        this.assignment = new int[activations[0].length];
        Arrays.fill(assignment, -1);
        if (k < chosen.length) {
            int[] found = KMeans.fit(correlation, KMeans.Options.of(k).withSeed(options.seed()))
                    .assignment();
            IntStream.range(0, chosen.length).forEach(i -> assignment[chosen[i]] = found[i]);
        }
    }

    /** Pearson's correlation of some neurons, [Q x Q]. */
    double[][] correlation(int[] ids) {
        return NeuronCorrelations.pearson(Sampling.columns(activations, ids));
    }

    /** Assembly of each neuron; -1 where it is dead or was not looked at. */
    int[] assignment() {
        return assignment;
    }

    int significantEigenvalues() {
        return significantEigenvalues;
    }
}
