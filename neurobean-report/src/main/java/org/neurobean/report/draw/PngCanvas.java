package org.neurobean.report.draw;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Draws into a picture of pixels, at twice the size for sharp screens and print; needs no display, but the system's fonts.
 */
public final class PngCanvas implements Canvas {

    private static final int SCALE = 2;

    /** Looked for once, when it is first asked. */
    private static final class Fonts {
        static final boolean FOUND = found();

        private static boolean found() {
            BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
            try {
                Graphics2D graphics = dot.createGraphics();
                graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
                return graphics.getFontMetrics().stringWidth("a") > 0;
            } catch (InternalError | LinkageError | RuntimeException noFonts) { // JDK 17, no libraries, and JDK 25
                return false;
            }
        }
    }

    private final BufferedImage image;
    private final Graphics2D graphics;

    /** Whether this Java can draw text: it takes fontconfig and fonts from the system, and small containers have neither. */
    public static boolean hasFonts() {
        return Fonts.FOUND;
    }

    public PngCanvas(int width, int height) {
        this.image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    @Override
    public void cell(double x, double y, double width, double height, int colour) {
        // From rounded edge to rounded edge: neighbours neither overlap nor leave a gap.
        int left = (int) Math.round(x * SCALE);
        int top = (int) Math.round(y * SCALE);
        int right = (int) Math.round((x + width) * SCALE);
        int bottom = (int) Math.round((y + height) * SCALE);
        AffineTransform scaled = graphics.getTransform();
        graphics.setTransform(new AffineTransform());
        graphics.setColor(new Color(colour));
        graphics.fillRect(left, top, right - left, bottom - top);
        graphics.setTransform(scaled);
    }

    @Override
    public void strip(double x, double y, double width, double height, int colour) {
        cell(x, y, width, height, colour);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int colour) {
        graphics.setColor(new Color(colour));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void text(double x, double y, Type type, Anchor anchor, int colour, String text) {
        graphics.setColor(new Color(colour));
        graphics.setFont(new Font(Font.SANS_SERIF, type.isBold() ? Font.BOLD : Font.PLAIN, type.size()));
        double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        graphics.drawString(text, (float) left, (float) y);
    }

    @Override
    public void textUpwards(double x, double y, Type type, Anchor anchor, int colour, String text) {
        AffineTransform upright = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        text(0, 0, type, anchor, colour, text);
        graphics.setTransform(upright);
    }

    @Override
    public void mark(double x, double y, Mark mark) {
        Path2D path = new Path2D.Double();
        double radius = mark.radius();
        if (mark.shape() == Shape.CIRCLE || mark.shape() == Shape.RING) {
            path.append(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), false);
        } else {
            double[][] corners = MarkCorners.of(mark.shape(), radius);
            for (int i = 0; i < corners.length; i++) {
                if (i == 0 || (mark.shape() == Shape.CROSS && i % 2 == 0)) {
                    path.moveTo(x + corners[i][0], y + corners[i][1]);
                } else {
                    path.lineTo(x + corners[i][0], y + corners[i][1]);
                }
            }
        }
        boolean outlined = mark.shape() == Shape.RING || mark.shape() == Shape.CROSS;
        if (!outlined && mark.shape() != Shape.CIRCLE) {
            path.closePath();
        }
        Graphics2D smooth = smooth(mark.colour(), mark.opacity());
        if (outlined) {
            smooth.draw(path);
        } else {
            smooth.fill(path);
        }
        smooth.dispose();
    }

    @Override
    public void stroke(double x1, double y1, double x2, double y2, Pen pen) {
        Graphics2D smooth = smooth(pen.colour(), pen.opacity());
        float[] dashes = pen.dashed() ? new float[] {3, 2} : null;
        smooth.setStroke(
                new BasicStroke((float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
        smooth.draw(new Line2D.Double(x1, y1, x2, y2));
        smooth.dispose();
    }

    private Graphics2D smooth(int colour, double opacity) {
        Graphics2D smooth = (Graphics2D) graphics.create();
        smooth.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        smooth.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        smooth.setColor(new Color(colour));
        smooth.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
        return smooth;
    }

    @Override
    public void raster(double x, double y, double width, double height, int[][] colours) {
        double down = height / colours.length;
        for (int row = 0; row < colours.length; row++) {
            double across = width / colours[row].length;
            for (int column = 0; column < colours[row].length; column++) {
                cell(x + column * across, y + row * down, across, down, colours[row][column]);
            }
        }
    }

    /** Each colour as a block of pixels. */
    static BufferedImage enlarged(int[][] colours, int across, int down) {
        BufferedImage enlarged =
                new BufferedImage(colours[0].length * across, colours.length * down, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < enlarged.getHeight(); y++) {
            for (int x = 0; x < enlarged.getWidth(); x++) {
                enlarged.setRGB(x, y, colours[y / down][x / across]);
            }
        }
        return enlarged;
    }

    /** The finished picture. */
    public byte[] toBytes() {
        return png(image);
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return out.toByteArray();
    }
}
