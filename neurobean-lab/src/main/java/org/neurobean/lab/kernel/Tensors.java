package org.neurobean.lab.kernel;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.bean.Matrix;

/** Arrays of double precision as tensors of the caller's scope, and back. */
final class Tensors {

    private Tensors() {}

    /** A matrix from rows of one length. */
    static Tensor tensor(double[][] rows) {
        int columns = rows[0].length;
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return Tensor.create(values, rows.length, columns);
    }

    /** Some rows of a matrix, from (inclusive) to to (exclusive): [to - from x columns]. */
    static Tensor tensor(Matrix matrix, int from, int to) {
        double[] values = Arrays.copyOfRange(matrix.entries(), matrix.start(from), matrix.start(to));
        return Tensor.create(values, to - from, matrix.columns());
    }

    /** All numbers, row by row. */
    static double[] values(Tensor tensor) {
        double[] values = new double[(int) tensor.numel()];
        tensor.toType(ScalarType.Double).contiguous().data_ptr_double().get(values);
        return values;
    }

    /** A matrix as rows. */
    static double[][] rows(Tensor matrix) {
        double[] values = values(matrix);
        int columns = (int) matrix.size(1);
        double[][] rows = new double[(int) matrix.size(0)][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(values, r * columns, (r + 1) * columns));
        return rows;
    }
}
