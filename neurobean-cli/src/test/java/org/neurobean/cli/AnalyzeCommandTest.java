package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.io.arrays.ArrayFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code analyze} and {@code reproduce} say, leave behind, and refuse. */
final class AnalyzeCommandTest {

    @TempDir
    static Path shared;

    @TempDir
    Path home;

    private static Path run;

    @BeforeAll
    static void trainOnce() {
        run = shared.resolve("mlp");
        Ran.train(run, "--hidden", "40,30").succeeded();
    }

    @Test
    void aRunLeavesNumbersFiguresAndAPage() throws IOException {
        Path out = home.resolve("out");
        Ran ran =
                Ran.command("analyze", run.toString(), "--out", out.toString()).succeeded();
        for (String file : new String[] {
            "assemblies.json", "neurons.csv", "report.html", "assemblies.svg", "assemblies.png", "ablation.svg"
        }) {
            assertThat(out.resolve(file)).isNotEmptyFile();
            assertThat(ran.out()).contains(out.resolve(file).toString());
        }
        assertThat(ran.out()).contains("mlp, layer fc3", "silhouette", "own class loses");
        assertThat(Files.readAllLines(out.resolve("neurons.csv"))).hasSize(31);
        JsonNode json = JsonMapper.builder().build().readTree(out.resolve("assemblies.json"));
        assertThat(json.get("neurons").asInt()).isEqualTo(30);
        assertThat(json.get("aliveNeurons").asInt() + json.get("deadNeurons").asInt())
                .isEqualTo(30);
        for (String path : new String[] {
            "/silhouette/raw",
            "/silhouette/rawAlive",
            "/silhouette/tsne",
            "/silhouette/tsneAlive",
            "/selectivity/mean",
            "/ablation/ownClassDrop",
            "/ablation/otherClassDrop",
            "/agreement/weightsPreferredClassNmi"
        }) {
            assertThat(json.at(path).isNumber()).as(path).isTrue();
        }
    }

    @Test
    void theSameAnalysisAgainTakesThePlaceOfTheFirst() throws IOException {
        Path out = home.resolve("again");
        Ran.command("analyze", run.toString(), "--out", out.toString()).succeeded();
        byte[] first = Files.readAllBytes(out.resolve("assemblies.json"));
        Ran.command("analyze", run.toString(), "--out", out.toString()).succeeded();
        assertThat(Files.readAllBytes(out.resolve("assemblies.json"))).isEqualTo(first);
    }

    @Test
    void anInnerLayerIsAblatedThroughTheRestOfTheNetwork() {
        Path out = home.resolve("inner");
        Ran ran = Ran.command("analyze", run.toString(), "--layer", "fc2", "--out", out.toString())
                .succeeded();
        assertThat(ran.out()).contains("layer fc2", "own class loses");
    }

    @Test
    void anybodysNetworkComesAsArrays() throws IOException {
        double[][] activations = new double[12][6];
        double[][] outgoing = new double[6][2];
        int[] labels = new int[12];
        for (int s = 0; s < 12; s++) {
            labels[s] = s % 2;
            for (int i = 0; i < 6; i++) {
                activations[s][i] = i % 2 == labels[s] ? 1 + 0.1 * i : 0;
                outgoing[i][i % 2] = 1 + 0.01 * i;
            }
        }
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("activations", ArrayFiles.npy(activations));
        arrays.put("outgoing", ArrayFiles.npy(outgoing));
        arrays.put("labels", ArrayFiles.npy(labels));
        arrays.put("bias", ArrayFiles.npy(new double[2]));
        Path file = Files.write(home.resolve("layer.npz"), ArrayFiles.npz(arrays));
        Ran ran = Ran.command("analyze", file.toString(), "--class-names", "<b>even</b>,odd", "--json")
                .succeeded();
        JsonNode json = JsonMapper.builder().build().readTree(ran.out());
        assertThat(json.get("accuracy").asDouble()).isEqualTo(1);
        assertThat(json.at("/agreement/weightsPreferredClassNmi").asDouble()).isEqualTo(1, within(1e-12));
        assertThat(home.resolve("layer-analysis").resolve("report.html"))
                .content()
                .doesNotContain("<b>even");
        assertThat(Ran.command("analyze", file.toString(), "--class-names", "one")
                        .refusal())
                .contains("--class-names must have 2 names or more, since labels go up to 1, but has 1");
        Ran unknown = Ran.command("analyze", file.toString(), "--class-names", "even,odd,none")
                .succeeded();
        assertThat(unknown.err()).contains("nothing is ablated", "2 targets", "3 classes");
        arrays.remove("labels");
        Files.write(file, ArrayFiles.npz(arrays));
        assertThat(Ran.command("analyze", file.toString()).refusal()).contains("labels");
    }

