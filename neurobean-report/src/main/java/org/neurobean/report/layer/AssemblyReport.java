package org.neurobean.report.layer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.report.page.Checked;

/**
 * Everything that the page of analyses shows.
 *
 * @param title of the page
 * @param layers 1 to {@value #MAX_LAYERS} analyses to be seen side by side, no two with the same name and layer
 * @param facts where the numbers come from, line by line at the foot of the page; may be empty
 */
public record AssemblyReport(String title, List<LayerAnalysis> layers, List<Fact> facts) {

    /** More panels than this do not fit side by side. */
    public static final int MAX_LAYERS = 6;

    /**
     * One line at the foot of the page.
     *
     * @param label such as "Command"
     * @param text plain, never read as HTML
     */
    public record Fact(String label, String text) {

        public Fact {
            Checked.text("label", label);
        }
    }

    public AssemblyReport {
        Checked.text("title", title);
        layers = List.copyOf(layers);
        facts = List.copyOf(facts);
        if (layers.isEmpty() || layers.size() > MAX_LAYERS) {
            throw new IllegalArgumentException("a report must have 1 to " + MAX_LAYERS + " layers, but has "
                    + layers.size() + "; write several reports");
        }
        Set<List<String>> names = new LinkedHashSet<>();
        for (LayerAnalysis layer : layers) {
            AnalysisShapes.require(layer);
            if (!names.add(List.of(layer.name(), layer.layer()))) {
                throw new IllegalArgumentException("layers must differ in name or layer, but two are " + layer.name()
                        + ", " + layer.layer() + "; rename one");
            }
        }
    }

    /** What each layer is called on the page: its name, and the layer's too if the page has several layers. */
    List<String> labels() {
        boolean oneLayer = layers.stream().map(LayerAnalysis::layer).distinct().count() == 1;
        boolean namesDiffer =
                layers.stream().map(LayerAnalysis::name).distinct().count() == layers.size();
        return layers.stream()
                .map(layer -> oneLayer && namesDiffer ? layer.name() : layer.name() + " " + layer.layer())
                .toList();
    }
}
