package org.neurobean.report.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.io.UnwritableFileException;
import org.neurobean.io.WrittenFile;
import org.neurobean.report.page.PageLaws;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportWriterTest {

    private static final String NASTY = "</script><script>alert(1)</script><!-- \"'&\\ \u2028 \u03b1\ud83e\uded8 ]]>";

    @TempDir
    private Path directory;

    @Test
    void isOneSmallFile() throws IOException {
        Path file = directory.resolve("report.html");
        WrittenFile written = ReportWriter.write(FakeReports.lenet(), file);
        assertThat(written.path()).isEqualTo(file);
        assertThat(written.bytes()).isEqualTo(Files.size(file)).isLessThan(1_600_000);
        assertThat(directory.toFile().list()).containsExactly("report.html");
    }

    @Test
    void theSameReportIsTheSameFile() {
        assertThat(ReportWriter.page(FakeReports.lenet())).isEqualTo(ReportWriter.page(FakeReports.lenet()));
    }

    @Test
    void namesNeverBecomeMarkup() {
        String page = ReportWriter.page(nasty());
        assertThat(PageLaws.elements(page, "<script>")).hasSize(3);
        assertThat(PageLaws.elements(page, "<script type=\"application/json\" id=\"data\">"))
                .hasSize(1);
        assertThat(page).doesNotContain("<script>alert").doesNotContain("<!-- \"");
    }

    @Test
    void namesComeBackFromTheDataAsTheyWere() {
        String json = PageLaws.elements(ReportWriter.page(nasty()), "<script type=\"application/json\" id=\"data\">")
                .get(0);
        assertThat(json).doesNotContain("<");
        JsonNode data = JsonMapper.shared().readTree(json);
        assertThat(data.at("/runs/0/name").asString()).isEqualTo(NASTY);
        assertThat(data.at("/runs/0/weights/targets/0").asString()).isEqualTo(NASTY);
        assertThat(data.at("/layers/0").asString()).isEqualTo(NASTY);
        assertThat(data.at("/runs/0/testAccuracy/0").isNull()).isTrue();
        assertThat(data.at("/runs/0/weights/values/0/0").asDouble()).isEqualTo(-1.25);
    }

    private static Report nasty() {
        ReportedRun run = new ReportedRun(
                NASTY,
                NASTY,
                0.5,
                1,
                List.of(new EpochPoint(1, 0.1, 0.5, Double.NaN, Map.of(NASTY, 0.5))),
                new OutgoingWeights(NASTY, List.of(NASTY), new double[][] {{-1.25}}));
        Provenance plain = FakeReports.provenance(100);
        Provenance provenance =
                new Provenance(NASTY, NASTY, NASTY, 1, 1, 1, 1, Map.of(NASTY, NASTY), NASTY, plain.created());
        return new Report(NASTY, NASTY, provenance, List.of(run));
    }

    @Test
    void thePolicyNamesExactlyTheScriptsAndTheStyleThatAreThere() throws Exception {
        PageLaws.assertPolicyNamesWhatIsThere(ReportWriter.page(FakeReports.lenet()), 4);
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        PageLaws.assertNothingIsLoaded(ReportWriter.page(FakeReports.lenet()));
    }

    @Test
    void aMissingDirectoryIsOneClearLine() {
        Path file = directory.resolve("nowhere").resolve("report.html");
        assertThatThrownBy(() -> ReportWriter.write(FakeReports.lenet(), file))
                .isInstanceOf(UnwritableFileException.class)
                .hasMessageContainingAll("cannot write " + file, "not an existing directory", "create it")
                .hasMessageNotContaining("\n");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDirectoryIsNotReplacedByAFile() throws IOException {
        Path file = Files.createDirectory(directory.resolve("report.html"));
        assertThatThrownBy(() -> ReportWriter.write(FakeReports.lenet(), file))
                .isInstanceOf(UnwritableFileException.class)
                .hasMessageContaining("it is a directory");
        assertThat(directory.toFile().list()).containsExactly("report.html");
    }

    @Test
    void aDirectoryThatMayNotBeWrittenKeepsWhatItHas() throws IOException {
        Path file = Files.writeString(directory.resolve("report.html"), "the old one");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(directory), "this user may write everywhere");
            assertThatThrownBy(() -> ReportWriter.write(FakeReports.lenet(), file))
                    .isInstanceOf(UnwritableFileException.class)
                    .hasMessageContaining("cannot write " + file);
            assertThat(file).hasContent("the old one");
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(directory.toFile().list()).containsExactly("report.html");
    }

    @Test
    void anOldReportIsReplaced() throws IOException {
        Path file = Files.writeString(directory.resolve("report.html"), "the old one");
        ReportWriter.write(FakeReports.lenet(), file);
        assertThat(file).content().startsWith("<!DOCTYPE html>");
    }
}
