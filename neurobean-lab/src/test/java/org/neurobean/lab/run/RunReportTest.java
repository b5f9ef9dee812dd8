package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.report.draw.PngCanvas;
import org.neurobean.torch.train.EpochMetrics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a report says of runs is what their records and metrics say. */
final class RunReportTest {

    private static final List<EpochMetrics> EPOCHS = List.of(
            new EpochMetrics(1, 0.75, 0.25, Map.of("bean.fc1", 0.5, "l1", 77.0), 3, null),
            new EpochMetrics(2, 0.5, 0.375, Map.of("bean.fc1", 0.125, "l1", 66.0), 2, null));

    private static final double[][] WEIGHTS = {{1, -1}, {0.5, 0.25}, {-0.75, 2}};

    @TempDir
    Path directory;

    private static TrainingRun.Outcome outcome(RunRecord.@Nullable Result result) {
        RunRecord record = new RunRecord(
                TrainingSettings.lenet5("mnist", 5, 17),
                new RunRecord.Data("A data set", "0123abcd", List.of("one remark", "another"), 600, 0, 200),
                61_706,
                Map.of("neurobean", "9.9"),
                "./neurobean train --seed 17",
                "2026-01-01T00:00:00Z",
                result);
        return new TrainingRun.Outcome(record, EPOCHS, WEIGHTS, "fc9");
    }

    private static RunRecord.Result result(boolean cutShort) {
        return new RunRecord.Result(2, 2, 0.875, 0.4, Map.of("bean.fc1", 0.125, "l1", 66.0), 12.5, cutShort);
    }

    private String page(TrainingRun.Outcome outcome) throws IOException {
        RunReport report = new RunReport();
        report.add("mine", List.of("zero", "one"), outcome);
        report.write("The title", "The summary.", outcome.run(), directory, Instant.parse("2026-03-01T12:34:56Z"));
        return Files.readString(directory.resolve("report.html"));
    }

    private static JsonNode data(String page) {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(data.find()).isTrue();
        return JsonMapper.shared().readTree(data.group(1));
    }

    private static String fact(String page, String name) {
        Matcher fact = Pattern.compile("<dt>" + name + "</dt><dd>(?:<code>)?(.*?)(?:</code>)?</dd>")
                .matcher(page);
        assertThat(fact.find()).as(name).isTrue();
        return fact.group(1);
    }

    @Test
    void theCurvesAreThoseOfTheMetricsAndOfPenaltiesOnlyBeans() throws IOException {
        JsonNode data = data(page(outcome(result(false))));
        assertThat(data.get("layers").toString()).isEqualTo("[\"fc1\"]");
        JsonNode run = data.get("runs").get(0);
        assertThat(run.get("name").asString()).isEqualTo("mine");
        assertThat(run.get("epochs").toString()).isEqualTo("[1,2]");
        assertThat(run.get("loss").toString()).isEqualTo("[0.75,0.5]");
        assertThat(run.get("trainAccuracy").toString()).isEqualTo("[0.25,0.375]");
        assertThat(run.get("testAccuracy").toString())
                .as("tested only at the end")
                .isEqualTo("[null,null]");
        assertThat(run.get("penalties").toString()).isEqualTo("[[0.5,0.125]]");
    }

    @Test
    void theWeightsAreThoseOfTheLastHiddenLayer() throws IOException {
        JsonNode weights = data(page(outcome(result(false)))).get("runs").get(0).get("weights");
        assertThat(weights.get("layer").asString()).isEqualTo("fc9");
        assertThat(weights.get("targets").toString()).isEqualTo("[\"zero\",\"one\"]");
        assertThat(weights.get("values").toString()).isEqualTo("[[1,-1],[0.5,0.25],[-0.75,2]]");
        assertThat(Files.readString(directory.resolve("weights.svg"))).contains("mine");
        assertThat(Files.exists(directory.resolve("weights.png"))).isEqualTo(PngCanvas.hasFonts());
    }

    @Test
    void theFactsAreThoseOfTheRecord() throws IOException {
        String page = page(outcome(result(false)));
        assertThat(page).contains("The title", "The summary.", "12.5");
        assertThat(page).containsPattern("87\\.50?\u202f%");
        assertThat(fact(page, "Command")).isEqualTo("./neurobean train --seed 17");
        assertThat(fact(page, "Data set")).isEqualTo("A data set");
        assertThat(fact(page, "Data digest")).isEqualTo("sha256:0123abcd");
        assertThat(fact(page, "Remarks")).isEqualTo("one remark; another");
        assertThat(fact(page, "Images")).isEqualTo("600 for training, 200 for testing");
        assertThat(fact(page, "Seed")).isEqualTo("17");
        assertThat(fact(page, "Versions")).isEqualTo("neurobean 9.9");
        assertThat(fact(page, "Made")).isEqualTo("2026-03-01 12:34 UTC");
    }

    @Test
    void theEpochsAreThoseAskedForUnlessTimeWasOver() throws IOException {
        assertThat(fact(page(outcome(result(false))), "Epochs")).isEqualTo("5");
        assertThat(fact(page(outcome(result(true))), "Epochs")).isEqualTo("2");
    }

    @Test
    void aRunThatHasNotEndedIsRefused() {
        assertThatThrownBy(() -> new RunReport().add("mine", List.of("zero", "one"), outcome(null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine");
    }
}
