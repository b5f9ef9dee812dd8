package org.neurobean.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored results of experiments, their tables, and what documents quote of them. With {@code -Dneurobean.write-tables} the
 * tables are written first.
 */
final class QuotedResultsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path STORED = PROJECT.resolve("docs").resolve("results");

    private static final String WRITE = "neurobean.write-tables";

    private static final List<String> QUOTED =
            List.of("figure2-mnist.md", "figure2-cifar-10.md", "lenet5-alpha-mnist.md", "perplexity-mnist.md");

    /** Stored results of experiments: JSON with the key "experiment". */
    static List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.list(STORED)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(QuotedResultsTest::isExperiment)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isExperiment(Path file) {
        JsonNode json = JsonMapper.builder().build().readTree(file);
        return json.isObject() && json.has("experiment");
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void storedSpreadsAreThoseOfTheSingleRuns(Path file) throws IOException {
        for (Results.Measured network : Results.read(Files.readString(file)).measured()) {
            assertThat(network.spread()).isNotEmpty();
            network.spread().forEach((key, spread) -> {
                double[] values = network.runs().stream()
                        .map(run -> run.values().get(key))
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                assertThat(spread.n()).as(key).isEqualTo(values.length);
                if (values.length > 0) {
                    assertThat(spread.mean()).as(key).isCloseTo(mean(values), within(1e-12));
                }
                if (values.length > 1) {
                    assertThat(spread.standardDeviation()).as(key).isCloseTo(deviation(values), within(1e-9));
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void storedTablesAreThoseOfTheStoredResults(Path file) throws IOException {
        String name = Objects.requireNonNull(file.getFileName()).toString().replace(".json", ".md");
        Path table = STORED.resolve(name);
        String made = ResultsMarkdown.of(Results.read(Files.readString(file)));
        if (QUOTED.contains(name) && System.getProperty(WRITE) != null) {
            Files.writeString(table, made);
        }
        if (QUOTED.contains(name) || Files.exists(table)) {
            assertThat(table).content().isEqualTo(made);
        }
    }

    @Test
    void accuraciesOfTheTablesAreMeanAndDeviationOfTheSingleRuns() throws IOException {
        Results results = Results.read(Files.readString(STORED.resolve("figure2-mnist.json")));
        // The rows of the first table stand in the order of the networks.
        List<String> rows = Files.readAllLines(STORED.resolve("figure2-mnist.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
                .toList();
        for (int row = 0; row < results.measured().size(); row++) {
            Results.Measured network = results.measured().get(row);
            double[] percent = network.runs().stream()
                    .mapToDouble(
                            run -> 100 * Objects.requireNonNull(run.values().get("accuracy")))
                    .toArray();
            String cell = String.format(Locale.ROOT, "| %.2f ± %.2f |", mean(percent), deviation(percent));
            assertThat(rows.get(row)).contains(network.network()).contains(cell);
        }
    }

    @Test
    void theTablesThatDocumentsQuoteAreStoredBesideTheirResults() throws IOException {
        assertThat(experiments().stream().map(file -> file.toString().replace(".json", ".md")))
                .containsAll(QUOTED.stream()
                        .map(name -> STORED.resolve(name).toString())
                        .toList());
    }

    @Test
    void documentsQuoteWhatTheFilesHold() {
        assertThat(Quotations.problems(PROJECT)).isEmpty();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double deviation(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += Math.pow(value - mean(values), 2);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
