package org.neurobean.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.UnwritableFileException;
import org.neurobean.io.WrittenFile;

class FigureWriterTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    private Path directory;

    @Test
    void writesBothFormatsAndThePngAtTwiceTheSize() throws Exception {
        for (Figure figure : Drawn.all(FakeAnalyses.lenet())) {
            String name = figure.getClass().getSimpleName();
            Files.createDirectories(SCREENSHOTS);
            List<WrittenFile> written = FigureWriter.write(figure, directory.resolve(name + ".v1"));
            assertThat(written.stream().map(WrittenFile::path))
                    .containsExactly(directory.resolve(name + ".v1.svg"), directory.resolve(name + ".v1.png"));
            for (WrittenFile file : written) {
                assertThat(file.bytes()).isEqualTo(Files.size(file.path())).isBetween(3_000L, 3_000_000L);
            }
            for (WrittenFile file : written) {
                Path copy =
                        SCREENSHOTS.resolve(file.path().getFileName().toString().replace(".v1", ""));
                Files.copy(file.path(), copy, StandardCopyOption.REPLACE_EXISTING);
            }
            BufferedImage png = ImageIO.read(written.get(1).path().toFile());
            assertThat(png.getWidth()).isEqualTo(2 * figure.width());
            assertThat(png.getHeight()).isEqualTo(2 * figure.height());
        }
    }

    @Test
    void theSameAnalysesGiveTheSameBytes() throws Exception {
        List<Figure> once = Drawn.all(List.of(FakeAnalyses.of(30, 4, 0.8)));
        List<Figure> again = Drawn.all(List.of(FakeAnalyses.of(30, 4, 0.8)));
        for (int i = 0; i < once.size(); i++) {
            List<WrittenFile> first = FigureWriter.write(once.get(i), directory.resolve("first"));
            List<WrittenFile> second = FigureWriter.write(again.get(i), directory.resolve("second"));
            for (int format = 0; format < 2; format++) {
                assertThat(second.get(format).path())
                        .hasSameBinaryContentAs(first.get(format).path());
            }
        }
    }

    @Test
    void otherAnalysesGiveOtherPictures() {
        List<Figure> some = Drawn.all(List.of(FakeAnalyses.lenet("BEAN-2", 1)));
        List<Figure> others = Drawn.all(List.of(FakeAnalyses.lenet("BEAN-2", 0.5)));
        for (int i = 0; i < some.size(); i++) {
            assertThat(FigureWriter.svg(some.get(i))).isNotEqualTo(FigureWriter.svg(others.get(i)));
        }
    }

    @Test
    void aPlaceThatCannotBeIsAnErrorOfTheUser() {
        Figure figure = new AssemblyMaps(List.of(FakeAnalyses.lenet("plain", 0)), "caption");
        assertThatThrownBy(() ->
                        FigureWriter.write(figure, directory.resolve("nowhere").resolve("maps")))
                .isInstanceOf(UnwritableFileException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> FigureWriter.write(figure, directory.getRoot()))
                .isInstanceOf(UnwritableFileException.class);
    }

    @Test
    void noneAndSevenRunsAreRefused() {
        LayerAnalysis run = FakeAnalyses.lenet("plain", 0);
        for (List<LayerAnalysis> runs :
                List.<List<LayerAnalysis>>of(List.of(), List.of(run, run, run, run, run, run, run))) {
            assertThatThrownBy(() -> new AssemblyMaps(runs, ""))
                    .hasMessageContaining("1 to 6")
                    .hasMessageContaining("" + runs.size());
            assertThatThrownBy(() -> new SelectivityMaps(runs, "")).hasMessageContaining("1 to 6");
            assertThatThrownBy(() -> new AblationMatrices(runs, "")).hasMessageContaining("1 to 6");
            assertThatThrownBy(() -> new ConnectivityDrawing(runs, "")).hasMessageContaining("1 to 6");
            assertThatThrownBy(() -> new CorrelationMaps(runs, 1, "")).hasMessageContaining("1 to 6");
        }
    }
}
