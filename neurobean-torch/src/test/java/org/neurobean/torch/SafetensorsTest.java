package org.neurobean.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file format, byte by byte; what was written is read; and what is damaged is named. */
final class SafetensorsTest {

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        Path file = folder.resolve("all.safetensors");
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            tensors.put("single", Tensor.create(new float[] {1.5f, -0.0f, Float.MIN_VALUE, 4, 5, 6}, 2, 3));
            tensors.put("double", Tensor.create(new double[] {Math.PI, Double.NaN}, 2));
            tensors.put("long", Tensor.create(new long[] {Long.MIN_VALUE, 7}, 1, 2));
            tensors.put("scalar", torch.ones(new long[0]));
            tensors.put("empty", torch.zeros(0, 3));
            Map<String, String> metadata = Map.of("wer", "Zoë \"quoted\"\n", "leer", "");
            new Safetensors(tensors, metadata).write(file);

            Safetensors read = Safetensors.read(file);
            assertThat(read.metadata()).isEqualTo(metadata);
            assertThat(read.tensors().keySet()).containsExactly("single", "double", "long", "scalar", "empty");
            tensors.forEach((name, tensor) -> {
                Tensor back = read.tensors().get(name);
                assertThat(back.scalar_type().intern())
                        .isEqualTo(tensor.scalar_type().intern());
                assertThat(back.sizes().vec().get())
                        .isEqualTo(tensor.sizes().vec().get());
                assertThat(back.numel() == 0 || Arrays.equals(Draws.doubles(back), Draws.doubles(tensor)))
                        .as(name)
                        .isTrue();
            });
            // The sign of zero and the smallest number keep their bits.
            assertThat(Float.floatToRawIntBits(Draws.floats(read.tensors().get("single"))[1]))
                    .isEqualTo(0x80000000);
        }
    }

    @Test
    void isALengthAHeaderAndTheNumbersInTurn() throws IOException {
        Path file = folder.resolve("two.safetensors");
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            tensors.put("a", Tensor.create(new float[] {1, 2, 3}, 3, 1));
            tensors.put("b", Tensor.create(new long[] {258}, 1));
            new Safetensors(tensors, Map.of("format", "pt")).write(file);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertThat(length % 8).isZero();
        assertThat(bytes.capacity()).isEqualTo(8 + length + 12 + 8);
        JsonNode header =
                JsonMapper.builder().build().readTree(new String(bytes.array(), 8, length, StandardCharsets.UTF_8));
        assertThat(header)
                .isEqualTo(JsonMapper.builder()
                        .build()
                        .readTree("{\"__metadata__\": {\"format\": \"pt\"},"
                                + "\"a\": {\"dtype\": \"F32\", \"shape\": [3, 1], \"data_offsets\": [0, 12]},"
                                + "\"b\": {\"dtype\": \"I64\", \"shape\": [1], \"data_offsets\": [12, 20]}}"));
        assertThat(Arrays.copyOfRange(bytes.array(), 8 + length, bytes.capacity()))
                .containsExactly(
                        0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, // 1, 2, 3
                        2, 1, 0, 0, 0, 0, 0, 0); // 258 = 2 + 256
    }

    @Test
    void readsAFileThatAnotherProgramWrote() throws IOException {
        // Header unpadded, tensors in another order than their numbers.
        Path file = written("{\"z\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]},"
                + "\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}");
        try (PointerScope scope = new PointerScope()) {
            Safetensors read = Safetensors.read(file);
            assertThat(read.metadata()).isEmpty();
            assertThat(Draws.doubles(read.tensors().get("a"))).containsExactly(2.5);
            assertThat(Draws.floats(read.tensors().get("z"))).containsExactly(-1);
        }
    }

    @Test
    void writesViewsAndTransposedTensorsInRowMajorOrder() throws IOException {
        Path file = folder.resolve("views.safetensors");
        try (PointerScope scope = new PointerScope();
                Network network = Draws.mlp(1);
                FlatParameters flat = new FlatParameters(network)) {
            new Safetensors(network.parameters(), Map.of()).write(file);
            Safetensors read = Safetensors.read(file);
            network.parameters()
                    .forEach((name, parameter) ->
                            assertThat(Draws.floats(read.tensors().get(name))).isEqualTo(Draws.floats(parameter)));
            Tensor matrix = Tensor.create(new float[] {1, 2, 3, 4}, 2, 2);
            new Safetensors(Map.of("t", matrix.t()), Map.of()).write(file);
            assertThat(Draws.floats(Safetensors.read(file).tensors().get("t"))).containsExactly(1, 3, 2, 4);
        }
    }

    @Test
    void replacesTheFileWholeOrLeavesItAsItWas() throws IOException {
        Path file = folder.resolve("model.safetensors");
        try (PointerScope scope = new PointerScope()) {
            new Safetensors(Map.of("a", torch.ones(2)), Map.of()).write(file);
            assertThat(inFolder()).containsExactly("model.safetensors");
            byte[] before = Files.readAllBytes(file);
            Map<String, Tensor> bad = new LinkedHashMap<>();
            bad.put("a", torch.zeros(2));
            bad.put("b", torch.zeros(2).toType(ScalarType.Half));
            assertThatThrownBy(() -> new Safetensors(bad, Map.of()).write(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Half")
                    .hasMessageContaining("convert it to Float");
            assertThat(inFolder()).containsExactly("model.safetensors");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);

            Path occupied =
                    Files.createDirectories(folder.resolve("occupied/inside")).getParent();
            assertThatThrownBy(() -> new Safetensors(Map.of("a", torch.ones(2)), Map.of()).write(occupied))
                    .isInstanceOf(IOException.class);
            assertThat(inFolder()).containsExactly("model.safetensors", "occupied");
            Path nowhere = folder.resolve("no/such/folder.safetensors");
            assertThatThrownBy(() -> new Safetensors(Map.of("a", torch.ones(2)), Map.of()).write(nowhere))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void namesAFileThatIsCutOffAnywhere() throws IOException {
        Path file = folder.resolve("cut.safetensors");
        try (PointerScope scope = new PointerScope()) {
            new Safetensors(Map.of("a", torch.ones(5)), Map.of("k", "v")).write(file);
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Safetensors.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut.safetensors")
                    .hasMessageContaining("cut off");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON at all",
                "[1, 2]",
                "{\"a\":5}",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[8,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[\"x\"],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904],\"data_offsets\":[0,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[3,11]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}} {}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}"
            })
    void namesADamagedHeader(String header) throws IOException {
        Path file = written(header);
        try (PointerScope scope = new PointerScope()) {
            assertThatThrownBy(() -> Safetensors.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("other.safetensors")
                    .hasMessageMatching(".*(is damaged or cut off|only F32, F64 and I64 are read).*");
        }
    }

    @Test
    void doesNotTrustALengthBeyondTheFile() throws IOException {
        for (long length : new long[] {0, 1, 9, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            Path file = folder.resolve("length.safetensors");
            Files.write(
                    file,
                    ByteBuffer.allocate(16)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(0, length)
                            .array());
            assertThatThrownBy(() -> Safetensors.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.format(Locale.ROOT, "cannot hold a header of %,d", length));
        }
    }

    /** A file with this header and the numbers 2.5 as F64 and -1 as F32. */
    private Path written(String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).putDouble(2.5).putFloat(-1);
        return Files.write(folder.resolve("other.safetensors"), bytes.array());
    }

    private Stream<String> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }
}
