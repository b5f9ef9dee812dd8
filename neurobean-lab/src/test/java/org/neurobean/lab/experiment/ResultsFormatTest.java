package org.neurobean.lab.experiment;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.Golden;
import org.neurobean.lab.run.RunRecord;
import org.neurobean.lab.run.TrainingSettings;

/** What scripts read of {@code results.json}, and each number as it is written there and in the tables of Markdown. */
final class ResultsFormatTest {

    private static final LayerAnalysis.Summary SUMMARY = new LayerAnalysis.Summary(
            10_000,
            0.9876543,
            71,
            13,
            10,
            new LayerAnalysis.Silhouettes(0.123456, 0.234567, 0.345678, -0.004),
            0.456789,
            9,
            71.23456,
            -0.04,
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
            Double.NaN);

    @Test
    void resultsJsonHasTheseKeysAndWritesNumbersLikeThis() {
        Golden.check(ResultsFormatTest.class, "results.json", results().text());
    }

    @Test
    void theTablesOfMarkdownAreThese() {
        Golden.check(ResultsFormatTest.class, "results.md", ResultsMarkdown.of(results()));
    }

    private static Results results() {
        Experiment.Network network = new Experiment.Network("plain", "lenet5", TrainingSettings.lenet5("mnist", 10, 0));
        Experiment.Panel panel = new Experiment.Panel("lenet5-mnist", "LeNet-5 on MNIST", List.of(network));
        RunRecord record = new RunRecord(
                network.settings(),
                new RunRecord.Data("MNIST", "0123", List.of(), 60_000, 0, 10_000),
                61_706,
                Map.of("commit", "abc", "processor", "a processor"),
                "./neurobean train",
                "2026-01-01T00:00:00Z",
                null);
        return new Results(
                "small",
                "Title",
                "claim",
                "expected",
                "",
                "a command",
                "seed 0",
                Map.of("commit", "abc"),
                "MNIST",
                "0123",
                List.of("a remark"),
                List.of(Results.Measured.of(panel, network, List.of(Results.Run.of(0, record, SUMMARY)))));
    }
}
