package org.neurobean.torch.penalty;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A rectangle of a contiguous CPU tensor, as both BLAS (pointer, stride, transposed or not) and the engine (a tensor)
 * want it. Making one costs no engine operation; it is valid as long as the tensor is.
 */
final class Block {

    private final Tensor whole;
    private final boolean isDouble;
    private final int stride;
    private final int firstRow;
    private final int firstColumn;
    private final int storedRows;
    private final int storedColumns;
    private final boolean transposed;

    private Block(Block of, int firstRow, int firstColumn, int storedRows, int storedColumns, boolean transposed) {
        this.whole = of.whole;
        this.isDouble = of.isDouble;
        this.stride = of.stride;
        this.firstRow = firstRow;
        this.firstColumn = firstColumn;
        this.storedRows = storedRows;
        this.storedColumns = storedColumns;
        this.transposed = transposed;
    }

    /** All of a contiguous two-dimensional CPU tensor of float32 or float64. */
    Block(Tensor whole) {
        this.whole = whole;
        this.isDouble = whole.scalar_type().intern() == ScalarType.Double;
        this.stride = Math.toIntExact(whole.size(1));
        this.firstRow = 0;
        this.firstColumn = 0;
        this.storedRows = Math.toIntExact(whole.size(0));
        this.storedColumns = stride;
        this.transposed = false;
    }

    /** The transpose, without a copy. */
    Block t() {
        return new Block(this, firstRow, firstColumn, storedRows, storedColumns, !transposed);
    }

    /** Rows first to first + count - 1 of a block that is not transposed. */
    Block rows(int first, int count) {
        return new Block(this, firstRow + first, firstColumn, count, storedColumns, transposed);
    }

    /** Columns first to first + count - 1 of a block that is not transposed. */
    Block columns(int first, int count) {
        return new Block(this, firstRow, firstColumn + first, storedRows, count, transposed);
    }

    int rows() {
        return transposed ? storedColumns : storedRows;
    }

    int columns() {
        return transposed ? storedRows : storedColumns;
    }

    int storedRows() {
        return storedRows;
    }

    int storedColumns() {
        return storedColumns;
    }

    int stride() {
        return stride;
    }

    boolean transposed() {
        return transposed;
    }

    boolean isDouble() {
        return isDouble;
    }

    /** The step from one element to the next of a block that is a single row or a single column. */
    int increment() {
        return storedRows == 1 ? 1 : stride;
    }

    FloatPointer floats() {
        return new FloatPointer(whole.data_ptr()).position(offset());
    }

    DoublePointer doubles() {
        return new DoublePointer(whole.data_ptr()).position(offset());
    }

    /** The elements of a block of whole rows, or of a single row, row after row, in double precision. */
    double[] toArray() {
        double[] values = new double[storedRows * storedColumns];
        if (isDouble) {
            doubles().get(values);
        } else {
            float[] floats = new float[values.length];
            floats().get(floats);
            for (int i = 0; i < floats.length; i++) {
                values[i] = floats[i];
            }
        }
        return values;
    }

    /** Sets the elements of a block of whole rows, row after row. */
    void fill(double[] values) {
        if (isDouble) {
            doubles().put(values);
        } else {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            floats().put(floats);
        }
    }

    private long offset() {
        return (long) firstRow * stride + firstColumn;
    }

    /** The block as a tensor [rows x columns]; a view, free of charge if the block is the whole tensor. */
    Tensor tensor() {
        Tensor view = whole; // [storedRows x storedColumns] after the two lines below
        if (storedRows != whole.size(0)) {
            view = view.narrow(0, firstRow, storedRows);
        }
        if (storedColumns != stride) {
            view = view.narrow(1, firstColumn, storedColumns);
        }
        return transposed ? view.t() : view;
    }
}
