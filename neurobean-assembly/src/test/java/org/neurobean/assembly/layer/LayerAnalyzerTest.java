package org.neurobean.assembly.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.LinearReadout;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.bean.Matrix;

/** A layer whose assemblies are known: neuron i fires for class i % 3 and leads to target i % 3; the last is dead. */
final class LayerAnalyzerTest {

    private static final int CLASSES = 3;
    private static final int NEURONS = 13;
    private static final int SAMPLES = 90;

    private static LayerInput layer(boolean readout) {
        return layer(readout, (i, weights) -> {});
    }

    /** Overwrites the outgoing weights of a neuron. */
    private interface Change {
        void accept(int neuron, double[] weights);
    }

    private static LayerInput layer(boolean readout, Change change) {
        SplittableRandom random = new SplittableRandom(5);
        double[][] activations = new double[SAMPLES][NEURONS];
        int[] labels = new int[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            labels[s] = s % CLASSES;
            for (int i = 0; i < NEURONS - 1; i++) {
                activations[s][i] = (i % CLASSES == labels[s] ? 2 : 0.01) + 0.01 * random.nextDouble();
            }
        }
        double[][] outgoing = new double[NEURONS][CLASSES];
        for (int i = 0; i < NEURONS; i++) {
            for (int k = 0; k < CLASSES; k++) {
                outgoing[i][k] = (i % CLASSES == k ? 1 : 0) + 0.05 * random.nextDouble();
            }
            change.accept(i, outgoing[i]);
        }
        List<String> names = List.of("a", "b", "c");
        return new LayerInput(
                "test",
                "fc",
                "made",
                names,
                names,
                activations,
                outgoing,
                labels,
                readout ? new LinearReadout(outgoing, new double[CLASSES]) : null,
                null);
    }

    private static LayerAnalysis analyze(LayerInput input, @Nullable AnalysisOptions options) {
        return LayerAnalyzer.analyze(
                input, options == null ? AnalysisOptions.DEFAULT : options, LayerAnalyzer.Progress.SILENT);
    }

    @Test
    void findsTheAssembliesAndWhatTheyStandFor() {
        LayerAnalysis analysis = analyze(layer(true), null);
        LayerAnalysis.Summary summary = analysis.summary();
        assertThat(summary.aliveNeurons()).isEqualTo(12);
        assertThat(summary.deadNeurons()).isEqualTo(1);
        assertThat(summary.assemblies()).isEqualTo(3);
        assertThat(summary.assembliesBySilhouette()).isEqualTo(3);
        assertThat(summary.weightsPreferredClassNmi()).isEqualTo(1, within(1e-12));
        assertThat(summary.weightsActivationsNmi()).isEqualTo(1, within(1e-12));
        assertThat(summary.silhouette().rawAlive()).isGreaterThan(0.9);
        assertThat(summary.silhouettePValue()).isLessThan(0.05);
        assertThat(summary.accuracy()).isEqualTo(1);
        assertThat(summary.ownClassDrop()).isEqualTo(100);
        assertThat(summary.otherClassDrop()).isZero();
        assertThat(summary.selectivityMean()).isGreaterThan(0.9);
        for (LayerAnalysis.Neuron neuron : analysis.neurons().subList(0, NEURONS - 1)) {
            assertThat(neuron.preferredClass()).isEqualTo(neuron.id() % CLASSES);
            assertThat(neuron.assembly())
                    .isEqualTo(analysis.neurons().get(neuron.id() % CLASSES).assembly());
        }
    }

    @Test
    void aDeadNeuronBelongsNowhere() {
        LayerAnalysis.Neuron dead = analyze(layer(true), null).neurons().get(NEURONS - 1);
        assertThat(dead.alive()).isFalse();
        assertThat(dead.activated()).isFalse();
        assertThat(dead.assembly()).isEqualTo(-1);
        assertThat(dead.preferredClass()).isEqualTo(-1);
        assertThat(dead.selectivity()).isNaN();
    }

    @Test
    void withoutTheRestOfTheNetworkNothingIsAblated() {
        LayerAnalysis analysis = analyze(layer(false), null);
        assertThat(analysis.ablation()).isNull();
        assertThat(analysis.summary().ownClassDrop()).isNaN();
    }

