package org.neurobean.bean;

import java.util.Arrays;
import java.util.Objects;

/**
 * A matrix of finite numbers in one array, row after row: entry (i, k) is at {@code i * columns + k}.
 *
 * <p>The shape and the entries are checked when a matrix is made. What takes a matrix does not check them again.
 */
public final class Matrix {

    /** The largest number of entries: some Java machines allow no longer array. */
    private static final int MOST_ENTRIES = Integer.MAX_VALUE - 8;

    private final int rows;
    private final int columns;
    private final double[] entries;
    private final double largestMagnitude;

    private Matrix(String name, int rows, int columns, double[] entries) {
        this.rows = rows;
        this.columns = columns;
        this.entries = entries;
        double largest = 0;
        for (double entry : entries) {
            largest = Math.max(largest, Math.abs(entry)); // NaN if one is NaN
        }
        this.largestMagnitude = largest;
        if (!Double.isFinite(largest)) {
            throw refusal(name, firstThat(entry -> !Double.isFinite(entry)), "a finite number");
        }
    }

    /**
     * A copy of rows.
     *
     * @param name what the error message calls the matrix
     * @param matrix [rows x columns], with at least one row and one column
     * @throws IllegalArgumentException if it is empty, ragged or not finite, or has more than 2^31 - 9 entries
     */
    public static Matrix copyOf(String name, double[][] matrix) {
        Objects.requireNonNull(matrix, name);
        int columns = matrix.length == 0 ? 1 : Objects.requireNonNull(matrix[0], name + "[0]").length;
        double[] entries = new double[requireSize(name, matrix.length, columns)];
        for (int row = 0; row < matrix.length; row++) {
            double[] source = Objects.requireNonNull(matrix[row], name + "[" + row + "]");
            if (source.length != columns) {
                throw new IllegalArgumentException(name + " must have rows of one length, but row 0 has " + columns
                        + " entries and row " + row + " has " + source.length);
            }
            System.arraycopy(source, 0, entries, row * columns, columns);
        }
        return new Matrix(name, matrix.length, columns, entries);
    }

    /**
     * A matrix on an array, which is not copied: the caller gives it away and must not write to it any more.
     *
     * @param name what the error message calls the matrix
     * @param rows 1 or more
     * @param columns 1 or more
     * @param entries row after row, [rows * columns]
     * @throws IllegalArgumentException if the array has another length, or an entry is not finite
     */
    public static Matrix of(String name, int rows, int columns, double[] entries) {
        if (requireSize(name, rows, columns) != entries.length) {
            throw new IllegalArgumentException(
                    name + " must have " + rows + " x " + columns + " entries, but has " + entries.length);
        }
        return new Matrix(name, rows, columns, entries);
    }

    /** The number of entries. */
    private static int requireSize(String name, int rows, int columns) {
        if (rows < 1) {
            throw new IllegalArgumentException(name + " must have 1 row or more, but has " + rows);
        }
        if (columns < 1) {
            throw new IllegalArgumentException(name + " must have 1 column or more, but has " + columns);
        }
        if ((long) rows * columns > MOST_ENTRIES) {
            throw new IllegalArgumentException(name + " must have at most " + MOST_ENTRIES + " entries, but has " + rows
                    + " x " + columns + ": take fewer rows");
        }
        return rows * columns;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double get(int row, int column) {
        return entries[Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)];
    }

    /** All entries, row after row. This is the array itself and not a copy: for reading only. */
    public double[] entries() {
        return entries;
    }

    /** Where a row starts in {@link #entries}. */
    public int start(int row) {
        return row * columns;
    }

    /** The largest absolute value of an entry, 0 or more. */
    public double largestMagnitude() {
        return largestMagnitude;
    }

    /** A copy of a row, [columns]. */
    public double[] row(int row) {
        int start = start(Objects.checkIndex(row, rows));
        return Arrays.copyOfRange(entries, start, start + columns);
    }

