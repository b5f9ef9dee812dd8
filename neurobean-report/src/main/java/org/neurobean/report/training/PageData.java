package org.neurobean.report.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Json;
import org.neurobean.report.draw.ColourRamp;
import tools.jackson.databind.json.JsonMapper;

/** What the page's script draws from, as JSON inside the page. A value that was not measured is null. */
record PageData(List<Run> runs, List<String> layers, int accuracyDecimals, Scale scale) {

    private static final JsonMapper JSON = Json.plain();

    /** Digits of a weight in the page; a colour needs three. */
    private static final MathContext DIGITS = new MathContext(5);

    /** One run's curves, [E] each, and its layer of weights. */
    record Run(
            String name,
            List<Integer> epochs,
            List<Double> loss,
            List<Double> trainAccuracy,
            List<@Nullable Double> testAccuracy,
            List<List<@Nullable Double>> penalties,
            Weights weights) {}

    /** Weights [N x M] by neuron id; {@code order} gives the id of each row of the picture. */
    record Weights(
            String layer,
            List<String> targets,
            List<Integer> order,
            List<NeuronOrder.Group> groups,
            List<List<BigDecimal>> values) {}

    /** The shared colour scale and how many weights lie beyond it; the ramps run from -limit to limit. */
    record Scale(double limit, long beyond, List<String> onLight, List<String> onDark) {}

    static PageData of(Report report, DivergingScale scale) {
        List<String> layers = report.penalizedLayers();
        return new PageData(
                report.runs().stream().map(run -> run(run, layers)).toList(),
                layers,
                new Findings(report).decimals(),
                new Scale(
                        scale.limit(),
                        scale.beyond(),
                        ColourRamp.DIVERGING_ON_LIGHT.cssColours(),
                        ColourRamp.DIVERGING_ON_DARK.cssColours()));
    }

    private static Run run(ReportedRun run, List<String> layers) {
        List<EpochPoint> points = run.epochs();
        List<List<@Nullable Double>> penalties = new ArrayList<>();
        for (String layer : layers) {
            List<@Nullable Double> curve = new ArrayList<>();
            points.forEach(point -> curve.add(point.penaltyByLayer().get(layer)));
            penalties.add(curve);
        }
        List<@Nullable Double> tested = new ArrayList<>();
        points.forEach(point -> tested.add(Double.isNaN(point.testAccuracyOrNaN()) ? null : point.testAccuracyOrNaN()));
        return new Run(
                run.name(),
                points.stream().map(EpochPoint::epoch).toList(),
                points.stream().map(EpochPoint::loss).toList(),
                points.stream().map(EpochPoint::trainAccuracy).toList(),
                tested,
                penalties,
                weights(run.weights()));
    }

    private static Weights weights(OutgoingWeights weights) {
        NeuronOrder order = new NeuronOrder(weights);
        List<List<BigDecimal>> values = Arrays.stream(weights.weights())
                .map(row -> Arrays.stream(row)
                        .mapToObj(value -> new BigDecimal(value).round(DIGITS))
                        .toList())
                .toList();
        return new Weights(
                weights.layer(),
                weights.targetNames(),
                Arrays.stream(order.ids()).boxed().toList(),
                order.groups(),
                values);
    }

    /**
     * JSON that cannot end the script element which holds it. In JSON a less-than sign stands inside of texts alone, so
     * that writing all of them as escapes changes no value, and leaves neither an end tag nor the start of a comment.
     */
    String toEmbeddableJson() {
        return JSON.writeValueAsString(this).replace("<", "\\u003c");
    }
}
