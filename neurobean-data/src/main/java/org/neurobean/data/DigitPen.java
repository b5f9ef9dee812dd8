package org.neurobean.data;

import java.util.List;

/**
 * Draws one digit in one hand: a style, bent by a smooth random field (the elastic distortion), then rotated, sheared,
 * scaled and shifted (the affine one), and drawn with a round pen whose width follows the pressure, anti-aliased.
 */
final class DigitPen {

    static final int SIDE = 28;
    private static final double BOX = 19; // pixels of the unit square before scaling
    private static final int WAVES = 4;
    private static final double BEND = 0.034; // of the unit square, per wave

    private final double[][] waves = new double[WAVES][];
    private final double[] map; // x' = m0 x + m1 y + m2, y' = m3 x + m4 y + m5, in pixels
    private final double radius; // of the pen, in pixels
    private final double pressureSwing;
    private final double pressureWaves;
    private final double pressurePhase;
    private final double softness; // pixels over which the ink fades
    private final double ink;

    private DigitPen(RandomStream random) {
        for (int i = 0; i < WAVES; i++) {
            waves[i] = new double[] {
                random.uniform(-1.2, 1.2),
                random.uniform(-1.2, 1.2),
                random.uniform(),
                random.normal(BEND),
                random.normal(BEND)
            };
        }
        map = affine(random);
        radius = 1.15 * StrictMath.exp(random.normal(0.28));
        pressureSwing = random.uniform(0, 0.3);
        pressureWaves = random.uniform(0.5, 2.5);
        pressurePhase = random.uniform();
        softness = random.uniform(0.9, 1.7);
        ink = random.uniform(0.82, 1);
    }

    /** Draws a digit into an image of {@link #SIDE} x {@link #SIDE} bytes, rows first, 0 for paper, 255 for ink. */
    static byte[] draw(int digit, RandomStream random) {
        List<List<DigitStyles.Stroke>> styles = DigitStyles.of(digit);
        List<DigitStyles.Stroke> style = styles.get(random.below(styles.size()));
        DigitPen pen = new DigitPen(random);
        double[] coverage = new double[SIDE * SIDE];
        for (DigitStyles.Stroke stroke : style) {
            pen.stroke(stroke.points(), coverage);
        }
        byte[] pixels = new byte[coverage.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) (255 * pen.ink * coverage[i] + 0.5);
        }
        return pixels;
    }

    private static double[] affine(RandomStream random) {
        double angle = random.normal(0.13); // radians
        double slant = random.normal(0.2);
        double height = BOX * (1 + random.normal(0.08));
        double width = height * (0.84 + random.normal(0.12));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double[] m = {
            cos * width, -cos * slant * height - sin * height, 0, sin * width, cos * height - sin * slant * height, 0,
        };
        // The middle of the unit square comes to the middle of the image, but for the shift.
        m[2] = SIDE / 2.0 + random.normal(1) - 0.5 * (m[0] + m[1]);
        m[5] = SIDE / 2.0 + random.normal(1) - 0.5 * (m[3] + m[4]);
        return m;
    }

    private void stroke(List<DigitStyles.Point> points, double[] coverage) {
        DigitStyles.Point from = place(points.get(0));
        double fromRadius = radiusAt(0);
        for (int i = 1; i < points.size(); i++) {
            DigitStyles.Point to = place(points.get(i));
            double toRadius = radiusAt((double) i / (points.size() - 1));
            piece(from, to, fromRadius, toRadius, coverage);
            from = to;
            fromRadius = toRadius;
        }
    }

    /** From the unit square to pixels. */
    private DigitStyles.Point place(DigitStyles.Point point) {
        double x = point.x();
        double y = point.y();
        for (double[] wave : waves) {
            double value = StrictMath.sin(2 * Math.PI * (wave[0] * point.x() + wave[1] * point.y() + wave[2]));
            x += wave[3] * value;
            y += wave[4] * value;
        }
        return new DigitStyles.Point(map[0] * x + map[1] * y + map[2], map[3] * x + map[4] * y + map[5]);
    }

    /** The pen's radius in pixels, at {@code t} in [0, 1] along a stroke. */
    private double radiusAt(double t) {
        return radius * (1 + pressureSwing * StrictMath.sin(2 * Math.PI * (pressureWaves * t + pressurePhase)));
    }

    /** A straight piece of ink, round at its ends; if pieces overlap, the darker one counts. */
    private void piece(DigitStyles.Point a, DigitStyles.Point b, double radiusA, double radiusB, double[] coverage) {
        double reach = Math.max(radiusA, radiusB) + softness;
        int left = (int) Math.max(0, Math.min(a.x(), b.x()) - reach);
        int right = (int) Math.min(SIDE - 1, Math.max(a.x(), b.x()) + reach);
        int top = (int) Math.max(0, Math.min(a.y(), b.y()) - reach);
        int bottom = (int) Math.min(SIDE - 1, Math.max(a.y(), b.y()) + reach);
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double squared = dx * dx + dy * dy;
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double px = column + 0.5 - a.x();
                double py = row + 0.5 - a.y();
                double t = squared == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
                double ex = px - t * dx;
                double ey = py - t * dy;
                double distance = Math.sqrt(ex * ex + ey * ey);
                double edge = radiusA + t * (radiusB - radiusA) - distance;
                double covered = Math.max(0, Math.min(1, edge / softness + 0.5));
                int at = row * SIDE + column;
                coverage[at] = Math.max(coverage[at], covered);
            }
        }
    }
}
