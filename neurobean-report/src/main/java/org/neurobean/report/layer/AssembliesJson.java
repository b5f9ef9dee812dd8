package org.neurobean.report.layer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.NeuronSet;
import org.neurobean.io.Json;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code assemblies.json} holds, for scripts: the numbers of one layer. A number that could not be computed is
 * null.
 *
 * @param name of the network
 * @param layer of the network
 * @param origin of the arrays
 * @param samples S
 * @param neurons N
 * @param targets M
 * @param classes C names
 * @param accuracy share of samples that the network names right
 * @param aliveNeurons number
 * @param deadNeurons number
 * @param assemblies K
 * @param silhouette by space and by set of neurons
 * @param selectivity of neurons
 * @param ablation by groups of neurons that prefer a class, and of the sets that {@code --ablate} chose
 * @param agreement of labelings of the alive neurons
 * @param assemblyCount without being told
 * @param wiring of the outgoing weights
 * @param options of the analysis
 * @param remarks what was sampled or left out
 */
record AssembliesJson(
        String name,
        String layer,
        String origin,
        int samples,
        int neurons,
        int targets,
        List<String> classes,
        @Nullable Double accuracy,
        int aliveNeurons,
        int deadNeurons,
        int assemblies,
        Silhouette silhouette,
        Selectivity selectivity,
        Ablation ablation,
        Agreement agreement,
        AssemblyCount assemblyCount,
        Wiring wiring,
        AnalysisOptions options,
        List<String> remarks) {

    record Silhouette(
            @Nullable Double raw,
            @Nullable Double rawAlive,
            @Nullable Double tsne,
            @Nullable Double tsneAlive,
            @Nullable Double pValue) {}

    record Selectivity(@Nullable Double mean, int preferredClasses) {}

    /**
     * Drops are in percentage points of the accuracy of a class.
     *
     * @param ownClassDrop what a class loses without the neurons that prefer it, mean over classes
     * @param otherClassDrop what the others lose then
     * @param diagonality the difference of these
     * @param chosen each set of {@code --ablate}, in their order; empty without the option
     */
    record Ablation(
            @Nullable Double ownClassDrop,
            @Nullable Double otherClassDrop,
            @Nullable Double diagonality,
            List<Chosen> chosen) {}

    /**
     * What breaks without a set of neurons, exactly, over all samples.
     *
     * @param neurons ids, ascending
     * @param accuracy of each class without them, in [0, 1]; null for a class without samples
     * @param drop what each class loses, in percentage points; below 0 where the class gains, null as above
     * @param meanDrop mean of the drops
     */
    record Chosen(
            int[] neurons,
            List<@Nullable Double> accuracy,
            List<@Nullable Double> drop,
            @Nullable Double meanDrop) {

        static Chosen of(LayerAnalysis.Chosen chosen) {
            return new Chosen(chosen.neurons(), all(chosen.accuracy()), all(chosen.drop()), known(chosen.meanDrop()));
        }

        @SuppressWarnings("NullAway") // Stream.toList keeps nulls; its annotations cannot say so.
        private static List<@Nullable Double> all(double[] values) {
            return Arrays.stream(values).mapToObj(AssembliesJson::known).toList();
        }
    }

    record Agreement(
            @Nullable Double weightsPreferredClassNmi,
            @Nullable Double weightsPreferredClassAri,
            @Nullable Double weightsActivationsNmi,
            @Nullable Double weightsActivationsAri) {}

    record AssemblyCount(int bySilhouette, int byEigenvalues) {}

    record Wiring(
            @Nullable Double clustering,
            @Nullable Double clusteringOfThreshold,
            @Nullable Double sparseness,
            @Nullable Double effectiveTargets) {}

    private static final JsonMapper JSON =
            Json.pretty().rebuild().addMixIn(NeuronSet.class, AsText.class).build();

    /** A set of neurons stands in the file as it was given. */
    private interface AsText {
        @JsonValue
        String text();
    }

    static AssembliesJson of(LayerAnalysis layer, AnalysisOptions options) {
        LayerAnalysis.Summary s = layer.summary();
        return new AssembliesJson(
                layer.name(),
                layer.layer(),
                layer.origin(),
                s.samples(),
                layer.neurons().size(),
                layer.targetNames().size(),
                layer.classNames(),
                known(s.accuracy()),
                s.aliveNeurons(),
                s.deadNeurons(),
                s.assemblies(),
                new Silhouette(
                        known(s.silhouette().raw()),
                        known(s.silhouette().rawAlive()),
                        known(s.silhouette().tsne()),
                        known(s.silhouette().tsneAlive()),
                        known(s.silhouettePValue())),
                new Selectivity(known(s.selectivityMean()), s.preferredClasses()),
                new Ablation(
                        known(s.ownClassDrop()),
                        known(s.otherClassDrop()),
                        known(s.ownClassDrop() - s.otherClassDrop()),
                        chosen(layer)),
                new Agreement(
                        known(s.weightsPreferredClassNmi()),
                        known(s.weightsPreferredClassAri()),
                        known(s.weightsActivationsNmi()),
                        known(s.weightsActivationsAri())),
                new AssemblyCount(s.assembliesBySilhouette(), s.assembliesByEigenvalues()),
                new Wiring(
                        known(s.clustering()),
                        known(s.clusteringOfThreshold()),
                        known(s.sparseness()),
                        known(s.effectiveTargets())),
                options,
                layer.remarks());
    }

    private static List<Chosen> chosen(LayerAnalysis layer) {
        return layer.ablation() == null
                ? List.of()
                : layer.ablation().chosen().stream().map(Chosen::of).toList();
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    String text() {
        return JSON.writeValueAsString(this) + "\n";
    }
}
