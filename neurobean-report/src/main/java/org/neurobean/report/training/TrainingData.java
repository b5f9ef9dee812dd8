package org.neurobean.report.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.report.draw.ColourRamp;

/**
 * What the page of training runs draws from, as JSON inside the page: its components are the keys, and the page refuses
 * data with other ones (report/training/data.js). A value that was not measured is null.
 *
 * @param runs in the order of the page's colours
 * @param layers names of the penalized layers, [P]
 * @param accuracyDecimals decimals of an accuracy in percent
 * @param scale the colours of all runs' weights
 */
record TrainingData(List<Run> runs, List<String> layers, int accuracyDecimals, Scale scale) {

    /** Digits of a weight in the page; a colour needs three. */
    private static final MathContext DIGITS = new MathContext(5);

    /**
     * One run: its curves over E epochs, and one layer of weights.
     *
     * @param epochs numbers, from 1, [E]
     * @param loss mean training loss without the penalty, [E]
     * @param trainAccuracy in [0, 1], [E]
     * @param testAccuracy in [0, 1] or null, [E]
     * @param penalties before alpha is applied, of each layer, or null, [P x E]
     */
    record Run(
            String name,
            List<Integer> epochs,
            List<Double> loss,
            List<Double> trainAccuracy,
            List<@Nullable Double> testAccuracy,
            List<List<@Nullable Double>> penalties,
            Weights weights) {}

    /**
     * A layer's outgoing weights.
     *
     * @param targets names, [M]
     * @param order the neuron id of each row of the picture, [N]
     * @param groups rows of the picture whose neurons prefer the same target
     * @param values by neuron id, [N x M]
     */
    record Weights(
            String layer,
            List<String> targets,
            List<Integer> order,
            List<NeuronOrder.Group> groups,
            List<List<BigDecimal>> values) {}

    /**
     * The shared colour scale.
     *
     * @param limit the weight of full colour, above 0
     * @param beyond how many weights are larger than that, by amount
     * @param onLight colours as #rrggbb from -limit to limit, on a light ground
     * @param onDark the same on a dark ground
     */
    record Scale(double limit, long beyond, List<String> onLight, List<String> onDark) {}

    static TrainingData of(Report report, DivergingScale scale) {
        List<String> layers = report.penalizedLayers();
        return new TrainingData(
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
}
