package org.neurobean.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.assembly.layer.LayerAnalysis;

/** What holds for every kind of figure. */
class AnyFigureTest {

    @TempDir
    private Path directory;

    @Test
    void nothingLiesOutsideOfTheFrame() throws Exception {
        LayerAnalysis many = FakeAnalyses.of(60, 33, 0.5);
        for (List<LayerAnalysis> runs : List.of(
                FakeAnalyses.lenet(),
                List.of(FakeAnalyses.of(1, 1, 1)),
                List.of(many, many, many, many, many, many),
                List.of(FakeAnalyses.nasty()))) {
            for (Figure figure : Drawn.all(runs)) {
                assertThat(Drawn.of(figure).points())
                        .as(figure.title())
                        .hasSizeGreaterThan(10)
                        .allSatisfy(point -> {
                            assertThat(point[0]).isBetween(0.0, (double) figure.width());
                            assertThat(point[1]).isBetween(0.0, (double) figure.height());
                        });
            }
        }
    }

    @Test
    void titleDescriptionRunsAndCaptionAreText() throws Exception {
        List<LayerAnalysis> runs = FakeAnalyses.lenet();
        for (Figure figure : Drawn.all(runs)) {
            Drawn drawn = Drawn.of(figure);
            assertThat(drawn.text())
                    .contains(figure.title(), figure.description(), "BEAN-2", "MNIST, 10,000 test images");
            if (!(figure instanceof CoactivationMaps)) {
                assertThat(drawn.text()).contains("plain", "BEAN-1");
            }
        }
    }

    @Test
    void aLongCaptionIsBrokenIntoLinesAndNotCut() throws Exception {
        String caption = String.join(" ", FakeAnalyses.names(60));
        AssemblyMaps one = new AssemblyMaps(List.of(FakeAnalyses.of(5, 2, 1)), "short");
        AssemblyMaps other = new AssemblyMaps(List.of(FakeAnalyses.of(5, 2, 1)), caption);
        assertThat(other.height()).isGreaterThan(one.height());
        assertThat(other.width()).isEqualTo(one.width());
        assertThat(Drawn.of(other).prose()).contains("class number 0", "number 59");
    }

    @Test
    void hostileNamesAreTextAndNothingElse() throws Exception {
        for (Figure figure : Drawn.all(List.of(FakeAnalyses.nasty(), FakeAnalyses.nasty()))) {
            // To have been parsed is the half of it.
            Drawn drawn = Drawn.of(figure);
            assertThat(drawn.svg().getElementsByTagName("script").getLength()).isZero();
            assertThat(drawn.text()).contains("<script>&");
            FigureWriter.write(figure, directory.resolve("nasty"));
        }
    }

    @Test
    void whatCouldNotBeComputedIsDrawnKnowingly() throws Exception {
        LayerAnalysis dead = FakeAnalyses.withoutNumbers(20, 4);
        for (List<LayerAnalysis> runs : List.of(List.of(dead), List.of(dead, FakeAnalyses.of(20, 4, 1)))) {
            for (Figure figure : Drawn.all(runs)) {
                assertThat(Drawn.of(figure).text()).doesNotContain("NaN").doesNotContain("Infinity");
                FigureWriter.write(figure, directory.resolve("dead"));
            }
        }
    }

    @Test
    void oneNeuronOfOneClassIsEnough() throws Exception {
        for (Figure figure : Drawn.all(List.of(FakeAnalyses.of(1, 1, 1)))) {
            assertThat(FigureWriter.write(figure, directory.resolve("one"))).hasSize(2);
            assertThat(Drawn.of(figure).text()).doesNotContain("NaN");
        }
    }

    @Test
    void thousandsOfNeuronsAndClassesStillMakeAFileThatOpens() throws Exception {
        for (Figure figure : Drawn.all(List.of(FakeAnalyses.of(4096, 1000, 0.8)))) {
            assertThat(FigureWriter.svg(figure).length).as(figure.title()).isLessThan(5_000_000);
            assertThat(figure.height()).isLessThan(1200);
        }
    }

    @Test
    void moreRunsTakeMoreRowsAndNotMoreWidth() {
        LayerAnalysis run = FakeAnalyses.of(20, 4, 1);
        List<Figure> three = Drawn.all(List.of(run, run, run));
        List<Figure> six = Drawn.all(List.of(run, run, run, run, run, run));
        for (int i = 0; i < three.size(); i++) {
            assertThat(six.get(i).width()).isEqualTo(three.get(i).width());
            if (!(six.get(i) instanceof CoactivationMaps)) {
                assertThat(six.get(i).height()).isGreaterThan(three.get(i).height() + 200);
            }
        }
    }

    @Test
    void doesNotChangeWhatItIsGiven() {
        LayerAnalysis run = FakeAnalyses.of(30, 4, 0.5);
        LayerAnalysis same = FakeAnalyses.of(30, 4, 0.5);
        Drawn.all(List.of(run)).forEach(FigureWriter::svg);
        assertThat(new double[][][] {
                    run.classMeans(),
                    run.outgoing(),
                    run.maps().tsne(),
                    run.wiring().values()
                })
                .isDeepEqualTo(new double[][][] {
                    same.classMeans(),
                    same.outgoing(),
                    same.maps().tsne(),
                    same.wiring().values()
                });
    }
}
