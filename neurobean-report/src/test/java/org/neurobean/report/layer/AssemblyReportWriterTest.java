package org.neurobean.report.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.UnwritableFileException;
import org.neurobean.io.WrittenFile;
import org.neurobean.report.page.PageLaws;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssemblyReportWriterTest {

    static final String NASTY = "</script><img src=x onerror=alert(1)><!-- \"'&\\ \u2028 \u03b1\ud83e\uded8 ]]>";

    @TempDir
    private Path directory;

    /** Every text that comes from outside, hostile. */
    static AssemblyReport nasty() {
        List<String> names = List.of(NASTY, "constructor", "__proto__");
        LayerAnalysis like = FakeAnalyses.of(new FakeAnalyses.Shape(NASTY, 12, names, 0.9, 12), 1);
        LayerAnalysis layer = new LayerAnalysis(
                NASTY,
                NASTY,
                NASTY,
                names,
                names,
                like.neurons(),
                like.classMeans(),
                like.outgoing(),
                like.maps(),
                like.wiring(),
                like.coactivation(),
                like.ablation(),
                like.images(),
                like.summary(),
                List.of(NASTY));
        return new AssemblyReport(NASTY, List.of(layer), List.of(new AssemblyReport.Fact(NASTY, NASTY)));
    }

    /** Nothing but what has to be there: no ablation, no images, one class, one neuron. */
    static AssemblyReport bare() {
        LayerAnalysis like = FakeAnalyses.of(new FakeAnalyses.Shape("bare", 1, List.of("only"), 0.9, 1), 1);
        LayerAnalysis layer = new LayerAnalysis(
                "bare",
                "fc1",
                "arrays.npz",
                like.classNames(),
                like.targetNames(),
                like.neurons(),
                like.classMeans(),
                like.outgoing(),
                like.maps(),
                like.wiring(),
                like.coactivation(),
                null,
                null,
                like.summary(),
                List.of());
        return new AssemblyReport("bare", List.of(layer), List.of());
    }

    @Test
    void isOneSmallFile() throws IOException {
        Path file = directory.resolve("report.html");
        WrittenFile written = AssemblyReportWriter.write(FakeAnalyses.lenet(), file);
        assertThat(written.bytes()).isEqualTo(Files.size(file)).isLessThan(1_800_000);
        assertThat(directory.toFile().list()).containsExactly("report.html");
    }

    @Test
    void theLargestLayersStayBelowEightMegabytesAndWhatIsLeftOutIsSaid() {
        String one = AssemblyReportWriter.page(FakeAnalyses.large(1));
        assertThat(one.getBytes(StandardCharsets.UTF_8).length).isLessThan(8_000_000);
        assertThat(one)
                .contains("for the 205 classes that most neurons prefer, of 1,000")
                .contains("for the 205 targets with the largest weights, of 1,000")
                .contains("The map places 1,024 of 4,096 neurons");
        String three = AssemblyReportWriter.page(FakeAnalyses.large(3));
        assertThat(three.getBytes(StandardCharsets.UTF_8).length).isLessThan(8_000_000);
    }

    @Test
    void samplesForAblationTakeWhatTheRestOfThePageLeaves() {
        for (int layers : new int[] {1, 3, AssemblyReport.MAX_LAYERS}) {
            AssemblyReport report = FakeAnalyses.wide(layers);
            assertThat(AssemblyReportWriter.page(report).getBytes(StandardCharsets.UTF_8).length)
                    .isLessThan(8_000_000);
        }
    }

    @Test
    void theSameReportIsTheSameFile() {
        assertThat(AssemblyReportWriter.page(FakeAnalyses.lenet()))
                .isEqualTo(AssemblyReportWriter.page(FakeAnalyses.lenet()));
    }

    @Test
    void namesNeverBecomeMarkup() {
        String page = AssemblyReportWriter.page(nasty());
        assertThat(PageLaws.elements(page, "<script>")).hasSize(2);
        assertThat(PageLaws.elements(page, "<script type=\"application/json\" id=\"data\">"))
                .hasSize(1);
        assertThat(page).doesNotContain("<img", "<!-- \"", "</script><");
    }

    @Test
    void theDataIsJsonAndNamesComeBackAsTheyWere() {
        String json = PageLaws.elements(
                        AssemblyReportWriter.page(nasty()), "<script type=\"application/json\" id=\"data\">")
                .get(0);
        assertThat(json).doesNotContain("<");
        JsonNode layer = JsonMapper.shared().readTree(json).at("/layers/0");
        assertThat(layer.at("/classNames/0").asString()).isEqualTo(NASTY);
        assertThat(layer.at("/targetNames/0").asString()).isEqualTo(NASTY);
        assertThat(layer.at("/neurons/alive")).hasSize(12);
        assertThat(layer.at("/neurons/silhouette/4").isNull())
                .as("a dead neuron has none")
                .isTrue();
        assertThat(layer.at("/outgoing/rows").asInt()).isEqualTo(12);
    }

    @Test
    void endlessNamesAreCut() {
        String endless = "\ud83e\uded8".repeat(10_000);
        LayerAnalysis layer = FakeAnalyses.of(new FakeAnalyses.Shape("a", 4, List.of(endless, "b"), 0.9, 4), 1);
        LayerData data = LayerData.of(new AssemblyReport("t", List.of(layer), List.of()), 0, PageBudget.forLayers(1));
        assertThat(data.classNames().get(0)).isEqualTo("\ud83e\uded8".repeat(59) + "\u2026");
    }

    @Test
    void thePolicyNamesExactlyTheScriptsAndTheStyleThatAreThere() throws Exception {
        PageLaws.assertPolicyNamesWhatIsThere(AssemblyReportWriter.page(FakeAnalyses.lenet()), 3);
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        PageLaws.assertNothingIsLoaded(AssemblyReportWriter.page(FakeAnalyses.lenet()));
    }

    @Test
    void whatWasNotMeasuredHasNoSection() {
        assertThat(AssemblyReportWriter.page(bare()))
                .doesNotContain("id=\"ablation\"")
                .contains("id=\"correlation\"");
    }

    @Test
    void aMissingDirectoryIsOneClearLine() {
        Path file = directory.resolve("nowhere").resolve("report.html");
        assertThatThrownBy(() -> AssemblyReportWriter.write(bare(), file))
                .isInstanceOf(UnwritableFileException.class)
                .hasMessageContaining("cannot write " + file);
    }
}
