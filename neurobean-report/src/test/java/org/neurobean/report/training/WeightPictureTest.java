package org.neurobean.report.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.io.UnwritableFileException;
import org.neurobean.io.WrittenFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class WeightPictureTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    private Path directory;

    @Test
    void svgIsXmlWithOneCellForEveryWeight() throws Exception {
        Path file = directory.resolve("weights.svg");
        WrittenFile written = new WeightPicture(FakeReports.lenet()).writeSvg(file);
        assertThat(written.bytes()).isEqualTo(Files.size(file)).isLessThan(300_000);
        Document svg = parse(Files.readAllBytes(file));
        assertThat(cells(svg)).hasSize(3 * 84 * 10);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Outgoing weights of fc2, 84 neurons by 10 targets");
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("plain", "BEAN-1", "BEAN-2", "test accuracy 98.62", "neurons, by preferred target", "target");
    }

    @Test
    void namesNeverBreakTheXml() throws Exception {
        String nasty = "<&\"']]> \u0001\ud83e\uded8";
        Report report = withWeights(new OutgoingWeights(nasty, List.of(nasty), new double[][] {{1}, {-1}}));
        assertThat(cells(parse(new WeightPicture(report).svg()))).hasSize(2);
    }

    @Test
    void aPermutationOfNeuronsGivesTheSamePicture() {
        double[][] rows = FakeReports.weights(0, 84, new Random(5)).weights();
        List<double[]> shuffled = new ArrayList<>(Arrays.asList(rows));
        Collections.shuffle(shuffled, new Random(6));
        byte[] one = new WeightPicture(withWeights(new OutgoingWeights("fc2", FakeReports.DIGITS, rows))).svg();
        byte[] other = new WeightPicture(
                        withWeights(new OutgoingWeights("fc2", FakeReports.DIGITS, shuffled.toArray(double[][]::new))))
                .svg();
        assertThat(other).isEqualTo(one);
    }

    @Test
    void pngIsTwiceTheSizeOfTheSvgAndNotEmpty() throws Exception {
        Path file = directory.resolve("weights.png");
        WeightPicture picture = new WeightPicture(FakeReports.lenet());
        assertThat(picture.writePng(file).bytes()).isLessThan(300_000);
        Files.createDirectories(SCREENSHOTS);
        picture.writePng(SCREENSHOTS.resolve("weights.png"));
        picture.writeSvg(SCREENSHOTS.resolve("weights.svg"));
        BufferedImage image = ImageIO.read(file.toFile());
        Element svg = parse(picture.svg()).getDocumentElement();
        assertThat(image.getWidth()).isEqualTo(2 * Integer.parseInt(svg.getAttribute("width")));
        assertThat(image.getHeight()).isEqualTo(2 * Integer.parseInt(svg.getAttribute("height")));
        assertThat(Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                        .distinct()
                        .count())
                .isGreaterThan(100);
    }

    @Test
    void largeLayersAndASingleWeightFitToo() throws Exception {
        Random random = new Random(3);
        double[][] large = new double[700][40];
        for (double[] row : large) {
            Arrays.setAll(row, target -> random.nextGaussian());
        }
        List<String> names = new ArrayList<>();
        for (int target = 0; target < 40; target++) {
            names.add("class number " + target);
        }
        Document svg = parse(new WeightPicture(withWeights(new OutgoingWeights("fc9", names, large))).svg());
        assertThat(cells(svg)).hasSize(700 * 40);
        assertThat(Integer.parseInt(svg.getDocumentElement().getAttribute("height")))
                .isLessThan(800);
        new WeightPicture(withWeights(new OutgoingWeights("out", List.of("only"), new double[][] {{0}})))
                .writePng(directory.resolve("single.png"));
        assertThat(directory.resolve("single.png")).isNotEmptyFile();
    }

    @Test
    void aMissingDirectoryIsAnErrorOfTheUser() {
        WeightPicture picture = new WeightPicture(FakeReports.lenet());
        assertThatThrownBy(() -> picture.writeSvg(directory.resolve("nowhere").resolve("weights.svg")))
                .isInstanceOf(UnwritableFileException.class);
        assertThatThrownBy(() -> picture.writePng(directory.resolve("nowhere").resolve("weights.png")))
                .isInstanceOf(UnwritableFileException.class);
    }

    private static Report withWeights(OutgoingWeights weights) {
        ReportedRun like = FakeReports.run("plain", "no penalty", 0.98, 0, 1);
        ReportedRun run = new ReportedRun(
                like.name(), like.setting(), like.testAccuracy(), like.seconds(), like.epochs(), weights);
        return new Report("title", "summary", FakeReports.provenance(100), List.of(run));
    }

    private static Document parse(byte[] svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<Element> cells(Document svg) {
        List<Element> cells = new ArrayList<>();
        // By sibling: a list of nodes counts from its start for every index.
        for (Node node = svg.getDocumentElement().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getAttribute("class").equals("cell")) {
                cells.add(element);
            }
        }
        return cells;
    }
}
