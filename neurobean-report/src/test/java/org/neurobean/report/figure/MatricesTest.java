package org.neurobean.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.report.draw.SvgCanvas;
import org.w3c.dom.Element;

/** The figures of matrices: {@link AblationMatrices} and {@link CorrelationMaps}. */
class MatricesTest {

    private static final double NAN = Double.NaN;

    private static LayerAnalysis ablated(double[] baseline, double[][] accuracy) {
        return FakeAnalyses.withAblation(
                FakeAnalyses.of(9, baseline.length, 1),
                new LayerAnalysis.Ablations(baseline, accuracy, accuracy, null, List.of(), null));
    }

    private static List<String> colours(Drawn drawn) {
        return drawn.shapes("cell").stream()
                .map(cell -> cell.getAttribute("fill"))
                .toList();
    }

    private static String css(int colour) {
        return String.format("#%06x", colour);
    }

    @Test
    void eachCellIsTheDropInPointsOnAScaleOfAHundred() throws Exception {
        // Points lost: 90 and -4 without group 0, 0.2 and 70 without group 1.
        LayerAnalysis run = ablated(new double[] {0.96, 0.9}, new double[][] {{0.06, 0.94}, {0.958, 0.2}});
        Drawn drawn = Drawn.of(new AblationMatrices(List.of(run), ""));
        assertThat(colours(drawn))
                .isEqualTo(Stream.of(0.9, -0.04, 0.002, 0.7)
                        .map(drop -> css(Palette.diverging(drop)))
                        .toList());
        assertThat(drawn.text().lines()).contains("90", "\u22124", "0", "70");
        assertThat(drawn.text()).contains("lost: own class 97.0, others 0.0 points");
    }

    @Test
    void aGroupWithoutNeuronsIsGreyAndHasNoNumbers() throws Exception {
        // Nine neurons of ten classes: nobody prefers the last one.
        LayerAnalysis run = FakeAnalyses.of(9, 10, 1);
        Drawn drawn = Drawn.of(new AblationMatrices(List.of(run), ""));
        assertThat(colours(drawn)).hasSize(100);
        assertThat(colours(drawn).subList(90, 100)).containsOnly(css(Palette.NO_VALUE));
        assertThat(colours(drawn).subList(0, 90)).doesNotContain(css(Palette.NO_VALUE));
        assertThat(drawn.prose()).contains("no neuron prefers that class");
        assertThat(numbers(drawn)).isEqualTo(90 + 2 * 10 + 3); // cells, classes twice, the ends of the scale and 0
    }

    private static long numbers(Drawn drawn) {
        return drawn.text()
                .lines()
                .filter(Pattern.compile("\u2212?\\d+").asMatchPredicate())
                .count();
    }

    @Test
    void manyClassesHaveNoNumbersAndFewerLabels() throws Exception {
        Drawn some = Drawn.of(new AblationMatrices(List.of(FakeAnalyses.of(25, 25, 1)), ""));
        assertThat(some.shapes("cell")).hasSize(25 * 25);
        assertThat(numbers(some)).isEqualTo(3);
        Drawn many = Drawn.of(new AblationMatrices(List.of(FakeAnalyses.of(300, 300, 1)), ""));
        assertThat(many.shapes("cell")).isEmpty();
        assertThat(many.shapes("raster")).hasSize(1);
        assertThat(many.text().lines().filter(line -> line.startsWith("class"))).hasSizeBetween(20, 60);
    }

    @Test
    void aRunWithoutAblationSaysSo() throws Exception {
        LayerAnalysis without = FakeAnalyses.withAblation(FakeAnalyses.of(9, 3, 1), null);
        Drawn drawn = Drawn.of(new AblationMatrices(List.of(without, FakeAnalyses.of(9, 3, 1)), ""));
        assertThat(drawn.shapes("cell")).hasSize(9);
        assertThat(drawn.prose()).contains("not known: the arrays");
    }

    @Test
    void aSharedCellKeepsALoneLargeValueOrTheMean() throws Exception {
        double[][] values = new double[1000][1000];
        values[10][990] = -8;
        values[999][0] = NAN;
        assertThat(shared(values, HeatMap.Shared.STRONGEST)).isEqualTo(-8);
        assertThat(shared(values, HeatMap.Shared.MEAN)).isEqualTo(-8 / 100.0);
    }

    /** The least value that any cell shows, when 10 x 10 values share one. */
    private static double shared(double[][] values, HeatMap.Shared how) {
        double[] least = {0};
        SvgCanvas canvas = new SvgCanvas(60, 60, "", "");
        HeatMap.draw(
                canvas,
                new Place(0, 0, 50, 50),
                values,
                value -> {
                    least[0] = value < least[0] ? value : least[0];
                    return 0;
                },
                how);
        return least[0];
    }

    @Test
    void wiringAndCoactivationAreDrawnCellByCell() throws Exception {
        LayerAnalysis run = FakeAnalyses.of(40, 4, 0.7);
        List<Element> rasters =
                Drawn.of(new CorrelationMaps(List.of(run), 1, "")).shapes("raster");
        assertThat(rasters).hasSize(2);
        double highest = 0;
        for (double[] row : run.wiring().values()) {
            for (double value : row) {
                highest = Math.max(highest, value);
            }
        }
        BufferedImage wiring = image(rasters.get(0));
        BufferedImage coactivation = image(rasters.get(1));
        int size = wiring.getWidth() / 40;
        assertThat(wiring.getWidth()).isEqualTo(40 * size).isGreaterThan((int) Drawn.number(rasters.get(0), "width"));
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 40; column++) {
                assertThat(wiring.getRGB(column * size, row * size) & 0xffffff)
                        .isEqualTo(Palette.sequential(run.wiring().values()[row][column] / highest));
                assertThat(coactivation.getRGB(column * size + size - 1, row * size) & 0xffffff)
                        .isEqualTo(Palette.diverging(run.coactivation().values()[row][column]));
            }
        }
    }

    private static BufferedImage image(Element raster) throws Exception {
        String link = raster.getAttribute("xlink:href");
        assertThat(link).startsWith("data:image/png;base64,");
        byte[] png = Base64.getDecoder().decode(link.substring(link.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void aSampleOfNeuronsIsSaidToBeOne() throws Exception {
        LayerAnalysis run = FakeAnalyses.of(300, 4, 0.7); // FakeAnalyses samples 256
        assertThat(Drawn.of(new CorrelationMaps(List.of(run), 1, "")).text()).contains("256 of 300 neurons");
    }
}
