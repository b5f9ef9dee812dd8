package org.neurobean.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.io.WrittenFile;
import org.neurobean.report.figure.TradeOff.Line;
import org.neurobean.report.figure.TradeOff.Point;
import org.neurobean.report.figure.TradeOff.Value;
import org.w3c.dom.Element;

/** Settings against each other. */
final class TradeOffTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Point PLAIN = point("plain", 0.98, 0.4, 0.17);

    @TempDir
    private Path directory;

    @Test
    void eachSettingIsAMarkOnBothPanelsAndEachLineJoinsItsOwn() throws Exception {
        Drawn drawn = Drawn.of(figure(lines()));
        // Marks of 7 settings and the reference on 2 panels; 3 + 1 names in the legend.
        assertThat(drawn.shapes("mark")).hasSize(2 * 8 + 4);
        // Pieces between neighbours, 3 + 1 + 0, on 2 panels; no bars without deviations.
        assertThat(drawn.shapes("stroke")).hasSize(2 * 4);
        assertThat(drawn.text())
                .contains("BEAN-1, gamma 1", "BEAN-2, gamma 1", "alone", "plain", "30000", "test accuracy, %", "alpha");
    }

    @Test
    void moreAccurateIsFurtherRightAndClearerIsHigher() throws Exception {
        Line line = new Line("BEAN-1", List.of(point("1", 0.97, 0.5, 0.2), point("2", 0.94, 0.9, 0.8)));
        List<Element> circles = Drawn.of(figure(List.of(line))).shapes("mark").stream()
                .filter(mark -> mark.getTagName().equals("circle"))
                .toList();
        for (int panel = 0; panel < 2; panel++) {
            // The legend's circle comes first.
            Element first = circles.get(2 * panel + 1);
            Element second = circles.get(2 * panel + 2);
            assertThat(Drawn.number(first, "cx")).isGreaterThan(Drawn.number(second, "cx"));
            assertThat(Drawn.number(first, "cy")).isGreaterThan(Drawn.number(second, "cy"));
        }
    }

    @Test
    void deviationsAreBarsInBothDirections() throws Exception {
        Point spread = new Point("3", new Value(0.95, 0.004), new Value(0.8, 0.03), new Value(0.9, 0.02));
        Drawn drawn = Drawn.of(figure(List.of(new Line("BEAN-1", List.of(spread)))));
        assertThat(drawn.shapes("stroke")).hasSize(2 * 2);
    }

    @Test
    void nothingLiesOutsideOfTheFrame() throws Exception {
        for (List<Line> lines : List.of(lines(), many(), List.of(new Line("one", List.of(point("1", 0, 0, 0)))))) {
            TradeOff figure = figure(lines);
            assertThat(Drawn.of(figure).points()).hasSizeGreaterThan(10).allSatisfy(point -> {
                assertThat(point[0]).isBetween(0.0, (double) figure.width());
                assertThat(point[1]).isBetween(0.0, (double) figure.height());
            });
        }
    }

    @Test
    void settingsWithEqualNumbersAreDrawnOverEachOther() throws Exception {
        Line same = new Line("BEAN-1", Collections.nCopies(12, point("1", 0.98, 0.4, 0.17)));
        Map<String, Long> places = Drawn.of(figure(List.of(same))).shapes("mark").stream()
                .filter(mark -> mark.getTagName().equals("circle"))
                .collect(Collectors.groupingBy(
                        mark -> Drawn.number(mark, "cx") + " " + Drawn.number(mark, "cy"), Collectors.counting()));
        // All twelve at one place on each panel, and one mark in the legend.
        assertThat(places.values()).containsExactlyInAnyOrder(12L, 12L, 1L);
        assertThat(places.keySet()).noneMatch(place -> place.contains("NaN") || place.contains("Infinity"));
    }

    @Test
    void aSettingWithoutANumberIsNotDrawnAndCounted() throws Exception {
        Point unknown = point("9", 0.5, Double.NaN, 0.3);
        Drawn drawn = Drawn.of(figure(List.of(new Line("BEAN-1", List.of(point("1", 0.97, 0.5, 0.2), unknown)))));
        assertThat(drawn.shapes("mark")).hasSize(2 + 2 + 1 + 2);
        assertThat(drawn.prose()).contains("1 setting without a number").doesNotContain("NaN");
        Point nothing = point("plain", Double.NaN, Double.NaN, Double.NaN);
        TradeOff empty = new TradeOff(List.of(new Line("BEAN-1", List.of(nothing))), nothing, "alpha", "caption");
        assertThat(Drawn.of(empty).text())
                .contains("no setting has these numbers")
                .doesNotContain("NaN");
    }

    @Test
    void hostileNamesAreTextAndNothingElse() throws Exception {
        String nasty = FakeAnalyses.NASTY;
        TradeOff figure =
                new TradeOff(List.of(new Line(nasty, List.of(point(nasty, 0.9, 0.5, 0.5)))), PLAIN, nasty, nasty);
        Drawn drawn = Drawn.of(figure);
        assertThat(drawn.svg().getElementsByTagName("script").getLength()).isZero();
        assertThat(drawn.text()).contains("<script>&");
    }

    @Test
    void theSameNumbersGiveTheSameBytesAndOthersDoNot() {
        assertThat(FigureWriter.svg(figure(lines()))).isEqualTo(FigureWriter.svg(figure(lines())));
        assertThat(FigureWriter.svg(figure(lines()))).isNotEqualTo(FigureWriter.svg(figure(many())));
    }

    @Test
    void bothFormatsAreWritten() throws Exception {
        Files.createDirectories(SCREENSHOTS);
        for (WrittenFile file : FigureWriter.write(figure(lines()), directory.resolve("TradeOff"))) {
            Files.copy(
                    file.path(), SCREENSHOTS.resolve(file.path().getFileName()), StandardCopyOption.REPLACE_EXISTING);
            assertThat(file.bytes()).isGreaterThan(3_000);
        }
    }

    @Test
    void noLineAndMoreLinesThanColoursAreRefused() {
        assertThatThrownBy(() -> figure(List.of()))
                .hasMessageContaining("1 to 9")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> figure(Collections.nCopies(10, lines().get(0))))
                .hasMessageContaining("10");
    }

    private static TradeOff figure(List<Line> lines) {
        return new TradeOff(lines, PLAIN, "alpha", "MLP 784-500-10 on MNIST, test images, seed 0.");
    }

    private static List<Line> lines() {
        return List.of(
                new Line(
                        "BEAN-1, gamma 1",
                        List.of(
                                point("100", 0.968, 0.755, 0.752),
                                point("300", 0.955, 0.789, 0.785),
                                point("1000", 0.935, 0.845, 0.911),
                                point("3000", 0.930, 0.861, 0.99))),
                new Line(
                        "BEAN-2, gamma 1",
                        List.of(point("10000", 0.958, 0.8, 0.84), point("30000", 0.951, 0.801, 0.833))),
                new Line("alone", List.of(point("7", 0.9655, 0.873, 0.851))));
    }

    private static List<Line> many() {
        return IntStream.range(0, 9)
                .mapToObj(line -> {
                    List<Point> points = new ArrayList<>();
                    for (int p = 0; p < 8; p++) {
                        double accuracy = 0.9 + 0.01 * p;
                        points.add(new Point(
                                "" + 1000 * p,
                                new Value(accuracy, 0.003 * line),
                                new Value(1 - 0.1 * p - 0.01 * line, 0.05),
                                new Value(0.5, Double.NaN)));
                    }
                    return new Line("a line with a long name, number " + line, points);
                })
                .toList();
    }

    private static Point point(String label, double accuracy, double silhouette, double agreement) {
        double one = Double.NaN;
        return new Point(label, new Value(accuracy, one), new Value(silhouette, one), new Value(agreement, one));
    }
}
