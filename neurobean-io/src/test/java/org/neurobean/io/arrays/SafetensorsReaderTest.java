package org.neurobean.io.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.io.ArrayFileException;

/** Tensors of the format's own library; false headers. */
final class SafetensorsReaderTest {

    private static SafetensorsReader open(String header, int dataBytes) {
        return SafetensorsReader.open(ArrayFiles.inMemory(ArrayFiles.safetensors(header, new byte[dataBytes])));
    }

    private static void fails(String header, int dataBytes, String... parts) {
        assertThatThrownBy(() -> open(header, dataBytes))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContainingAll(parts);
    }

    private static String tensor(String name, String dtype, String shape, String offsets) {
        return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets
                + "}";
    }

    private static double[] vector(SafetensorsReader reader, String name) {
        try (NumericArray array = reader.tensor(name)) {
            return array.vector(new MemoryBudget(1 << 20));
        }
    }

    @Test
    void readsWhatTheFormatsOwnLibraryWrote() {
        SafetensorsReader reader = SafetensorsReader.open(ArrayFiles.inMemory(NumpyFiles.SAFETENSORS));

        assertThat(reader.names()).containsExactlyInAnyOrder("fc.weight", "fc.bias", "half");
        assertThat(vector(reader, "fc.bias")).containsExactly(0.5, -0.5);
        try (NumericArray weight = reader.tensor("fc.weight");
                NumericArray half = reader.tensor("half")) {
            assertThat(weight.shape()).containsExactly(2, 3);
            assertThat(weight.type()).isEqualTo(ElementType.FLOAT32);
            assertThat(weight.matrix(true, new MemoryBudget(1000)))
                    .isDeepEqualTo(new double[][] {{1, -1}, {0.5, 0.25}, {0, 2}});
            assertThat(half.matrix(false, new MemoryBudget(1000)))
                    .isDeepEqualTo(new double[][] {{1.5, -2, 3}, {0, 4.25, -0.5}});
        }
    }

    @ParameterizedTest
    @CsvSource({
        "F16, 0080, -0.0", "BF16, 403f, 0.75", "F32, 0000403f, 0.75", "F64, 000000000000e83f, 0.75", "I8, fe, -2",
        "I16, feff, -2", "I32, feffffff, -2", "I64, feffffffffffffff, -2", "U8, fe, 254", "U16, feff, 65534",
        "U32, feffffff, 4294967294", "U64, 0000000000000080, 9223372036854775808", "BOOL, 01, 1"
    })
    void readsEveryType(String dtype, String hex, double expected) {
        byte[] data = HexFormat.of().parseHex(hex);
        String header = "{" + tensor("t", dtype, "[1]", "[0," + data.length + "]") + "}  ";
        SafetensorsReader reader = SafetensorsReader.open(ArrayFiles.inMemory(ArrayFiles.safetensors(header, data)));

        assertThat(vector(reader, "t")).containsExactly(expected);
    }

    @Test
    void findsEachTensorAtItsPlace() {
        byte[] data = new byte[12];
        ArrayFiles.littleEndian(data).putFloat(1).putFloat(2).putFloat(3);
        String header =
                "{" + tensor("late", "F32", "[1]", "[8,12]") + "," + tensor("early", "F32", "[2]", "[0,8]") + "}";
        SafetensorsReader reader = SafetensorsReader.open(ArrayFiles.inMemory(ArrayFiles.safetensors(header, data)));

        assertThat(vector(reader, "late")).containsExactly(3);
        assertThat(vector(reader, "early")).containsExactly(1, 2);
    }

    @Test
    void saysWhatThereIsWhereANameIsUnknown() {
        SafetensorsReader reader = SafetensorsReader.open(ArrayFiles.inMemory(NumpyFiles.SAFETENSORS));
        assertThatThrownBy(() -> reader.tensor("fc.weights"))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContainingAll("no tensor fc.weights", "did you mean fc.weight?", "fc.bias", "half");

        String many = IntStream.range(0, 50)
                .mapToObj(i -> tensor("layer" + i, "U8", "[0]", "[0,0]"))
                .collect(Collectors.joining(",", "{", "}"));
        assertThatThrownBy(() -> open(many, 0).tensor("zzzzzzzzzzzz"))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContaining("layer11 and 38 more");
    }

