package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a system without fonts, as small containers are, everything is made but the pictures of pixels. */
final class NoFontsTest {

    private static final String NO_FONTS =
            "No pictures as PNG: this Java finds no fonts. Install fontconfig and a font, or use the SVG.";

    @TempDir
    private Path home;

    @Test
    void trainingAndAnalysisEndWellAndSayWhatIsMissing() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "only there Java asks fontconfig");
        Path run = home.resolve("run");
        Ran trained = withoutFonts(
                "train", "--dataset", "digits", "--train-images", "200", "--epochs", "1", "--out", run.toString());
        assertThat(trained.out()).contains("weights.svg").doesNotContain(".png");
        assertThat(run.resolve("weights.svg")).isNotEmptyFile();
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(run.resolve("weights.png")).doesNotExist();

        Ran analyzed = withoutFonts("analyze", run.toString());
        assertThat(analyzed.out()).contains("assemblies.svg").doesNotContain(".png");
        assertThat(run.resolve("analysis").resolve("assemblies.svg")).isNotEmptyFile();
    }

    private Ran withoutFonts(String... args) throws IOException, InterruptedException {
        Path none = home.resolve("fonts.conf");
        Files.writeString(none, "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
        // Java keeps what it once found in the user's home.
        Map<String, String> environment =
                Map.of("FONTCONFIG_FILE", none.toString(), "JDK_JAVA_OPTIONS", "-Duser.home=" + home);
        try (ChildJvm child = ChildJvm.start(home, environment, args)) {
            Ran ran = child.ended().succeeded();
            assertThat(ran.err()).containsOnlyOnce(NO_FONTS);
            return ran;
        }
    }
}
