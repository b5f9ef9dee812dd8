package org.neurobean.report.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.report.page.DataKeys;

class AssemblyDataTest {

    private static final List<String> MATRIX = List.of("bits", "codes", "columns", "high", "low", "rows");

    /** The documented structure of the page's data. */
    static final List<String> KEYS = keys();

    private static List<String> keys() {
        TreeSet<String> keys = new TreeSet<>();
        add(keys, "", "layers", "readouts", "light", "dark");
        add(keys, "light.", "sequential", "diverging");
        add(keys, "dark.", "sequential", "diverging");
        add(keys, "layers[].", "name", "layer", "assemblies", "classNames", "classes", "targetNames", "allTargets");
        add(keys, "layers[].", "neurons", "classMeans", "outgoing", "maps", "wiring", "coactivation", "ablation");
        add(keys, "layers[].", "images");
        add(keys, "layers[].neurons.", "alive", "assembly", "preferred", "selectivity", "silhouette", "mean", "norm");
        add(keys, "layers[].maps.", "shown", "tsne", "pca");
        add(keys, "layers[].wiring.", "ids", "values");
        add(keys, "layers[].coactivation.", "ids", "values");
        add(keys, "layers[].ablation.", "baseline", "byPreferredClass", "byAssembly", "byNeuron", "chosen", "byChosen");
        add(keys, "layers[].ablation.", "last");
        add(keys, "layers[].images.", "width", "height", "channels", "pixels", "labels", "samples", "ofNeuron");
        add(keys, "layers[].images.", "leftOut");
        add(keys, "readouts[].", "samples", "of", "classSizes", "bits", "labels", "bias", "outgoing", "low", "step");
        add(keys, "readouts[].", "fires", "codes", "more");
        Stream.of(
                        "layers[].classMeans",
                        "layers[].outgoing",
                        "layers[].maps.tsne",
                        "layers[].maps.pca",
                        "layers[].wiring.values",
                        "layers[].coactivation.values",
                        "layers[].ablation.baseline",
                        "layers[].ablation.byPreferredClass",
                        "layers[].ablation.byAssembly",
                        "layers[].ablation.byNeuron",
                        "layers[].ablation.byChosen",
                        "readouts[].outgoing")
                .forEach(matrix -> MATRIX.forEach(key -> keys.add(matrix + "." + key)));
        return List.copyOf(keys);
    }

    private static void add(Set<String> keys, String prefix, String... names) {
        Stream.of(names).forEach(name -> keys.add(prefix + name));
    }

    @Test
    void thePageCarriesTheDocumentedKeysAndNoOthers() {
        AssemblyReport images = FakeAnalyses.lenet();
        LayerAnalysis last = FakeAnalyses.withReadout(images.layers().get(0), 300, 300);
        AssemblyReport readout = new AssemblyReport("last", List.of(last), List.of());
        assertThat(DataKeys.written(AssemblyReportWriter.page(images), AssemblyReportWriter.page(readout)))
                .isEqualTo(KEYS);
    }
}
