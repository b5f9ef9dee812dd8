package org.neurobean.report.layer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.Measure;
import org.neurobean.assembly.layer.NeuronSet;
import org.neurobean.io.Json;
import org.neurobean.io.Schema;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code assemblies.json} holds, for scripts: the numbers of one layer. A number that could not be computed is
 * null. The measures are stored under their keys, those with a dot in an object.
 */
final class AssembliesJson {

    /** To be raised if a key is renamed or removed, or changes its meaning. */
    static final Schema SCHEMA = new Schema("an assemblies.json", 1);

    private static final JsonMapper JSON =
            Json.pretty().rebuild().addMixIn(NeuronSet.class, AsText.class).build();

    private static final String ABLATION = "ablation";

    private AssembliesJson() {}

    /** A set of neurons is in the file as it was given. */
    private interface AsText {
        @JsonValue
        String text();
    }

    /**
     * What breaks without a set of neurons, exactly, over all samples.
     *
     * @param neurons ids, ascending
     * @param accuracy of each class without them, in [0, 1]; null for a class without samples
     * @param drop what each class loses, in percentage points; below 0 if the class gains, null as above
     * @param meanDrop mean of the drops
     */
    private record Chosen(
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

    static String of(LayerAnalysis layer, AnalysisOptions options) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", layer.name());
        json.put("layer", layer.layer());
        json.put("origin", layer.origin());
        put(json, Measure.SAMPLES, layer.summary());
        json.put("neurons", layer.neurons().size());
        json.put("targets", layer.targetNames().size());
        json.set("classes", JSON.valueToTree(layer.classNames()));
        for (Measure measure : Measure.values()) {
            put(json, measure, layer.summary());
        }
        ablation(json.withObjectProperty(ABLATION), layer);
        json.set("options", JSON.valueToTree(options));
        json.set("remarks", JSON.valueToTree(layer.remarks()));
        return JSON.writeValueAsString(SCHEMA.before(json)) + "\n";
    }

    /** Puts a measure into the object that its key names; one that is there already keeps its place. */
    private static void put(ObjectNode json, Measure measure, LayerAnalysis.Summary summary) {
        int dot = measure.key().indexOf('.');
        ObjectNode parent =
                dot < 0 ? json : json.withObjectProperty(measure.key().substring(0, dot));
        String name = measure.key().substring(dot + 1);
        double value = measure.of(summary);
        if (measure.kind() == Measure.Kind.COUNT) {
            parent.put(name, (long) value);
        } else {
            parent.put(name, known(value));
        }
    }

    /** Adds what the file has of ablation besides the measures: how diagonal it is, and the sets of {@code --ablate}. */
    private static void ablation(ObjectNode json, LayerAnalysis layer) {
        LayerAnalysis.Summary summary = layer.summary();
        json.put("diagonality", known(summary.ownClassDrop() - summary.otherClassDrop()));
        List<Chosen> chosen = layer.ablation() == null
                ? List.of()
                : layer.ablation().chosen().stream().map(Chosen::of).toList();
        json.set("chosen", JSON.valueToTree(chosen));
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
