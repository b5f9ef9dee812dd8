package org.neurobean.io.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.io.ArrayFileException;

/** What numpy wrote is read; what contradicts itself, or holds no numbers, is named. */
final class NpyReaderTest {

    private static final double[][] A = {{1.5, -2, 3}, {0, 4.25, -0.5}};

    private static double[][] matrix(byte[] file) {
        return matrix(file, false);
    }

    private static double[][] matrix(byte[] file, boolean transposed) {
        try (NumericArray array = NpyReader.open(ArrayFiles.inMemory(file))) {
            return array.matrix(transposed, new MemoryBudget(1 << 20));
        }
    }

    private static double[] vector(byte[] file) {
        try (NumericArray array = NpyReader.open(ArrayFiles.inMemory(file))) {
            return array.vector(new MemoryBudget(1 << 20));
        }
    }

    private static void fails(byte[] file, String... parts) {
        assertThatThrownBy(() -> matrix(file))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void readsWhatNumpyWrote() {
        for (byte[] file : List.of(
                NumpyFiles.FLOAT16,
                NumpyFiles.FLOAT32,
                NumpyFiles.FLOAT32_BIG_ENDIAN,
                NumpyFiles.FLOAT64_FORTRAN,
                NumpyFiles.VERSION_2,
                NumpyFiles.VERSION_3)) {
            assertThat(matrix(file)).isDeepEqualTo(A);
            assertThat(matrix(file, true)).isDeepEqualTo(new double[][] {{1.5, 0}, {-2, 4.25}, {3, -0.5}});
        }
        assertThat(vector(NumpyFiles.INT64)).containsExactly(3, -1, 0x1p62);
        assertThat(vector(NumpyFiles.UINT64)).containsExactly(3, 0x1p64);
        assertThat(vector(NumpyFiles.BOOL)).containsExactly(1, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "f8, 8, -2",
        "f4, 4, -2",
        "f2, 2, -2",
        "i1, 1, -2",
        "i2, 2, -2",
        "i4, 4, -2",
        "i8, 8, -2",
        "u1, 1, 254",
        "u2, 2, 65534",
        "u4, 4, 4294967294",
        "u8, 8, 18446744073709551614"
    })
    void readsEveryTypeInBothByteOrders(String code, int bytes, double expected) {
        // -2 in the type's own bits, little-endian; two's complement for all but the floating-point ones.
        byte[] little = new byte[bytes];
        long bits =
                switch (code) {
                    case "f8" -> Double.doubleToLongBits(-2);
                    case "f4" -> Float.floatToIntBits(-2);
                    case "f2" -> 0xc000; // sign 1, exponent 16 = 15 + 1, fraction 0
                    default -> -2;
                };
        for (int i = 0; i < bytes; i++) {
            little[i] = (byte) (bits >> (8 * i));
        }
        byte[] big = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            big[i] = little[bytes - 1 - i];
        }

        assertThat(vector(ArrayFiles.npy(ArrayFiles.header("<" + code, false, 1), little)))
                .containsExactly(expected);
        assertThat(vector(ArrayFiles.npy(ArrayFiles.header(">" + code, false, 1), big)))
                .containsExactly(expected);
    }

