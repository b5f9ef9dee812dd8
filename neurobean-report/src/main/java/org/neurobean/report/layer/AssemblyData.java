package org.neurobean.report.layer;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Json;
import org.neurobean.report.draw.ColourRamp;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page's scripts draw from, as JSON inside the page.
 *
 * @param layers one after another
 * @param readouts of each layer; null where the page ablates no set of its own
 */
record AssemblyData(List<LayerData> layers, List<@Nullable ReadoutData> readouts, Ramps light, Ramps dark) {

    private static final JsonMapper JSON = Json.plain();

    /** Colours of numbers, each from the lower to the upper end. */
    record Ramps(List<String> sequential, List<String> diverging) {}

    static AssemblyData of(AssemblyReport report) {
        int count = report.layers().size();
        PageBudget budget = PageBudget.forLayers(count);
        List<LayerData> layers = IntStream.range(0, count)
                .mapToObj(index -> LayerData.of(report, index, budget))
                .toList();
        int readout = PageBudget.readout(JSON.writeValueAsString(layers).length(), count);
        return new AssemblyData(
                layers,
                readouts(report, readout),
                new Ramps(ColourRamp.SEQUENTIAL_ON_LIGHT.cssColours(), ColourRamp.DIVERGING_ON_LIGHT.cssColours()),
                new Ramps(ColourRamp.SEQUENTIAL_ON_DARK.cssColours(), ColourRamp.DIVERGING_ON_DARK.cssColours()));
    }

    @SuppressWarnings("NullAway") // Stream.toList keeps nulls; its annotations cannot say so.
    private static List<@Nullable ReadoutData> readouts(AssemblyReport report, int budget) {
        return report.layers().stream()
                .map(layer -> ReadoutData.of(layer, budget))
                .toList();
    }

    /**
     * JSON that cannot end the script element which holds it: less-than signs stand inside of texts alone, so that writing
     * them as escapes changes no value, and leaves neither an end tag nor the start of a comment.
     */
    String toEmbeddableJson() {
        return JSON.writeValueAsString(this).replace("<", "\\u003c");
    }
}
