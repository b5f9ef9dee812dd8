package org.neurobean.report.figure;

import org.neurobean.report.draw.Canvas;

/** A matrix as coloured cells that fill a rectangle; with more cells than pixels, neighbours share one. */
final class HeatMap {

    /** Up to here each cell is a shape of its own. */
    private static final int MOST_SHAPES = 900;
    /** Cells to a pixel, in each direction: as many as the PNG has pixels. */
    private static final int DENSITY = 2;

    /** What a cell shows that stands for several values. */
    enum Shared {
        MEAN,
        /** The largest by amount, with its sign: a lone large value stays to be seen. */
        STRONGEST
    }

    private HeatMap() {}

    /** How many values share a cell along an axis, at least 1. */
    static double sharing(int values, double length) {
        return Math.max(1, values / (DENSITY * length));
    }

    /**
     * Draws the cells.
     *
     * @param values rows of equal length, the uppermost first; NaN if there is none
     */
    static void draw(Canvas canvas, Place place, double[][] values, ColourBars.Colours colours, Shared shared) {
        double[][] cells = pooled(
                values,
                Math.min(values.length, (int) (DENSITY * place.height())),
                Math.min(values[0].length, (int) (DENSITY * place.width())),
                shared);
        int[][] painted = new int[cells.length][cells[0].length];
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                painted[row][column] = colours.of(cells[row][column]);
            }
        }
        if (cells.length * cells[0].length > MOST_SHAPES) {
            canvas.raster(place.x(), place.y(), place.width(), place.height(), painted);
        } else {
            double height = place.height() / cells.length;
            double width = place.width() / cells[0].length;
            for (int row = 0; row < cells.length; row++) {
                for (int column = 0; column < cells[row].length; column++) {
                    canvas.cell(
                            place.x() + column * width, place.y() + row * height, width, height, painted[row][column]);
                }
            }
        }
        place.frame(canvas);
    }

    private static double[][] pooled(double[][] values, int rows, int columns, Shared shared) {
        if (rows == values.length && columns == values[0].length) {
            return values;
        }
        double[][] pooled = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            int top = (int) ((long) row * values.length / rows);
            int bottom = (int) ((row + 1L) * values.length / rows);
            for (int column = 0; column < columns; column++) {
                int left = (int) ((long) column * values[0].length / columns);
                int right = (int) ((column + 1L) * values[0].length / columns);
                pooled[row][column] = pooled(values, new int[] {top, bottom, left, right}, shared);
            }
        }
        return pooled;
    }

    /** One value for a block, given by its first row, the row after its last, and its columns likewise. */
    private static double pooled(double[][] values, int[] block, Shared shared) {
        double sum = 0;
        double strongest = Double.NaN;
        int found = 0;
        for (int row = block[0]; row < block[1]; row++) {
            for (int column = block[2]; column < block[3]; column++) {
                double value = values[row][column];
                if (Double.isNaN(value)) {
                    continue;
                }
                found++;
                sum += value;
                if (!(Math.abs(value) <= Math.abs(strongest))) {
                    strongest = value;
                }
            }
        }
        return shared == Shared.STRONGEST ? strongest : found > 0 ? sum / found : Double.NaN;
    }
}
