package org.neurobean.lab.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws into a picture of pixels, at twice the size for sharp screens and print; needs no display. */
final class PngCanvas implements Canvas {

    private static final int SCALE = 2;

    private final BufferedImage image;
    private final Graphics2D graphics;

    PngCanvas(int width, int height) {
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
    public void textUpwards(double x, double y, Type type, int colour, String text) {
        AffineTransform upright = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        text(0, 0, type, Anchor.MIDDLE, colour, text);
        graphics.setTransform(upright);
    }

    /** The finished picture. */
    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return out.toByteArray();
    }
}
