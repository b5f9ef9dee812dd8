package org.neurobean.report.layer;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.report.draw.ColourRamp;
import org.neurobean.report.page.EmbeddedJson;

/**
 * What the page of layers draws from, as JSON inside the page: the components of this record and of those that it holds
 * are the keys, and the page refuses data with other ones (report/layer/data.js).
 *
 * @param layers one after another
 * @param readouts of each layer; null if the page ablates no set of its own
 * @param light colours of numbers on a light ground
 * @param dark colours of numbers on a dark ground
 */
record AssemblyData(List<LayerData> layers, List<@Nullable ReadoutData> readouts, Ramps light, Ramps dark) {

    /**
     * Colours as #rrggbb, each from the lower to the upper end.
     *
     * @param sequential of numbers from 0, or another lower end, to an upper one
     * @param diverging of numbers below and above 0
     */
    record Ramps(List<String> sequential, List<String> diverging) {}

    static AssemblyData of(AssemblyReport report) {
        int count = report.layers().size();
        PageBudget budget = PageBudget.forLayers(count);
        List<LayerData> layers = IntStream.range(0, count)
                .mapToObj(index -> LayerData.of(report, index, budget))
                .toList();
        int readout = PageBudget.readout(EmbeddedJson.of(layers).length(), count);
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
}
