package org.neurobean.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.Golden;

/** The numbers of an analysis in a terminal. */
final class AnalysisTextTest {

    @Test
    void theLinesAreThese() {
        List<String> lines = new ArrayList<>();
        lines.addAll(AnalysisText.lines(layer(
                new LayerAnalysis.Ablations(
                        new double[] {1, 0.9},
                        new double[2][2],
                        new double[2][2],
                        null,
                        List.of(new LayerAnalysis.Chosen(
                                new int[] {0, 2, 3, 4}, new double[] {0.5, 1}, new double[] {50, -10}, 20)),
                        null),
                new LayerAnalysis.Summary(
                        10_000,
                        0.9876543,
                        71,
                        13,
                        10,
                        new LayerAnalysis.Silhouettes(0.123456, 0.234567, 0.345678, -0.4),
                        0.456789,
                        9,
                        71.23456,
                        -0.14,
                        0.567891,
                        0.678912,
                        0.789123,
                        0.891234,
                        11,
                        7,
                        0.01,
                        0.0123456,
                        0.00123456,
                        0.3456,
                        3.14159))));
        double nan = Double.NaN;
        lines.addAll(AnalysisText.lines(layer(
                null,
                new LayerAnalysis.Summary(
                        0,
                        nan,
                        0,
                        84,
                        0,
                        new LayerAnalysis.Silhouettes(nan, nan, nan, nan),
                        nan,
                        0,
                        nan,
                        nan,
                        nan,
                        nan,
                        nan,
                        nan,
                        0,
                        0,
                        nan,
                        nan,
                        nan,
                        nan,
                        nan))));
        Golden.check(AnalysisTextTest.class, "analysis.txt", lines);
    }

    private static LayerAnalysis layer(LayerAnalysis.@Nullable Ablations ablation, LayerAnalysis.Summary summary) {
        return new LayerAnalysis(
                "BEAN-2",
                "fc3",
                "made up",
                List.of("zero", "one"),
                List.of("zero", "one"),
                List.of(),
                new double[0][],
                new double[0][],
                new LayerAnalysis.Maps(new int[0], new double[0][], new double[0][]),
                new LayerAnalysis.OrderedMatrix(new int[0], new double[0][]),
                new LayerAnalysis.OrderedMatrix(new int[0], new double[0][]),
                ablation,
                null,
                summary,
                List.of("A remark."));
    }
}