    @Test
    void everyHalfIsTheNumberOfItsBits() {
        byte[] data = new byte[2 << 16];
        ByteBuffer halves = ArrayFiles.littleEndian(data);
        for (int bits = 0; bits < 1 << 16; bits++) {
            halves.putShort((short) bits);
        }
        double[] read = vector(ArrayFiles.npy(ArrayFiles.header("<f2", false, 1 << 16), data));
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = (bits >> 10) & 31;
            double fraction = (bits & 1023) / 1024.0;
            // IEEE 754: 2^(e - 15) (1 + f), 2^-14 f if e = 0; e = 31 is infinity or NaN.
            double size = exponent == 31
                    ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                    : exponent == 0 ? 0x1p-14 * fraction : Math.scalb(1 + fraction, exponent - 15);
            assertThat(read[bits]).isEqualTo(Double.valueOf(bits < 1 << 15 ? size : -size));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "7, 1", "8, 3", "9, 17", "300, 131", "2, 10000"})
    void bothOrdersGiveTheSameMatrix(int rows, int columns) {
        double[][] expected = new double[rows][columns];
        byte[] byColumns = new byte[rows * columns * Double.BYTES];
        ByteBuffer numbers = ArrayFiles.littleEndian(byColumns);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                expected[i][j] = i * columns + j;
                numbers.putDouble(expected[i][j]);
            }
        }
        byte[] fortran = ArrayFiles.npy(ArrayFiles.header("<f8", true, rows, columns), byColumns);
        byte[] plain = ArrayFiles.npy(expected);

        assertThat(matrix(fortran)).isDeepEqualTo(expected);
        assertThat(matrix(plain)).isDeepEqualTo(expected);
        assertThat(matrix(fortran, true)).isDeepEqualTo(matrix(plain, true));
        assertThat(matrix(plain, true)).hasDimensions(columns, rows);
    }

    @Test
    void saysWhatToDoWithWhatHoldsNoNumbers() {
        fails(NumpyFiles.OBJECTS, "dtype |O", "Python objects", "numpy.stack");
        fails(NumpyFiles.TEXTS, "dtype <U3", "texts", "numpy.unique(labels, return_inverse=True)[1]");
        fails(NumpyFiles.RECORDS, "array of records", "each of its fields");
        fails(ArrayFiles.npy(ArrayFiles.header("<c8", false, 1, 1), new byte[8]), "complex", "real part");
        fails(ArrayFiles.npy(ArrayFiles.header("<M8[ns]", false, 1, 1), new byte[8]), "dates");
        // What ml_dtypes' bfloat16 becomes in a file of numpy.
        fails(ArrayFiles.npy(ArrayFiles.header("<V2", false, 1, 1), new byte[2]), "dtype <V2", ".astype('float32')");
        fails(ArrayFiles.npy(ArrayFiles.header("=f4", false, 1, 1), new byte[4]), "dtype =f4", ".astype('float32')");
    }

    @Test
    void saysThatFortranOrderOfMoreThanTwoDimensionsIsNotRead() {
        fails(
                ArrayFiles.npy(ArrayFiles.header("|u1", true, 1, 2, 2), new byte[4]),
                "Fortran order",
                "numpy.ascontiguousarray");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "x",
                "{'descr': '<f4', 'fortran_order': False}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1)} x",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (1, 1)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), 'shape': (1, 1)}",
                "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1, 1)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), 'more': 1}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1.0)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 99999999999999999999)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (,)}",
                "{'descr': '\\x3cf4', 'fortran_order': False, 'shape': (1, 1)}",
                "{'descr': '<f4', 'fortran_order': False 'shape': (1, 1)}",
                "{'descr': __import__('os'), 'fortran_order': False, 'shape': (1, 1)}"
            })
    void aHeaderIsNumpysAndNothingElse(String header) {
        fails(ArrayFiles.npy(header, new byte[4]), "header that numpy would not write", "save it again");
    }

    @Test
    void readsAHeaderInAnotherOrderAndNotation() {
        String header = "{\"shape\":(2L,3L),'fortran_order' : False ,\n'descr':'<f8'}";
        byte[] numbers = Arrays.copyOfRange(ArrayFiles.npy(A), ArrayFiles.npy(A).length - 48, ArrayFiles.npy(A).length);
        assertThat(matrix(ArrayFiles.npy(header, numbers))).isDeepEqualTo(A);
    }

    @Test
    void doesNotBelieveAShapeThatTheFileCannotFill() {
        long[][] lies = {
            {3, 3},
            {1L << 40, 1},
            {1, Long.MAX_VALUE},
            {1L << 32, 1L << 32}, // overflows to 0
            {(1L << 62) + 1, 4}, // overflows to 4
            {6148914691236517206L, 3}, // overflows to 2
        };
        for (long[] shape : lies) {
            fails(ArrayFiles.npy(ArrayFiles.header("<f8", false, shape), new byte[48]), "do not fit into 48 bytes");
        }
        fails(ArrayFiles.npy(ArrayFiles.header("<f8", false, -2, -3), new byte[48]), "[-2 x -3]", "must be positive");
        fails(ArrayFiles.npy(ArrayFiles.header("<f8", false, 0, 3), new byte[0]), "[0 x 3]", "no values");
        fails(ArrayFiles.npy(ArrayFiles.header("<f8", false, 1L << 62, 0), new byte[0]), "no values");
        fails(ArrayFiles.npy(ArrayFiles.header("|u1", false, new long[40]), new byte[1]), "40 dimensions");
    }

    @Test
    void saysThatAFileIsCutOffWhereverItEnds() {
        for (int length = 0; length < NumpyFiles.FLOAT32.length; length++) {
            byte[] cut = Arrays.copyOf(NumpyFiles.FLOAT32, length);
            assertThatThrownBy(() -> matrix(cut))
                    .isInstanceOf(ArrayFileException.class)
                    .hasMessageMatching("file (is cut off|is not an .npy array).*");
        }
        fails(Arrays.copyOf(NumpyFiles.FLOAT32, NumpyFiles.FLOAT32.length + 1), "more bytes", "[2 x 3]");
    }

    @Test
    void saysThatAFileIsOfAnotherKind() {
        fails(new byte[0], "is not an .npy array", "it is empty");
        fails(NumpyFiles.SAVEZ, "is not an .npy array", "is it an .npz file?");
        byte[] later = NumpyFiles.FLOAT32.clone();
        later[6] = 4;
        fails(later, "version 4.0", "save it again");
        byte[] longHeader = NumpyFiles.VERSION_2.clone();
        longHeader[10] = 1;
        fails(longHeader, "header of", "array of records");
    }

    @Test
    void takesNoMoreMemoryThanAllowed() {
        byte[] file = ArrayFiles.npy(new double[100][100]);
        try (NumericArray array = NpyReader.open(ArrayFiles.inMemory(file))) {
            assertThatThrownBy(() -> array.matrix(false, new MemoryBudget(80_000)))
                    .isInstanceOf(ArrayFileException.class)
                    .hasMessageContainingAll("needs 0.1 MB", "fewer samples", "-Xmx");
        }
        try (NumericArray array = NpyReader.open(ArrayFiles.inMemory(file))) {
            long needed = 100 * (100 * Double.BYTES + MemoryBudget.ROW_OVERHEAD);
            assertThat(array.matrix(false, new MemoryBudget(needed))).hasDimensions(100, 100);
        }
    }
}
