package org.neurobean.report.draw;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Draws into an SVG 1.1 text. Written by hand, as a rectangle takes a third of the bytes that a general Graphics2D
 * bridge spends on it, and so that the picture has a title and a description for those who cannot see it.
 */
public final class SvgCanvas implements Canvas {

    private final StringBuilder svg = new StringBuilder(1 << 16);

    public SvgCanvas(int width, int height, String title, String description) {
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title description\"")
                .append(" width=\"" + width + "\" height=\"" + height + "\"")
                .append(" viewBox=\"0 0 " + width + " " + height + "\"")
                .append(" font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\">\n");
        svg.append("<title id=\"title\">" + escape(title) + "</title>\n");
        svg.append("<desc id=\"description\">" + escape(description) + "</desc>\n");
        svg.append("<style>rect, line { shape-rendering: crispEdges; }</style>\n");
        svg.append("<rect id=\"paper\" width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n");
    }

    @Override
    public void cell(double x, double y, double width, double height, int colour) {
        rectangle("cell", x, y, width, height, colour);
    }

    @Override
    public void strip(double x, double y, double width, double height, int colour) {
        rectangle("strip", x, y, width, height, colour);
    }

    private void rectangle(String kind, double x, double y, double width, double height, int colour) {
        svg.append("<rect class=\"" + kind + "\"");
        number("x", x);
        number("y", y);
        number("width", width);
        number("height", height);
        svg.append(" fill=\"" + css(colour) + "\"/>\n");
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int colour) {
        svg.append("<line");
        number("x1", x1);
        number("y1", y1);
        number("x2", x2);
        number("y2", y2);
        svg.append(" stroke=\"" + css(colour) + "\"/>\n");
    }

    @Override
    public void text(double x, double y, Type type, Anchor anchor, int colour, String text) {
        svg.append("<text");
        number("x", x);
        number("y", y);
        textEnd(type, anchor, colour, text);
    }

    @Override
    public void textUpwards(double x, double y, Type type, Anchor anchor, int colour, String text) {
        svg.append("<text transform=\"translate(" + shortest(x) + " " + shortest(y) + ") rotate(-90)\"");
        textEnd(type, anchor, colour, text);
    }

    @Override
    public void mark(double x, double y, Mark mark) {
        boolean outlined = mark.shape() == Shape.RING || mark.shape() == Shape.CROSS;
        if (mark.shape() == Shape.CIRCLE || mark.shape() == Shape.RING) {
            svg.append("<circle class=\"mark\"");
            number("cx", x);
            number("cy", y);
            number("r", mark.radius());
        } else {
            svg.append("<path class=\"mark\" d=\"" + outline(x, y, mark) + "\"");
        }
        String colour = css(mark.colour());
        svg.append(outlined ? " fill=\"none\" stroke=\"" + colour + "\"" : " fill=\"" + colour + "\"");
        if (mark.opacity() < 1) {
            number("opacity", mark.opacity());
        }
        svg.append("/>\n");
    }

    /** The path of a mark with corners. */
    private static String outline(double x, double y, Mark mark) {
        StringBuilder path = new StringBuilder();
        double[][] corners = MarkCorners.of(mark.shape(), mark.radius());
        for (int i = 0; i < corners.length; i++) {
            boolean begins = i == 0 || (mark.shape() == Shape.CROSS && i % 2 == 0);
            path.append(begins ? "M" : "L")
                    .append(shortest(x + corners[i][0]))
                    .append(' ')
                    .append(shortest(y + corners[i][1]));
        }
        return path.append(mark.shape() == Shape.CROSS ? "" : "Z").toString();
    }

    @Override
    public void stroke(double x1, double y1, double x2, double y2, Pen pen) {
        svg.append("<path class=\"stroke\" d=\"M" + shortest(x1) + " " + shortest(y1) + "L" + shortest(x2) + " "
                + shortest(y2) + "\" stroke=\"" + css(pen.colour()) + "\"");
        number("stroke-width", pen.width());
        if (pen.opacity() < 1) {
            number("opacity", pen.opacity());
        }
        svg.append(pen.dashed() ? " stroke-dasharray=\"3 2\"/>\n" : "/>\n");
    }

    @Override
    public void raster(double x, double y, double width, double height, int[][] colours) {
        svg.append("<image class=\"raster\" preserveAspectRatio=\"none\"");
        number("x", x);
        number("y", y);
        number("width", width);
        number("height", height);
        // Two pixels to one and more: viewers smooth a picture that they enlarge, and the cells would run together.
        int across = Math.max(1, (int) Math.ceil(2 * width / colours[0].length));
        int down = Math.max(1, (int) Math.ceil(2 * height / colours.length));
        String png = Base64.getEncoder().encodeToString(PngCanvas.png(PngCanvas.enlarged(colours, across, down)));
        // xlink, as LaTeX tools and older viewers know no other link in SVG 1.1.
        svg.append(
                " xlink:href=\"data:image/png;base64," + png + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>\n");
    }

    private void textEnd(Type type, Anchor anchor, int colour, String text) {
        svg.append(" font-size=\"" + type.size() + "\"" + (type.isBold() ? " font-weight=\"bold\"" : ""))
                .append(" text-anchor=\"" + anchor.name().toLowerCase(Locale.ROOT) + "\"")
                .append(" fill=\"" + css(colour) + "\">" + escape(text) + "</text>\n");
    }

    /** The finished document. */
    public byte[] toBytes() {
        return (svg + "</svg>\n").getBytes(StandardCharsets.UTF_8);
    }

    private void number(String name, double value) {
        svg.append(' ').append(name).append("=\"").append(shortest(value)).append('"');
    }

    private static String shortest(double value) {
        double rounded = Math.round(value * 1000) / 1000.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static String css(int colour) {
        return String.format("#%06x", colour);
    }

    /** Text as XML 1.0 allows it: markup escaped, characters that XML has no place for replaced. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean allowed = (point >= 0x20 && point <= 0xD7FF)
                    || (point >= 0xE000 && point <= 0xFFFD)
                    || point >= 0x10000
                    || point == '\t'
                    || point == '\n';
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                default -> escaped.appendCodePoint(allowed ? point : 0xFFFD);
            }
        });
        return escaped.toString();
    }
}
