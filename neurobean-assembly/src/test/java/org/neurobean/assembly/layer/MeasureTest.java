package org.neurobean.assembly.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.LinearReadout;

/** The list of measures is whole, has no contradictions, and says what values there are. */
final class MeasureTest {

    @Test
    void everyNumberOfASummaryIsReadByOneMeasure() {
        // Silhouettes are four numbers in one component.
        int components = LayerAnalysis.Summary.class.getRecordComponents().length
                - 1
                + LayerAnalysis.Silhouettes.class.getRecordComponents().length;
        LayerAnalysis.Summary numbered = new LayerAnalysis.Summary(
                1,
                2,
                3,
                4,
                5,
                new LayerAnalysis.Silhouettes(6, 7, 8, 9),
                10,
                11,
                12,
                13,
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                21,
                22,
                23,
                24);
        assertThat(Arrays.stream(Measure.values()).mapToDouble(measure -> measure.of(numbered)))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, components)
                        .mapToObj(i -> (double) i)
                        .toList());
        assertThat(Measure.SILHOUETTE_RAW_ALIVE.of(numbered)).isEqualTo(7);
        assertThat(Measure.SILHOUETTE_P_VALUE.of(numbered)).isEqualTo(20);
        assertThat(Measure.OTHER_CLASS_DROP.of(numbered)).isEqualTo(13);
    }

    @Test
    void keysAndTitlesAreUniqueAndKeysOfOneObjectStandTogether() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::key)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Measure.values()).map(Measure::title)).doesNotHaveDuplicates();
        List<String> objects = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            assertThat(measure.key()).matches("[a-zA-Z]+(\\.[a-zA-Z]+)?");
            String object = measure.key().replaceAll("\\..*", "");
            if (objects.isEmpty() || !objects.get(objects.size() - 1).equals(object)) {
                objects.add(object);
            }
        }
        assertThat(objects).doesNotHaveDuplicates();
    }

    @Test
    void everyMeasureHasItsOwnRowInTheTable() {
        assertThat(Measure.inTableOrder()).containsExactlyInAnyOrder(Measure.values());
        assertThat(Measure.inTableOrder().stream().map(Measure::row))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, Measure.values().length)
                        .boxed()
                        .toList());
    }

    @Test
    void whatIsMeasuredLiesInItsRange() {
        for (long seed = 0; seed < 3; seed++) {
            LayerAnalysis.Summary summary = LayerAnalyzer.analyze(
                            random(seed), AnalysisOptions.DEFAULT, LayerAnalyzer.Progress.SILENT)
                    .summary();
            for (Measure measure : Measure.values()) {
                assertThat(measure.range().contains(measure.of(summary)))
                        .as(measure.key() + " = " + measure.of(summary) + " in " + measure.range())
                        .isTrue();
                if (measure.kind() == Measure.Kind.COUNT) {
                    assertThat(measure.of(summary)).isEqualTo(Math.rint(measure.of(summary)));
                }
            }
        }
    }

    @Test
    void aRangeHasItsEndsAndNoNaN() {
        Measure.Range range = Measure.ACCURACY.range();
        assertThat(range.contains(0)).isTrue();
        assertThat(range.contains(1)).isTrue();
        assertThat(range.contains(-1e-9)).isFalse();
        assertThat(range.contains(1 + 1e-9)).isFalse();
        assertThat(range.contains(Double.NaN)).isFalse();
    }

    private static LayerInput random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] activations = new double[40][9];
        int[] labels = new int[40];
        for (int s = 0; s < labels.length; s++) {
            labels[s] = s % 2;
            for (int i = 0; i < 9; i++) {
                activations[s][i] = Math.max(0, random.nextDouble(-1, 1));
            }
        }
        double[][] outgoing = new double[9][2];
        for (double[] row : outgoing) {
            Arrays.setAll(row, k -> random.nextDouble(-1, 1));
        }
        List<String> names = List.of("a", "b");
        return new LayerInput(
                "test",
                "fc",
                "made",
                names,
                names,
                activations,
                outgoing,
                labels,
                new LinearReadout(outgoing, new double[2]),
                null);
    }
}
