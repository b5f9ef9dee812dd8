package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.Measure;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.Divergence;
import org.neurobean.lab.experiment.Experiment;
import org.neurobean.lab.experiment.Experiment.Network;
import org.neurobean.lab.experiment.Experiment.Panel;
import org.neurobean.lab.experiment.Experiment.View;
import org.neurobean.lab.experiment.Reproduction;
import org.neurobean.lab.experiment.Results;
import org.neurobean.lab.experiment.ResultsMarkdown;
import org.neurobean.lab.run.TrainingSettings;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Experiments of small networks on the built-in digits, from one seed and from several. */
final class ReproductionTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final TrainingSettings PLAIN =
            TrainingSettings.lenet5("digits", 1, 0).withMlp(List.of(24)).withTrainImages(300);

    private static final TrainingSettings BEAN = PLAIN.withBean(
            new Bean(1, List.of(30.0), Bean.Control.NONE, AlphaScale.CODE, 1, Divergence.SQUARED, List.of()));

    @TempDir
    static Path shared;

    private static Path two;
    private static String said = "";

    @BeforeAll
    static void twoSeeds() {
        two = shared.resolve("two");
        said = reproduce(layers(), 2, two);
    }

    @Test
    void seedZeroHasNoSuffixAndOthersHave() {
        assertThat(names(two.resolve("networks"))).containsExactly("bean", "bean-seed-1", "plain", "plain-seed-1");
    }

    @Test
    void eachSeedHasItsNumbersAndTheirSpreadIsThatOfThem() {
        JsonNode results = results(two);
        assertThat(results.get("command").asString()).isEqualTo("./neurobean reproduce small --seeds 2");
        assertThat(results.get("drawn").asString()).contains("seed 0 of 2");
        assertThat(results.get("measured").size()).isEqualTo(2);
        for (JsonNode network : results.get("measured")) {
            assertThat(network.get("runs").size()).isEqualTo(2);
            for (Measure measure : Measure.results()) {
                double first = network.at("/runs/0/values").get(measure.key()).asDouble();
                double second = network.at("/runs/1/values").get(measure.key()).asDouble();
                JsonNode spread = network.get("spread").get(measure.key());
                assertThat(spread.get("n").asInt()).as(measure.key()).isEqualTo(2);
                assertThat(spread.get("mean").asDouble()).isEqualTo((first + second) / 2, within(1e-12));
                // Of two numbers: their distance over the square root of 2.
                assertThat(spread.get("standardDeviation").asDouble())
                        .isEqualTo(Math.abs(first - second) / Math.sqrt(2), within(1e-9));
            }
        }
        assertThat(results.at("/measured/0/spread/accuracy/standardDeviation").asDouble())
                .isPositive();
    }

    @Test
    void theNumbersAreThoseOfTheAnalysesUnderTheSameNames() throws IOException {
        JsonNode results = results(two);
        for (String directory : List.of("plain", "plain-seed-1")) {
            JsonNode analysis =
                    JSON.readTree(two.resolve("networks").resolve(directory).resolve("assemblies.json"));
            JsonNode values = results.at("/measured/0/runs")
                    .get(directory.endsWith("1") ? 1 : 0)
                    .get("values");
            for (Measure measure : Measure.results()) {
                JsonNode there = analysis.at("/" + measure.key().replace('.', '/'));
                assertThat(there.isMissingNode()).as(measure.key()).isFalse();
                assertThat(values.get(measure.key()).asDouble()).isEqualTo(there.asDouble());
            }
        }
    }

    @Test
    void eachRunNamesTheCommitAndTheProcessorThatTrainedIt() throws IOException {
        JsonNode runs = results(two).at("/measured/0/runs");
        assertThat(runs.size()).isEqualTo(2);
        for (JsonNode run : runs) {
            String directory = run.get("seed").asInt() == 0 ? "plain" : "plain-seed-1";
            JsonNode versions = JSON.readTree(
                            two.resolve("networks").resolve(directory).resolve("run.json"))
                    .get("versions");
            assertThat(run.get("commit")).isEqualTo(versions.get("commit"));
            assertThat(run.get("processor")).isEqualTo(versions.get("processor"));
            assertThat(run.get("processor").asString()).isNotBlank();
        }
    }

    @Test
    void theTablesBesideTheResultsAreMadeOfThem() throws IOException {
        Path directory = two.resolve("small");
        assertThat(directory.resolve("results.md"))
                .hasContent(ResultsMarkdown.of(Results.read(Files.readString(directory.resolve("results.json")))));
    }

    @Test
    void anotherPerplexityChangesTheMapAndNothingElse() {
        Panel usual = panel(List.of(new Network("plain", "plain", PLAIN)));
        Panel wider = new Panel("wider", "Another map", usual.networks(), AnalysisOptions.DEFAULT.withPerplexity(2));
        reproduce(experiment("maps", List.of(View.ASSEMBLIES), List.of(usual, wider)), 1, two);
        JsonNode measured = results(two, "maps").get("measured");
        JsonNode first = measured.at("/0/runs/0/values");
        JsonNode second = measured.at("/1/runs/0/values");
        for (Measure measure : Measure.results()) {
            boolean map = measure == Measure.SILHOUETTE_TSNE || measure == Measure.SILHOUETTE_TSNE_ALIVE;
            assertThat(second.get(measure.key()).equals(first.get(measure.key())))
                    .as(measure.key())
                    .isEqualTo(!map);
        }
        // Beside the run stays what the default analysis found.
        JsonNode beside = JSON.readTree(two.resolve("networks").resolve("plain").resolve("assemblies.json"));
        assertThat(beside.at("/silhouette/tsne")).isEqualTo(first.get("silhouette.tsne"));
    }

    @Test
    void moreMapsThanAPageHasRoomForAreDrawnWithoutOneAndThatIsSaid() {
        List<Panel> panels = new ArrayList<>();
        for (int perplexity = 2; perplexity < 9; perplexity++) {
            panels.add(new Panel(
                    "p" + perplexity,
                    "perplexity " + perplexity,
                    List.of(new Network("plain", "plain", PLAIN)),
                    AnalysisOptions.DEFAULT.withPerplexity(perplexity)));
        }
        assertThat(reproduce(experiment("many", List.of(View.ASSEMBLIES), panels), 1, two))
                .contains("No page: it has room for 6 networks, and here are 7 maps.");
        assertThat(names(two.resolve("many")))
                .contains("p2-assemblies.svg", "p8-assemblies.svg", "results.md")
                .doesNotContain("report.html");
    }

    @Test
    void theTableHasMeanAndDeviation() {
        assertThat(said).contains("seeds 0 to 1, mean +- standard deviation", "Drawn: seed 0 of 2");
        assertThat(said.lines().filter(line -> line.startsWith("  plain")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).containsPattern("\\d\\d\\.\\d\\d \\+- \\d"));
    }

    @Test
    void pageAndFiguresAreThoseOfSeedZero() throws IOException {
        assertThat(names(two.resolve("small"))).contains("mlp-assemblies.svg", "mlp-assemblies.png", "report.html");
        assertThat(Files.readString(two.resolve("small").resolve("mlp-assemblies.svg")))
                .contains("seed 0");
        assertThat(Files.readString(two.resolve("small").resolve("report.html")))
                .contains("seed 0 of 2", "--seeds 2");
    }

    @Test
    void oneSeedIsTheFirstOfSeveral() {
        Path one = shared.resolve("one");
        String text = reproduce(layers(), 1, one);
        assertThat(text).doesNotContain("+-").contains("silhouette");
        assertThat(results(one).at("/measured/1/runs/0/values"))
                .isEqualTo(results(two).at("/measured/1/runs/0/values"));
        assertThat(results(one)
                        .at("/measured/1/spread/accuracy/standardDeviation")
                        .isNull())
                .isTrue();
        assertThat(names(one.resolve("networks"))).containsExactly("bean", "plain");
    }

    @Test
    void whatIsTrainedIsTakenAsItIsAndMoreSeedsAreAddedToIt() throws IOException {
        Path more = shared.resolve("more");
        reproduce(layers(), 1, more);
        Path record = more.resolve("networks").resolve("plain").resolve("run.json");
        byte[] before = Files.readAllBytes(record);
        JsonNode first = results(more).at("/measured/0/runs/0/values");
        reproduce(layers(), 3, more);
        assertThat(Files.readAllBytes(record)).isEqualTo(before);
        assertThat(results(more).at("/measured/0/runs/0/values")).isEqualTo(first);
        assertThat(results(more).at("/measured/0/runs").size()).isEqualTo(3);
    }

    @Test
    void whereTheSeedDrawsTheImagesEachSeedHasItsOwn() throws IOException {
        TrainingSettings shots = TrainingSettings.lenet5("digits", 2, 0)
                .withMlp(List.of(24))
                .withTrainImages(200)
                .withShots(3, 5);
        Experiment experiment = experiment(
                "small", List.of(View.CONNECTIVITY), List.of(panel(List.of(new Network("shots", "shots", shots)))));
        Path out = shared.resolve("shots-out");
        reproduce(experiment, 2, out);
        for (int seed = 0; seed < 2; seed++) {
            // Trained alone, with nothing shared, it comes to the same.
            Path alone = shared.resolve("alone-" + seed);
            Ran.train(alone, "--shots", "3", "--batch", "5", "--epochs", "2", "--hidden", "24", "--seed", "" + seed)
                    .succeeded();
            Path run = out.resolve("networks").resolve(seed == 0 ? "shots" : "shots-seed-1");
            assertThat(JSON.readTree(run.resolve("run.json")).get("settings"))
                    .isEqualTo(JSON.readTree(alone.resolve("run.json")).get("settings"));
            assertThat(run.resolve("model.safetensors")).hasSameBinaryContentAs(alone.resolve("model.safetensors"));
        }
    }

    @Test
    void settingsAgainstEachOtherAreOneFigureOfMeansAndHaveNoPage() throws IOException {
        Experiment experiment = experiment(
                "settings",
                List.of(View.TRADE_OFF),
                List.of(panel(List.of(
                        new Network("plain", "plain", PLAIN),
                        new Network("BEAN-1, gamma 1, alpha 30", "bean", BEAN)))));
        String text = reproduce(experiment, 2, two);
        assertThat(text).contains("Drawn: means over seeds 0 to 1", "BEAN-1, gamma 1, alpha 30");
        assertThat(Files.readString(two.resolve("settings").resolve("mlp-trade-off.svg")))
                .contains("seeds 0 to 1", "BEAN-1, gamma 1");
        assertThat(names(two.resolve("settings")))
                .containsExactly("mlp-trade-off.png", "mlp-trade-off.svg", "results.json", "results.md");
    }

    private static Experiment layers() {
        return experiment(
                "small",
                List.of(View.ASSEMBLIES),
                List.of(panel(List.of(new Network("plain", "plain", PLAIN), new Network("BEAN-1", "bean", BEAN)))));
    }

    private static Experiment experiment(String id, List<View> views, List<Panel> panels) {
        return new Experiment(id, "A small one", "a claim", "nothing", "1 second", views, panels, "");
    }

    private static Panel panel(List<Network> networks) {
        return new Panel("mlp", "MLP on digits", networks);
    }

    private static String reproduce(Experiment experiment, int seeds, Path out) {
        StringWriter text = new StringWriter();
        Console console = new Console(new PrintWriter(text, true), new PrintWriter(new StringWriter(), true), false);
        DataOptions data = new DataOptions();
        ExperimentDisplay display = new ExperimentDisplay(console, seeds);
        display.begin(experiment);
        Reproduction.Outcome outcome =
                new Reproduction(out, seeds, name -> data.load(name, console), "a test", display).run(experiment);
        display.end(outcome);
        List<Path> files = outcome.files();
        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(file).isNotEmptyFile());
        return text.toString();
    }

    private static JsonNode results(Path out) {
        return results(out, "small");
    }

    private static JsonNode results(Path out, String experiment) {
        return JSON.readTree(out.resolve(experiment).resolve("results.json"));
    }

    private static Set<String> names(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