    @Test
    void aChosenSetIsAblatedAsItsGroupIs() {
        AnalysisOptions options = AnalysisOptions.DEFAULT.withAblated(
                List.of(NeuronSet.parse("0,3,6,9"), NeuronSet.parse("12"), NeuronSet.parse("0-12")));
        LayerAnalysis analysis = analyze(layer(true), options);
        LayerAnalysis.Ablations ablation = Objects.requireNonNull(analysis.ablation());
        LayerAnalysis.Chosen first = ablation.chosen().get(0);
        assertThat(first.neurons()).containsExactly(0, 3, 6, 9);
        assertThat(first.accuracy()).containsExactly(ablation.byPreferredClass()[0]);
        assertThat(first.drop()).containsExactly(100, 0, 0);
        assertThat(first.meanDrop()).isEqualTo(100.0 / 3, within(1e-12));
        assertThat(ablation.chosen().get(1).drop())
                .as("a dead neuron is not missed")
                .containsOnly(0);
        assertThat(ablation.chosen().get(2).accuracy())
                .as("without all, equal scores name the first class")
                .containsExactly(1, 0, 0);
    }

    @Test
    void aSetIsRefusedWhereANeuronOrTheScoresAreMissing() {
        AnalysisOptions beyond = AnalysisOptions.DEFAULT.withAblated(List.of(NeuronSet.parse("3,13")));
        assertThatThrownBy(() -> analyze(layer(true), beyond))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("ablate", "from 0 to 12", "layer fc of test", "names 13");
        AnalysisOptions fine = AnalysisOptions.DEFAULT.withAblated(List.of(NeuronSet.parse("3")));
        assertThatThrownBy(() -> analyze(layer(false), fine))
                .isInstanceOf(LayerAnalysisException.class)
                .hasMessageContainingAll("the scores of the classes are needed", "bias");
    }

    @Test
    void samplesAreChosenEvenlyFromTheClassesAndAllWhereThereIsRoom() {
        int[] labels = IntStream.range(0, 30).map(s -> s < 20 ? 0 : 1).toArray();
        Matrix activations = Matrix.of(
                "activations", 30, 1, IntStream.range(0, 30).asDoubleStream().toArray());
        SampleChoice some = SampleChoice.of(activations, labels, 5, 10);
        assertThat(some.labels()).containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        assertThat(Arrays.stream(some.activations()).mapToDouble(row -> row[0])).doesNotHaveDuplicates();
        for (int i = 0; i < 10; i++) {
            assertThat(some.labels()[i]).isEqualTo(labels[(int) some.activations()[i][0]]);
        }
        SampleChoice all = SampleChoice.of(activations, labels, 5, 31);
        assertThat(all.labels()).hasSize(30).startsWith(0, 1).endsWith(0, 0);
        assertThat(SampleChoice.of(activations, labels, 5, 10).activations()).isDeepEqualTo(some.activations());
    }

    @Test
    void theSameInputGivesTheSameBits() {
        LayerAnalysis once = analyze(layer(true), null);
        LayerAnalysis again = analyze(layer(true), null);
        assertThat(again.summary()).isEqualTo(once.summary());
        assertThat(Arrays.deepEquals(again.maps().tsne(), once.maps().tsne())).isTrue();
    }

    @Test
    void whatIsTooLargeIsSampledAndSaid() {
        AnalysisOptions.Limits small = new AnalysisOptions.Limits(6, 5, 7, 1, 1);
        LayerAnalysis analysis =
                analyze(layer(true), new AnalysisOptions(0, 0, AnalysisOptions.WEIGHT_THRESHOLD, 0, 0, small));
        assertThat(analysis.maps().shown()).hasSize(6);
        assertThat(analysis.wiring().ids()).hasSize(5);
        assertThat(analysis.summary().silhouettePValue()).isNaN();
        assertThat(String.join(" ", analysis.remarks()))
                .contains(
                        "6 of the 13 neurons",
                        "5 of the 13 neurons",
                        "7 of the 13 neurons",
                        "no p-value",
                        "K-means started 1 instead");
    }

    @Test
    void aLayerOfDeadNeuronsIsRefused() {
        LayerInput alive = layer(true);
        LayerInput dead = new LayerInput(
                "test",
                "fc",
                "made",
                alive.classNames(),
                alive.targetNames(),
                new double[SAMPLES][NEURONS],
                alive.outgoing().toRows(),
                alive.labels(),
                null,
                null);
        assertThatThrownBy(() -> analyze(dead, null))
                .isInstanceOf(LayerAnalysisException.class)
                .hasMessageContainingAll("no neuron of layer fc is alive", "the activation threshold");
    }

    @Test
    void moreAssembliesThanNeuronsAreRefused() {
        AnalysisOptions many =
                new AnalysisOptions(12, 0, AnalysisOptions.WEIGHT_THRESHOLD, 0, 0, AnalysisOptions.Limits.DEFAULT);
        assertThatThrownBy(() -> analyze(layer(true), many))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("assemblies must be at most 11", "12 of 13", "is 12");
    }

