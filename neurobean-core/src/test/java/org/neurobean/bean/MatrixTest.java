package org.neurobean.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A matrix keeps what came in, and nothing that is not a matrix of finite numbers comes in. */
final class MatrixTest {

    private static final double[][] ROWS = {{1, -2, 3}, {4, 5, -6}};

    private static void refused(double[][] rows, String... parts) {
        assertThatThrownBy(() -> Matrix.copyOf("weights", rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void keepsRowsAndColumns() {
        Matrix matrix = Matrix.copyOf("m", ROWS);
        assertThat(matrix.rows()).isEqualTo(2);
        assertThat(matrix.columns()).isEqualTo(3);
        assertThat(matrix.entries()).containsExactly(1, -2, 3, 4, 5, -6);
        assertThat(matrix.get(1, 2)).isEqualTo(-6);
        assertThat(matrix.entries()[matrix.start(1) + 1]).isEqualTo(5);
        assertThat(matrix.row(1)).containsExactly(4, 5, -6);
        assertThat(matrix.toRows()).isDeepEqualTo(ROWS);
        assertThat(matrix.largestMagnitude()).isEqualTo(6);
    }

    @Test
    void isACopyOfRows() {
        double[][] rows = {{1, 2}};
        Matrix matrix = Matrix.copyOf("m", rows);
        rows[0][0] = 7;
        matrix.toRows()[0][1] = 7;
        matrix.row(0)[1] = 7;
        matrix.toColumns()[1][0] = 7;
        assertThat(matrix).isEqualTo(Matrix.of("m", 1, 2, new double[] {1, 2}));
    }

    @Test
    void transposeIsItsOwnInverseAndHasTheColumnsAsRows() {
        Matrix matrix = Matrix.copyOf("m", ROWS);
        assertThat(matrix.transpose().toRows()).isDeepEqualTo(new double[][] {{1, 4}, {-2, 5}, {3, -6}});
        assertThat(matrix.toColumns()).isDeepEqualTo(matrix.transpose().toRows());
        assertThat(matrix.transpose().transpose()).isEqualTo(matrix);
    }

    @Test
    void choosesRowsAndColumnsInAnyOrder() {
        Matrix matrix = Matrix.copyOf("m", ROWS);
        assertThat(matrix.rowsAt(new int[] {1, 0, 1}).toRows())
                .isDeepEqualTo(new double[][] {{4, 5, -6}, {1, -2, 3}, {4, 5, -6}});
        assertThat(matrix.columnsAt(new int[] {2, 0}).toRows()).isDeepEqualTo(new double[][] {{3, 1}, {-6, 4}});
        assertThatThrownBy(() -> matrix.rowsAt(new int[] {2})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.columnsAt(new int[] {-1})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesWhatIsNoMatrixOfFiniteNumbers() {
        refused(new double[0][], "weights", "1 row or more", "has 0");
        refused(new double[2][0], "weights", "1 column or more", "has 0");
        refused(new double[][] {{1, 2}, {3}}, "weights", "one length", "row 1 has 1");
        refused(new double[][] {{1, 2}, {3, Double.NaN}}, "weights[1][1]", "finite", "NaN");
        refused(new double[][] {{1, Double.NEGATIVE_INFINITY}, {3, 4}}, "weights[0][1]", "finite", "-Infinity");
        assertThatThrownBy(() -> Matrix.of("m", 2, 2, new double[3])).hasMessageContainingAll("2 x 2", "has 3");
        assertThatThrownBy(() -> Matrix.of("m", 70_000, 70_000, new double[0]))
                .hasMessageContainingAll("at most", "70000 x 70000");
    }

    @Test
    void namesTheFirstEntryOutsideOfARange() {
        Matrix matrix = Matrix.copyOf("m", ROWS);
        assertThatThrownBy(() -> matrix.requireWithin("f", 5))
                .hasMessageContainingAll("f[0][1]", "from 0 to 5.0", "-2.0");
        assertThatThrownBy(() -> Matrix.copyOf("m", new double[][] {{0}, {1.5}}).requireWithin("f", 1))
                .hasMessageContainingAll("f[1][0]", "from 0 to 1.0", "1.5");
        assertThatThrownBy(() -> matrix.requireMagnitude("p", 5))
                .hasMessageContainingAll("p[1][2]", "size 5.0", "-6.0");
        assertThat(matrix.requireMagnitude("p", 6)).isSameAs(matrix);
    }

    @Test
    void dotIsTheSumOfProductsOfTheParts() {
        double[] x = {9, 1, 2, 3, 4, 5, 6, 7, 9};
        double[] y = {9, 9, 7, 6, 5, 4, 3, 2, 1};
        for (int length = 0; length <= 7; length++) {
            double sum = 0;
            for (int k = 0; k < length; k++) {
                sum += x[1 + k] * y[2 + k];
            }
            assertThat(Matrix.dot(x, 1, y, 2, length)).isCloseTo(sum, within(1e-12));
        }
    }
}
