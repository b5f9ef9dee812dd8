package org.neurobean.lab.table.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.lab.table.FakeTables;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.Table1;
import org.neurobean.report.figure.Drawn;
import org.neurobean.report.figure.Figure;
import org.neurobean.report.figure.FigureWriter;

/** The figures of the few-shot table. */
final class TableFiguresTest {

    private static final Path LOOK = Path.of("target", "screenshots");

    @TempDir
    private Path directory;

    private static List<Figure> figures(FewShotTable table) {
        return List.of(new LearningCurves(table, "a caption"), new PairedDifferences(table, "a caption"));
    }

    @Test
    void nothingLiesOutsideOfTheFrame() throws Exception {
        FewShotTable empty = new FakeTables.ByHand(20, 1, 5).table();
        FewShotTable one = new FakeTables.ByHand(1, 5).row(Table1.VANILLA, 70).table();
        for (FewShotTable table : List.of(FakeTables.whole(), FakeTables.unfinished(), empty, one)) {
            for (Figure figure : figures(table)) {
                assertThat(Drawn.of(figure).text())
                        .contains(figure.title(), "a caption")
                        .doesNotContain("NaN");
                assertThat(Drawn.of(figure).points()).as(figure.title()).allSatisfy(point -> {
                    assertThat(point[0]).isBetween(0.0, (double) figure.width());
                    assertThat(point[1]).isBetween(0.0, (double) figure.height());
                });
            }
        }
    }

    @Test
    void curvesHaveAMarkForEachMeanAndARingForEachValueOfThePaper() throws Exception {
        FewShotTable table = new FakeTables.ByHand(20, 1, 5)
                .row(Table1.VANILLA, 45, 73)
                .row(Table1.BEAN_2, 52, 80)
                .table();
        Drawn drawn = Drawn.of(new LearningCurves(table, "a caption"));
        // 2 rows at 2 numbers of shots, and 3 entries in the legend; the paper has all four values.
        List<org.w3c.dom.Element> marks = drawn.shapes("mark");
        assertThat(marks).hasSize(4 + 4 + 3);
        assertThat(marks.stream().filter(mark -> mark.getAttribute("fill").equals("none")))
                .hasSize(4 + 1);
        // A line between the means of a row, and a bar at each.
        assertThat(drawn.shapes("stroke")).hasSize(2 + 4);
    }

    @Test
    void curvesAreOfThePapersRowsAndSayWhatIsLeftOut() throws Exception {
        Drawn drawn = Drawn.of(new LearningCurves(FakeTables.whole(), "a caption"));
        assertThat(drawn.prose()).contains("LeNet-5 + BEAN-1").doesNotContain("Kernel ridge");
        assertThat(drawn.prose()).contains("of " + FakeTables.whole().rows().size() + " rows are drawn.");
    }

    @Test
    void differencesHaveEveryRowButTheReference() throws Exception {
        Drawn drawn = Drawn.of(new PairedDifferences(FakeTables.whole(), "a caption"));
        assertThat(drawn.text())
                .contains("Kernel ridge, blurred", "BEAN-2 + dropout")
                .doesNotContain("Vanilla LeNet-5");
        // An interval for each row but one in each of 8 columns.
        assertThat(drawn.shapes("stroke"))
                .hasSize(8 * (FakeTables.whole().rows().size() - 1));
    }

    @Test
    void areWrittenInBothFormats() throws Exception {
        java.nio.file.Files.createDirectories(LOOK);
        for (Figure figure : figures(FakeTables.whole())) {
            assertThat(FigureWriter.write(figure, directory.resolve("figure"))).hasSize(2);
            FigureWriter.write(
                    figure, LOOK.resolve("table1-" + figure.getClass().getSimpleName()));
        }
    }
}
