package org.neurobean.report.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedMatrixTest {

    private static double unpack(PackedMatrix matrix, int place) {
        return unpack(matrix, Base64.getDecoder().decode(matrix.codes()), place);
    }

    /** What the page's script does, written once more. */
    private static double unpack(PackedMatrix matrix, byte[] bytes, int place) {
        int missing = (1 << matrix.bits()) - 1;
        int code = matrix.bits() == 8
                ? bytes[place] & 0xff
                : (bytes[2 * place] & 0xff) + 256 * (bytes[2 * place + 1] & 0xff);
        return code == missing ? Double.NaN : matrix.low() + (matrix.high() - matrix.low()) * code / (missing - 1);
    }

    private static double[][] noise(int rows, int columns) {
        Random random = new Random(5);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextGaussian();
            }
        }
        return values;
    }

    @Test
    void valuesComeBackWithinHalfAStep() {
        for (int rows : new int[] {1, 13, 400}) {
            double[][] values = noise(rows, 207);
            PackedMatrix matrix = PackedMatrix.of(values);
            double step = (matrix.high() - matrix.low()) / ((1 << matrix.bits()) - 2);
            byte[] bytes = Base64.getDecoder().decode(matrix.codes());
            double worst = 0;
            for (int i = 0; i < rows * 207; i += 11) {
                worst = Math.max(worst, Math.abs(unpack(matrix, bytes, i) - values[i / 207][i % 207]));
            }
            assertThat(worst).isPositive().isLessThan(0.5001 * step);
        }
    }

    @Test
    void largeMatricesTakeOneByteForEachValue() {
        assertThat(PackedMatrix.of(noise(13, 207)).bits()).isEqualTo(16);
        PackedMatrix large = PackedMatrix.of(noise(400, 207));
        assertThat(large.bits()).isEqualTo(8);
        assertThat(Base64.getDecoder().decode(large.codes())).hasSize(400 * 207);
    }

    @Test
    void endsAreMetExactlyAndSoIsTheZeroOfSignedValues() {
        PackedMatrix matrix = PackedMatrix.symmetric(new double[][] {{-0.3, 0, 0.7}});
        assertThat(unpack(matrix, 1)).isEqualTo(0);
        assertThat(unpack(matrix, 2)).isEqualTo(0.7);
        assertThat(unpack(PackedMatrix.of(new double[][] {{0.2, 1}}), 1)).isEqualTo(1);
    }

    @Test
    void whatIsMissingStaysMissing() {
        PackedMatrix matrix = PackedMatrix.of(new double[][] {{Double.NaN, 2}});
        assertThat(unpack(matrix, 0)).isNaN();
        assertThat(unpack(matrix, 1)).isEqualTo(2);
    }

    @Test
    void zerosAloneAndNothingAtAllArePackedToo() {
        assertThat(unpack(PackedMatrix.of(new double[][] {{0, 0}}), 1)).isZero();
        assertThat(PackedMatrix.of(new double[0][0]).codes()).isEmpty();
    }
}
