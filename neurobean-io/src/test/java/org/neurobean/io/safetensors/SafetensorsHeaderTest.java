package org.neurobean.io.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neurobean.io.ArrayFileException;

/** What is laid out is read back; how the bytes are laid out. False headers are in SafetensorsReaderTest. */
final class SafetensorsHeaderTest {

    private static final int LONGEST = 1000;

    private static SafetensorsHeader read(byte[] file, long dataBytes) throws IOException {
        return SafetensorsHeader.read("f", new ByteArrayInputStream(file), file.length + dataBytes, LONGEST);
    }

    @Test
    void readsWhatItLaidOut() throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("who", "Zo\u00eb \"quoted\"\n");
        metadata.put("none", "");
        byte[] file = new SafetensorsHeader.Builder(metadata)
                .add("matrix", TensorType.F32, 2, 3)
                .add("scalar", TensorType.I64)
                .add("empty", TensorType.F64, 0, 3)
                .add("bits", TensorType.BOOL, 5)
                .toBytes();

        SafetensorsHeader header = read(file, 24 + 8 + 5);

        assertThat(header.metadata()).isEqualTo(metadata);
        assertThat(header.dataStart()).isEqualTo(file.length);
        assertThat(header.tensors().keySet()).containsExactly("matrix", "scalar", "empty", "bits");
        TensorPlace bits = header.tensors().get("bits");
        assertThat(bits.type()).isEqualTo(TensorType.BOOL);
        assertThat(bits.shape()).containsExactly(5);
        assertThat(bits.from()).isEqualTo(32);
        assertThat(bits.to()).isEqualTo(37);
        assertThat(header.tensors().get("scalar").shape()).isEmpty();
    }

    @Test
    void isALengthThenJsonWithoutBlanksThenPaddingToAMultipleOfEight() {
        byte[] file = new SafetensorsHeader.Builder(Map.of("format", "pt"))
                .add("a", TensorType.F32, 3, 1)
                .add("b", TensorType.I64, 1)
                .toBytes();

        String json = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[3,1],\"data_offsets\":[0,12]},"
                + "\"b\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[12,20]}}";
        long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(length).isEqualTo((json.length() + 7) / 8 * 8L).isEqualTo(file.length - 8);
        assertThat(new String(Arrays.copyOfRange(file, 8, file.length), UTF_8).stripTrailing())
                .isEqualTo(json);
    }

    @Test
    void leavesTheStreamBehindTheHeader() throws IOException {
        byte[] file = Arrays.copyOf(new SafetensorsHeader.Builder(Map.of()).toBytes(), 33);
        file[32] = 42;
        // "{"__metadata__":{}}" has 19 bytes, filled to 24.
        ByteArrayInputStream in = new ByteArrayInputStream(file);
        assertThatThrownBy(() -> SafetensorsHeader.read("f", in, file.length, LONGEST))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContaining("end at byte 0 of 1");
        assertThat(in.read()).isEqualTo(42);
    }

    @Test
    void refusesAHeaderThatIsLongerThanAllowed() {
        byte[] file = new SafetensorsHeader.Builder(Map.of("k", "v".repeat(LONGEST))).toBytes();
        assertThatThrownBy(() -> read(file, 0))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContainingAll("cannot hold a header of", "(at most 1,000)");
    }

    @Test
    void refusesATensorThatIsTooLargeToCount() {
        SafetensorsHeader.Builder header = new SafetensorsHeader.Builder(Map.of());
        assertThatThrownBy(() -> header.add("huge", TensorType.F32, 1L << 62, 2))
                .isInstanceOf(ArithmeticException.class);
    }
}