    @Test
    void severalStandSideBySide() {
        Path out = home.resolve("both");
        Ran.command("analyze", run.toString(), run.toString(), "--out", out.toString())
                .succeeded();
        assertThat(out.resolve("mlp").resolve("assemblies.json")).isNotEmptyFile();
        assertThat(out.resolve("mlp-2-").resolve("assemblies.json")).isNotEmptyFile();
        assertThat(out.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void anySetsOfNeuronsAreAblated() throws IOException {
        Path out = home.resolve("sets");
        Ran ran = Ran.command(
                        "analyze",
                        run.toString(),
                        "--ablate",
                        "3, 17,20-25",
                        "--ablate",
                        "0-29",
                        "--out",
                        out.toString())
                .succeeded();
        assertThat(ran.out())
                .contains("3,17,20-25: 8 neurons, a class loses", "0-29: 30 neurons, a class loses", "class 9");
        JsonNode chosen = JsonMapper.builder()
                .build()
                .readTree(out.resolve("assemblies.json"))
                .at("/ablation/chosen");
        assertThat(chosen).hasSize(2);
        assertThat(chosen.at("/0/neurons").toString()).isEqualTo("[3,17,20,21,22,23,24,25]");
        assertThat(chosen.at("/0/drop")).hasSize(10);
        double right = 0;
        for (JsonNode accuracy : chosen.at("/1/accuracy")) {
            right += accuracy.asDouble();
        }
        assertThat(right).as("the bias names one class").isEqualTo(1);
    }

    @Test
    void setsOfAnInnerLayerGoThroughTheRestOfTheNetwork() {
        Path out = home.resolve("innerSets");
        Ran ran = Ran.command("analyze", run.toString(), "--layer", "fc2", "--ablate", "0-39", "--out", out.toString())
                .succeeded();
        assertThat(ran.out()).contains("0-39: 40 neurons");
    }

    @Test
    void setsThatCannotBeAblatedAreRefusedBeforeAnythingIsDone() throws IOException {
        Path out = home.resolve("refused");
        String[][] wrong = {
            {"3,30", "--ablate must name neurons from 0 to 29, as layer fc3 of mlp has 30, but '3,30' names 30"},
            {"a", "--ablate must be ids from 0 and ranges"},
            {"9-3", "write 3-9"},
            {"", "--ablate must name 1 neuron or more, but is empty"}
        };
        for (String[] each : wrong) {
            assertThat(Ran.command("analyze", run.toString(), "--ablate", each[0], "--out", out.toString())
                            .refusal())
                    .contains(each[1]);
        }
        Path small = home.resolve("small");
        Ran.train(small, "--hidden", "12").succeeded();
        assertThat(Ran.command("analyze", run.toString(), small.toString(), "--ablate", "20", "--out", out.toString())
                        .refusal())
                .contains("from 0 to 11, as layer fc2 of small has 12");
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("activations", ArrayFiles.npy(new double[][] {{1, 0, 0}, {0, 1, 2}}));
        arrays.put("outgoing", ArrayFiles.npy(new double[3][2]));
        arrays.put("labels", ArrayFiles.npy(new int[] {0, 1}));
        Path file = Files.write(home.resolve("none.npz"), ArrayFiles.npz(arrays));
        assertThat(Ran.command("analyze", file.toString(), "--ablate", "1", "--out", out.toString())
                        .refusal())
                .contains("--ablate needs the scores", "the layer of none", "--bias");
        assertThat(Ran.command("analyze", file.toString(), "--ablate", "3", "--out", out.toString())
                        .refusal())
                .contains("from 0 to 2");
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws IOException {
        assertThat(Ran.command("analyze").refusal()).contains("needs a run's directory", ".npz");
        assertThat(Ran.command("analyze", home.resolve("none").toString()).refusal())
                .contains("none does not exist");
        assertThat(Ran.command("analyze", home.toString()).refusal()).contains("run.json");
        assertThat(Ran.command("analyze", run.toString(), "--k", "1").refusal()).contains("--k must be 2 or more");
        assertThat(Ran.command("analyze", run.toString(), "--perplexity", "NaN").refusal())
                .contains("--perplexity must be");
        assertThat(Ran.command("analyze", run.toString(), "--weight-threshold", "1")
                        .refusal())
                .contains("--weight-threshold must be");
        Path torn = Files.write(home.resolve("torn.npz"), new byte[] {'P', 'K', 3, 4});
        assertThat(Ran.command("analyze", torn.toString()).refusal()).contains("torn.npz");
        assertThat(Ran.command("reproduce", "figure9").refusal()).contains("figure9", "figure1");
    }

    @Test
    void aDirectoryWithOtherThingsIsLeftAlone() throws IOException {
        Files.writeString(home.resolve("mine.txt"), "mine");
        assertThat(Ran.command("analyze", run.toString(), "--out", home.toString())
                        .refusal())
                .contains("holds something that is no analysis");
        assertThat(home).isDirectoryContaining(path -> path.endsWith("mine.txt"));
    }

    @Test
    void thereIsAListOfFigures() {
        Ran ran = Ran.command("reproduce").succeeded();
        assertThat(ran.out()).contains("figure1", "figure6", "paper:", "here:");
    }
}
