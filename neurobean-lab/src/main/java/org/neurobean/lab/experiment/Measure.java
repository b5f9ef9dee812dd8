package org.neurobean.lab.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.LayerAnalysis.Summary;

/** The numbers of an analysis that stand in {@code results.json}, under the names that {@code assemblies.json} has. */
public enum Measure {
    ACCURACY("accuracy", Summary::accuracy),
    ALIVE_NEURONS("aliveNeurons", Summary::aliveNeurons),
    DEAD_NEURONS("deadNeurons", Summary::deadNeurons),
    SILHOUETTE_RAW("silhouette.raw", s -> s.silhouette().raw()),
    SILHOUETTE_RAW_ALIVE("silhouette.rawAlive", s -> s.silhouette().rawAlive()),
    SILHOUETTE_TSNE("silhouette.tsne", s -> s.silhouette().tsne()),
    SILHOUETTE_TSNE_ALIVE("silhouette.tsneAlive", s -> s.silhouette().tsneAlive()),
    SILHOUETTE_P_VALUE("silhouette.pValue", Summary::silhouettePValue),
    SELECTIVITY("selectivity.mean", Summary::selectivityMean),
    PREFERRED_CLASSES("selectivity.preferredClasses", Summary::preferredClasses),
    OWN_CLASS_DROP("ablation.ownClassDrop", Summary::ownClassDrop),
    OTHER_CLASS_DROP("ablation.otherClassDrop", Summary::otherClassDrop),
    PREFERRED_CLASS_NMI("agreement.weightsPreferredClassNmi", Summary::weightsPreferredClassNmi),
    PREFERRED_CLASS_ARI("agreement.weightsPreferredClassAri", Summary::weightsPreferredClassAri),
    ACTIVATIONS_NMI("agreement.weightsActivationsNmi", Summary::weightsActivationsNmi),
    ACTIVATIONS_ARI("agreement.weightsActivationsAri", Summary::weightsActivationsAri),
    ASSEMBLIES_BY_SILHOUETTE("assemblyCount.bySilhouette", Summary::assembliesBySilhouette),
    ASSEMBLIES_BY_EIGENVALUES("assemblyCount.byEigenvalues", Summary::assembliesByEigenvalues),
    CLUSTERING("wiring.clustering", Summary::clustering),
    CLUSTERING_OF_THRESHOLD("wiring.clusteringOfThreshold", Summary::clusteringOfThreshold),
    SPARSENESS("wiring.sparseness", Summary::sparseness),
    EFFECTIVE_TARGETS("wiring.effectiveTargets", Summary::effectiveTargets);

    private final String key;
    /** A reference to a method: it holds no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final ToDoubleFunction<Summary> value;

    Measure(String key, ToDoubleFunction<Summary> value) {
        this.key = key;
        this.value = value;
    }

    /** Its name in files. */
    public String key() {
        return key;
    }

    /** Whether a measure has this name. */
    static boolean isKey(String name) {
        return Arrays.stream(values()).anyMatch(measure -> measure.key.equals(name));
    }

    /** All measures of one analysis by their names; what could not be computed is null. */
    static Map<String, @Nullable Double> of(Summary summary) {
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        for (Measure measure : values()) {
            double value = measure.value.applyAsDouble(summary);
            values.put(measure.key, Double.isNaN(value) ? null : value);
        }
        return values;
    }
}
