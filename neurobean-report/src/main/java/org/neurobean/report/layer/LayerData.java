package org.neurobean.report.layer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.LayerAnalysis.Neuron;

/**
 * One layer as the page's script gets it. Neurons are ordered by id in every list; what was cut says so by its indices.
 *
 * @param name of the network or run
 * @param layer of the dense layer
 * @param assemblies number of assemblies, K
 * @param classNames all C, as the neurons' preferred classes count them
 * @param classes indices of the shown classes, the columns of classMeans and of the ablation
 * @param targetNames names of the shown targets only, the columns of outgoing
 * @param allTargets M, shown or not
 * @param neurons what is known of each neuron
 * @param classMeans mean activation of each neuron for each shown class
 * @param outgoing weights of each neuron to each shown target
 * @param maps places of neurons in the plane
 * @param wiring neuron correlation of order 1 (Eq. 5), with 16 bits, since the page squares it
 * @param coactivation Pearson correlation of activations, in [-1, 1]
 * @param ablation accuracies without some neurons; null if they were not measured
 * @param images what excites each neuron most; null if there are no images
 */
record LayerData(
        String name,
        String layer,
        int assemblies,
        List<String> classNames,
        List<Integer> classes,
        List<String> targetNames,
        int allTargets,
        Columns neurons,
        PackedMatrix classMeans,
        PackedMatrix outgoing,
        Places maps,
        Correlation wiring,
        Correlation coactivation,
        @Nullable Ablation ablation,
        @Nullable ImageData images) {

    /** Digits of a number in the page. */
    private static final MathContext DIGITS = new MathContext(4);

    /** Longer names are cut: no view has more room, and a hostile one must not fill the page. */
    private static final int LONGEST_NAME = 60;

    /**
     * What is known of each neuron, [N] each; null if a number does not exist.
     *
     * @param alive 1, or 0 for a dead neuron
     * @param assembly in [0, K), or -1 for none
     * @param preferred class in [0, C), or -1 for none
     * @param selectivity class selectivity index, in [0, 1] for activations of 0 or more
     * @param silhouette in [-1, 1]
     * @param mean activation over all samples
     * @param norm Euclidean, of the outgoing weights
     */
    record Columns(
            List<Integer> alive,
            List<Integer> assembly,
            List<Integer> preferred,
            List<@Nullable BigDecimal> selectivity,
            List<@Nullable BigDecimal> silhouette,
            List<@Nullable BigDecimal> mean,
            List<@Nullable BigDecimal> norm) {}

    /**
     * Places in the plane of the shown neurons.
     *
     * @param shown their ids, [P]
     * @param tsne [P x 2]
     * @param pca [P x 2]
     */
    record Places(List<Integer> shown, PackedMatrix tsne, PackedMatrix pca) {}

    /**
     * A symmetric matrix of neurons by neurons.
     *
     * @param ids of the neurons, by assembly, [Q]
     * @param values [Q x Q]
     */
    record Correlation(List<Integer> ids, PackedMatrix values) {}

    /**
     * Accuracies in [0, 1] of the shown classes, the columns; groups of preferred classes are the shown ones, too.
     *
     * @param baseline with all neurons, one row
     * @param byPreferredClass without the neurons that prefer a shown class
     * @param byAssembly without an assembly
     * @param byNeuron without one neuron; null if that was not measured
     * @param chosen ids of the sets of neurons that were asked for
     * @param byChosen accuracy without each of these sets
     * @param last whether the layer's outputs are the scores
     */
    record Ablation(
            PackedMatrix baseline,
            PackedMatrix byPreferredClass,
            PackedMatrix byAssembly,
            @Nullable PackedMatrix byNeuron,
            List<int[]> chosen,
            PackedMatrix byChosen,
            boolean last) {}

    static LayerData of(AssemblyReport report, int index, PageBudget budget) {
        LayerAnalysis layer = report.layers().get(index);
        int neurons = layer.neurons().size();
        int[] classes = ShownColumns.classes(layer, report.layers(), budget.columns(neurons));
        int[] targets = ShownColumns.targets(layer, budget.columns(neurons));
        return new LayerData(
                shortened(report.labels().get(index)),
                shortened(layer.layer()),
                layer.summary().assemblies(),
                layer.classNames().stream().map(LayerData::shortened).toList(),
                list(classes),
                Arrays.stream(targets)
                        .mapToObj(target -> shortened(layer.targetNames().get(target)))
                        .toList(),
                layer.targetNames().size(),
                columns(layer.neurons()),
                PackedMatrix.of(ShownColumns.select(layer.classMeans(), classes)),
                PackedMatrix.symmetric(ShownColumns.select(layer.outgoing(), targets)),
                places(layer.maps()),
                correlation(layer.wiring(), budget.correlated(), PackedMatrix::precise),
                correlation(layer.coactivation(), budget.correlated(), PackedMatrix::of),
                layer.ablation() == null ? null : ablation(layer.ablation(), classes),
                layer.images() == null ? null : ImageData.of(layer.images(), budget.images()));
    }

    private static Columns columns(List<Neuron> neurons) {
        return new Columns(
                whole(neurons, neuron -> neuron.alive() ? 1 : 0),
                whole(neurons, Neuron::assembly),
                whole(neurons, Neuron::preferredClass),
                rounded(neurons, Neuron::selectivity),
                rounded(neurons, Neuron::silhouette),
                rounded(neurons, Neuron::meanActivation),
                rounded(neurons, Neuron::outgoingNorm));
    }

    private static List<Integer> whole(List<Neuron> neurons, ToIntFunction<Neuron> value) {
        return neurons.stream().map(value::applyAsInt).toList();
    }

    @SuppressWarnings("NullAway") // Stream.toList keeps nulls; its annotations cannot say so.
    private static List<@Nullable BigDecimal> rounded(List<Neuron> neurons, ToDoubleFunction<Neuron> value) {
        return neurons.stream()
                .map(neuron -> rounded(value.applyAsDouble(neuron)))
                .toList();
    }

    private static @Nullable BigDecimal rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS) : null;
    }

    private static Places places(LayerAnalysis.Maps maps) {
        return new Places(list(maps.shown()), PackedMatrix.of(maps.tsne()), PackedMatrix.of(maps.pca()));
    }

    /** Every n-th neuron if there are too many, so that assemblies keep their shares of the picture. */
    private static Correlation correlation(
            LayerAnalysis.OrderedMatrix matrix, int most, Function<double[][], PackedMatrix> packed) {
        int size = matrix.ids().length;
        int shown = Math.min(size, most);
        int[] rows = IntStream.range(0, shown)
                .map(i -> (int) ((long) i * size / shown))
                .toArray();
        double[][] values =
                Arrays.stream(rows).mapToObj(row -> matrix.values()[row]).toArray(double[][]::new);
        return new Correlation(
                Arrays.stream(rows).mapToObj(row -> matrix.ids()[row]).toList(),
                packed.apply(ShownColumns.select(values, rows)));
    }

    private static Ablation ablation(LayerAnalysis.Ablations ablation, int[] classes) {
        double[][] groups = Arrays.stream(classes)
                .mapToObj(index -> ablation.byPreferredClass()[index])
                .toArray(double[][]::new);
        return new Ablation(
                PackedMatrix.of(ShownColumns.select(new double[][] {ablation.baseline()}, classes)),
                PackedMatrix.of(ShownColumns.select(groups, classes)),
                PackedMatrix.of(ShownColumns.select(ablation.byAssembly(), classes)),
                ablation.byNeuron() == null ? null : PackedMatrix.of(ShownColumns.select(ablation.byNeuron(), classes)),
                ablation.chosen().stream().map(LayerAnalysis.Chosen::neurons).toList(),
                PackedMatrix.of(ShownColumns.select(
                        ablation.chosen().stream()
                                .map(LayerAnalysis.Chosen::accuracy)
                                .toArray(double[][]::new),
                        classes)),
                ablation.readout() != null);
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_NAME
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME - 1)) + "\u2026";
    }
}