    @Test
    void neuronsThatAllLeadToTheSamePlacesAreRefused() {
        LayerInput layer = layer(false, (i, weights) -> Arrays.fill(weights, 1));
        assertThatThrownBy(() -> analyze(layer, null))
                .isInstanceOf(LayerAnalysisException.class)
                .hasMessageContaining("only 1 different rows of outgoing weights");
    }

    @Test
    void fewDifferentRowsMakeFewerAssembliesAndThatIsSaid() {
        LayerInput layer = layer(false, (i, weights) -> Arrays.setAll(weights, k -> i % CLASSES == k ? 1 : 0));
        LayerAnalysis analysis = analyze(layer, null);
        assertThat(analysis.summary().assemblies()).isEqualTo(2);
        assertThat(analysis.remarks()).anyMatch(remark -> remark.contains("3 different rows"));
    }

    @Test
    void silhouettesOfAliveNeuronsAreThoseOfALayerWithoutTheDeadOne() {
        LayerInput layer = layer(false);
        int[] alive = IntStream.range(0, NEURONS - 1).toArray();
        LayerInput without = new LayerInput(
                "test",
                "fc",
                "made",
                layer.classNames(),
                layer.targetNames(),
                layer.activations().columnsAt(alive),
                layer.outgoing().rowsAt(alive),
                layer.labels(),
                null,
                null);
        LayerAnalysis.Silhouettes all = analyze(layer, null).summary().silhouette();
        LayerAnalysis.Silhouettes few = analyze(without, null).summary().silhouette();
        assertThat(all.rawAlive()).isEqualTo(few.raw()).isNotEqualTo(all.raw());
        assertThat(all.tsneAlive()).isEqualTo(few.tsne()).isNotEqualTo(all.tsne());
    }

    @Test
    void agreementWithActivationsIsNotThatWithPreferredClasses() {
        // Weights and preferred classes go by i % 3; what fires together goes by i % 2, whatever the class.
        LayerInput layer = layer(false);
        double[][] activations = new double[SAMPLES][NEURONS];
        for (int s = 0; s < SAMPLES; s++) {
            for (int i = 0; i < NEURONS; i++) {
                activations[s][i] = (s / CLASSES % 2 == i % 2 ? 5 : 0) + (s % CLASSES == i % CLASSES ? 0.1 : 0);
            }
        }
        LayerAnalysis.Summary summary = analyze(
                        new LayerInput(
                                "test",
                                "fc",
                                "made",
                                layer.classNames(),
                                layer.targetNames(),
                                activations,
                                layer.outgoing().toRows(),
                                layer.labels(),
                                null,
                                null),
                        null)
                .summary();
        assertThat(summary.weightsPreferredClassNmi()).isEqualTo(1);
        assertThat(summary.weightsPreferredClassAri()).isEqualTo(1);
        assertThat(summary.weightsActivationsNmi()).isBetween(0.0, 0.6);
        assertThat(summary.weightsActivationsAri()).isLessThan(0.5);
    }

    @Test
    void aSingleTargetStillHasAMap() {
        LayerInput three = layer(false);
        LayerAnalysis analysis = analyze(
                new LayerInput(
                        "test",
                        "fc",
                        "made",
                        three.classNames(),
                        List.of("only"),
                        three.activations(),
                        three.outgoing().columnsAt(new int[] {0}),
                        three.labels(),
                        null,
                        null),
                null);
        assertThat(List.of(analysis.maps().pca()))
                .allSatisfy(place -> assertThat(place).hasSize(2));
    }

    @Test
    void weightsBeyondAllMeasureAreOneClearLine() {
        LayerInput layer = layer(false, (i, weights) -> weights[0] = i == 0 ? 1e300 : weights[0]);
        assertThatThrownBy(() -> analyze(layer, null))
                .isInstanceOf(LayerAnalysisException.class)
                .hasMessageContaining("layer fc cannot be analyzed");
    }

    @Test
    void strongestSamplesComeFirstAndTiesInOrder() {
        Matrix activations = Matrix.copyOf("activations", new double[][] {{1, 0}, {3, 0}, {3, 0}, {2, 0}, {-1, 0}});
        int[][] strongest = ImageChoice.strongest(activations, 3);
        assertThat(strongest[0]).containsExactly(1, 2, 3);
        assertThat(strongest[1]).isEmpty();
    }

    @Test
    void evenSamplingKeepsOrderAndEnds() {
        int[] ids = IntStream.range(0, 10).toArray();
        assertThat(Sampling.evenly(ids, 20)).containsExactly(ids);
        assertThat(Sampling.evenly(ids, 5)).containsExactly(0, 2, 4, 6, 8);
    }
}
