package org.neurobean.lab.report.assembly;

import java.util.List;
import java.util.stream.IntStream;
import org.neurobean.lab.report.ColourRamp;
import tools.jackson.databind.json.JsonMapper;

/** What the page's scripts draw from, as JSON inside the page. */
record AssemblyData(List<LayerData> layers, Ramps light, Ramps dark) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Colours of numbers, each from the lower to the upper end. */
    record Ramps(List<String> sequential, List<String> diverging) {}

    static AssemblyData of(AssemblyReport report) {
        PageBudget budget = PageBudget.forLayers(report.layers().size());
        return new AssemblyData(
                IntStream.range(0, report.layers().size())
                        .mapToObj(index -> LayerData.of(report, index, budget))
                        .toList(),
                new Ramps(ColourRamp.SEQUENTIAL_ON_LIGHT.cssColours(), ColourRamp.DIVERGING_ON_LIGHT.cssColours()),
                new Ramps(ColourRamp.SEQUENTIAL_ON_DARK.cssColours(), ColourRamp.DIVERGING_ON_DARK.cssColours()));
    }

    /**
     * JSON that cannot end the script element which holds it: less-than signs stand inside of texts alone, so that writing
     * them as escapes changes no value, and leaves neither an end tag nor the start of a comment.
     */
    String toEmbeddableJson() {
        return JSON.writeValueAsString(this).replace("<", "\\u003c");
    }
}