    @Test
    void aTypeThatIsNotReadHurtsOnlyWhoAsksForIt() {
        String header = "{" + tensor("odd", "F8_E4M3", "[3]", "[0,3]") + "," + tensor("t", "U8", "[1]", "[3,4]") + "}";
        assertThat(vector(open(header, 4), "t")).containsExactly(0);
        assertThatThrownBy(() -> open(header, 4).tensor("odd"))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContainingAll("tensor odd", "F8_E4M3", "save it as F32");
    }

    @Test
    void placesMustCoverTheFileWithoutOverlap() {
        String a = tensor("a", "U8", "[4]", "[0,4]");
        fails("{" + a + "," + tensor("b", "U8", "[4]", "[2,6]") + "}", 6, "tensor b", "at bytes 2 to 6", "at 4");
        fails("{" + a + "," + tensor("b", "U8", "[4]", "[0,4]") + "}", 4, "must begin where the one before ends");
        fails("{" + a + "," + tensor("b", "U8", "[1]", "[5,6]") + "}", 6, "must begin where");
        fails("{" + a + "}", 3, "tensor a lies at bytes 0 to 4 of 3");
        fails("{" + a + "}", 5, "end at byte 4 of 5");
        fails("{" + tensor("a", "U8", "[0]", "[0,-4]") + "}", 0, "not a whole number of 0 or more");
        fails("{" + tensor("a", "U8", "[0]", "[4,0]") + "}", 4, "at bytes 4 to 0");
        fails("{" + tensor("a", "U8", "[1]", "[0,9223372036854775807]") + "}", 1, "tensor a lies at");
        fails("{" + tensor("a", "U8", "[1]", "[0,9223372036854775808]") + "}", 1, "not a whole number");
        fails("{" + tensor("a", "U8", "[1]", "[0,1.0]") + "}", 1, "not a whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[3]",
                "[]",
                "[5]",
                "[4294967296,4294967296]",
                "[4611686018427387905,4]",
                "[0]",
                "[4294967296,4294967296,0]"
            })
    void bytesMustBeWhatTypeAndShapeNeed(String shape) {
        fails("{" + tensor("a", "F32", shape, "[0,16]") + "}", 16, "tensor a has 16 bytes", "F32 of shape");
    }

    @Test
    void anEmptyTensorMayStandInTheFile() {
        String header = "{" + tensor("none", "F32", "[4294967296,4294967296,0]", "[0,0]") + "}";
        assertThat(open(header, 0).names()).containsExactly("none");
        assertThatThrownBy(() -> open(header, 0).tensor("none"))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContaining("no values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "12",
                "{\"a\":1}",
                "{\"a\":{}}",
                "{\"a\":{\"dtype\":1,\"shape\":[],\"data_offsets\":[0,0]}}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":{},\"data_offsets\":[0,0]}}",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0]}}",
                "{\"a\":",
                "{} {}",
                "nothing"
            })
    void aHeaderIsAnObjectOfPlaces(String header) {
        fails(header, 0, "not a whole .safetensors file");
    }

    @Test
    void saysThatANameComesTwice() {
        String a = tensor("a", "U8", "[1]", "[0,1]");
        fails("{" + a + "," + a + "}", 1, "names a tensor twice");
    }

    @Test
    void nestingWithoutEndIsAnError() {
        fails("[".repeat(100_000), 0, "not a whole .safetensors file");
        fails("{\"a\":".repeat(100_000), 0, "not a whole .safetensors file");
    }

    @Test
    void headersThatAreNoTextAreAnError() {
        byte[] file = ArrayFiles.safetensors("{\"a\"}", new byte[0]);
        file[10] = (byte) 0xff;
        assertThatThrownBy(() -> SafetensorsReader.open(ArrayFiles.inMemory(file)))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 3, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void doesNotBelieveTheLengthOfTheHeader(long length) {
        byte[] file = ArrayFiles.safetensors("{}", new byte[0]);
        ArrayFiles.littleEndian(file).putLong(0, length);
        assertThatThrownBy(() -> SafetensorsReader.open(ArrayFiles.inMemory(file)))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContaining("cannot hold a header");
    }

    @Test
    void saysThatAFileIsCutOffWhereverItEnds() {
        for (int length = 0; length < NumpyFiles.SAFETENSORS.length; length++) {
            byte[] cut = Arrays.copyOf(NumpyFiles.SAFETENSORS, length);
            assertThatThrownBy(() -> SafetensorsReader.open(ArrayFiles.inMemory(cut)))
                    .isInstanceOf(ArrayFileException.class);
        }
        assertThatThrownBy(() -> SafetensorsReader.open(
                        ArrayFiles.inMemory("PK and other bytes".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContaining("not a .safetensors file");
    }
}
