package org.neurobean.report.draw;

/** Corners of marks, so that a mark has the same form in every format. */
final class MarkCorners {

    private static final double[][] SQUARE = {{-0.88, -0.88}, {0.88, -0.88}, {0.88, 0.88}, {-0.88, 0.88}};
    private static final double[][] DIAMOND = {{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}};
    private static final double[][] TRIANGLE = {{0, -1.25}, {1.2, 0.95}, {-1.2, 0.95}};
    private static final double[][] CROSS = {{-0.8, -0.8}, {0.8, 0.8}, {-0.8, 0.8}, {0.8, -0.8}};

    private MarkCorners() {}

    /** Points around the middle, [4 x 2] or [3 x 2]; of a cross, the ends of one line and then of the other. */
    static double[][] of(Canvas.Shape shape, double radius) {
        double[][] unit =
                switch (shape) {
                    case SQUARE -> SQUARE;
                    case DIAMOND -> DIAMOND;
                    case TRIANGLE -> TRIANGLE;
                    case CROSS -> CROSS;
                    case CIRCLE, RING -> throw new IllegalArgumentException("shape must have corners, but is " + shape);
                };
        double[][] corners = new double[unit.length][2];
        for (int i = 0; i < unit.length; i++) {
            corners[i][0] = radius * unit[i][0];
            corners[i][1] = radius * unit[i][1];
        }
        return corners;
    }
}