    /** A copy as rows, [rows x columns]. */
    public double[][] toRows() {
        double[][] copy = new double[rows][];
        Arrays.setAll(copy, this::row);
        return copy;
    }

    /** A copy of the columns, each an array: [columns x rows]. */
    public double[][] toColumns() {
        double[][] copy = new double[columns][rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                copy[column][row] = entries[row * columns + column];
            }
        }
        return copy;
    }

    /** The transpose, [columns x rows]. */
    public Matrix transpose() {
        double[] transposed = new double[entries.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = entries[row * columns + column];
            }
        }
        return new Matrix("transpose", columns, rows, transposed);
    }

    /**
     * Some rows in the given order, [ids x columns].
     *
     * @throws IndexOutOfBoundsException if an id is not from 0 to rows - 1
     * @throws IllegalArgumentException if there is no id
     */
    public Matrix rowsAt(int[] ids) {
        double[] chosen = new double[requireSize("rows", ids.length, columns)];
        for (int i = 0; i < ids.length; i++) {
            System.arraycopy(entries, start(Objects.checkIndex(ids[i], rows)), chosen, i * columns, columns);
        }
        return new Matrix("rows", ids.length, columns, chosen);
    }

    /**
     * Some columns in the given order, [rows x ids].
     *
     * @throws IndexOutOfBoundsException if an id is not from 0 to columns - 1
     * @throws IllegalArgumentException if there is no id
     */
    public Matrix columnsAt(int[] ids) {
        double[] chosen = new double[requireSize("columns", rows, ids.length)];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < ids.length; k++) {
                chosen[row * ids.length + k] = entries[start(row) + Objects.checkIndex(ids[k], columns)];
            }
        }
        return new Matrix("columns", rows, ids.length, chosen);
    }

    /**
     * Requires entries from 0 to a largest one.
     *
     * @param name what the error message calls the matrix
     * @param largest may be infinite
     * @return this matrix
     * @throws IllegalArgumentException if an entry is negative or larger
     */
    public Matrix requireWithin(String name, double largest) {
        int outside = firstThat(entry -> entry < 0 || entry > largest);
        if (outside >= 0) {
            throw refusal(name, outside, Double.isInfinite(largest) ? "0 or more" : "from 0 to " + largest);
        }
        return this;
    }

    /**
     * Requires entries of at most the given absolute value.
     *
     * @param name what the error message calls the matrix
     * @return this matrix
     * @throws IllegalArgumentException if an entry is larger
     */
    public Matrix requireMagnitude(String name, double largest) {
        if (largestMagnitude > largest) {
            throw refusal(name, firstThat(entry -> Math.abs(entry) > largest), "of size " + largest + " or less");
        }
        return this;
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds(double entry);
    }

    private int firstThat(Condition condition) {
        for (int i = 0; i < entries.length; i++) {
            if (condition.holds(entries[i])) {
                return i;
            }
        }
        return -1;
    }

    private IllegalArgumentException refusal(String name, int index, String constraint) {
        return new IllegalArgumentException(name + "[" + index / columns + "][" + index % columns + "] must be "
                + constraint + ", but is " + entries[index]);
    }

    /**
     * The inner product of a part of each of two arrays. Four partial sums keep the processor's adders busy.
     *
     * @param xStart where the part of x starts
     * @param yStart where the part of y starts
     * @param length of both parts
     */
    public static double dot(double[] x, int xStart, double[] y, int yStart, int length) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            sum0 += x[xStart + k] * y[yStart + k];
            sum1 += x[xStart + k + 1] * y[yStart + k + 1];
            sum2 += x[xStart + k + 2] * y[yStart + k + 2];
            sum3 += x[xStart + k + 3] * y[yStart + k + 3];
        }
        for (; k < length; k++) {
            sum0 += x[xStart + k] * y[yStart + k];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** Whether both have the same shape and the same entries, bit by bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(entries, that.entries);
    }

    @Override
    public int hashCode() {
        return 31 * rows + Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return "Matrix[" + rows + " x " + columns + "]";
    }
}
