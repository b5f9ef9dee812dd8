package org.neurobean.report.figure;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A figure's SVG, read again as XML. */
public record Drawn(Document svg) {

    /** Every kind of figure, drawn of the same runs. */
    static List<Figure> all(List<LayerAnalysis> runs) {
        String caption = "MNIST, 10,000 test images; LeNet-5 (seed 1), layer fc2; accuracy 98.9 %, 98.7 %, 98.7 %.";
        return List.of(
                new AssemblyMaps(runs, caption),
                new SelectivityMaps(runs, caption),
                new CoactivationMaps(runs.get(runs.size() - 1), caption),
                new AblationMatrices(runs, caption),
                new ConnectivityDrawing(runs, caption),
                new CorrelationMaps(runs, 1, caption));
    }

    public static Drawn of(Figure figure) throws Exception {
        byte[] svg = FigureWriter.svg(figure);
        return new Drawn(
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg)));
    }

    public String text() {
        return svg.getDocumentElement().getTextContent();
    }

    /** The text without its line ends, as sentences are broken to fit. */
    public String prose() {
        return text().replace('\n', ' ');
    }

    /** The shapes of a kind: "mark", "stroke", "cell", "raster". */
    public List<Element> shapes(String kind) {
        List<Element> shapes = new ArrayList<>();
        // By sibling: a list of nodes counts from its start for every index.
        for (Node node = svg.getDocumentElement().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getAttribute("class").equals(kind)) {
                shapes.add(element);
            }
        }
        return shapes;
    }

    /** The colour of a mark, whether it is filled or only an outline. */
    static String colour(Element mark) {
        return mark.getAttribute("fill").equals("none") ? mark.getAttribute("stroke") : mark.getAttribute("fill");
    }

    static boolean isCross(Element mark) {
        return mark.getTagName().equals("path") && mark.getAttribute("fill").equals("none");
    }

    /** All the points of shapes that have any, [x, y]: middles, corners, ends, base points of texts. */
    public List<double[]> points() {
        List<double[]> points = new ArrayList<>();
        for (Node node = svg.getDocumentElement().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                point(points, element, "x", "y");
                point(points, element, "x1", "y1");
                point(points, element, "x2", "y2");
                point(points, element, "cx", "cy");
                if (element.hasAttribute("width")) {
                    points.add(new double[] {
                        number(element, "x") + number(element, "width"),
                        number(element, "y") + number(element, "height")
                    });
                }
                Matcher corners =
                        Pattern.compile("[ML]([-\\d.Ee]+) ([-\\d.Ee]+)").matcher(element.getAttribute("d"));
                while (corners.find()) {
                    points.add(
                            new double[] {Double.parseDouble(corners.group(1)), Double.parseDouble(corners.group(2))});
                }
            }
        }
        return points;
    }

    private static void point(List<double[]> points, Element element, String x, String y) {
        if (element.hasAttribute(x)) {
            points.add(new double[] {number(element, x), number(element, y)});
        }
    }

    static double number(Element element, String attribute) {
        String value = element.getAttribute(attribute);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }
}
