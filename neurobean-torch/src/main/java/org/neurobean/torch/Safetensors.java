package org.neurobean.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Named tensors in a file of the safetensors format: the length of a JSON header as 8 little-endian bytes, the header
 * (for each tensor its type, shape and place), the numbers. PyTorch, Keras and others read it.
 *
 * @param tensors by name
 * @param metadata free text by key
 */
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String METADATA = "__metadata__";
    private static final int MAX_HEADER = 100_000_000;

    public Safetensors {
        tensors = new LinkedHashMap<>(tensors);
        metadata = new LinkedHashMap<>(metadata);
    }

    /**
     * Writes the file whole or not at all: into a neighbour first, forced to the disk, then moved into place.
     *
     * @throws IOException where the disk is full or the folder cannot be written
     */
    public void write(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            try (FileChannel channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                writeTo(channel);
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private void writeTo(FileChannel channel) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode texts = header.putObject(METADATA);
        metadata.forEach(texts::put);
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            ObjectNode place = header.putObject(entry.getKey());
            place.put("dtype", NumberType.of(tensor.scalar_type().intern()).name());
            var shape = place.putArray("shape");
            for (long d = 0; d < tensor.dim(); d++) {
                shape.add(tensor.size(d));
            }
            long bytes = tensor.numel() * tensor.element_size();
            place.putArray("data_offsets").add(offset).add(offset + bytes);
            offset += bytes;
        }
        byte[] text = padded(JSON.writeValueAsBytes(header));
        writeAll(channel, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, text.length));
        writeAll(channel, ByteBuffer.wrap(text));
        for (Tensor tensor : tensors.values()) {
            try (PointerScope scope = new PointerScope()) {
                Tensor plain = Device.CPU.bring(tensor.detach()).contiguous();
                writeAll(channel, bytesOf(plain));
            }
        }
    }

    /** The header ends on a multiple of 8, filled with blanks, so that the numbers are aligned. */
    private static byte[] padded(byte[] text) {
        byte[] result = new byte[(text.length + 7) / 8 * 8];
        java.util.Arrays.fill(result, (byte) ' ');
        System.arraycopy(text, 0, result, 0, text.length);
        return result;
    }

    private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static ByteBuffer bytesOf(Tensor contiguous) {
        long bytes = contiguous.numel() * contiguous.element_size();
        if (bytes == 0) {
            return ByteBuffer.allocate(0);
        }
        BytePointer data = new BytePointer(contiguous.data_ptr()).capacity(bytes);
        return data.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a whole file. The tensors belong to the caller's {@code PointerScope}.
     *
     * @throws IOException where the file cannot be read or is not whole
     */
    public static Safetensors read(Path file) throws IOException {
        Engine.start();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer prefix = readAt(channel, 0, Math.min(8, size), file).order(ByteOrder.LITTLE_ENDIAN);
            long headerBytes = size < 8 ? -1 : prefix.getLong(0);
            if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER, size - 8)) {
                throw new IOException(file + " is not a safetensors file, or is cut off: its " + size
                        + " bytes cannot hold a header of " + headerBytes);
            }
            JsonNode header = parse(readAt(channel, 8, headerBytes, file), file);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : header.properties()) {
                if (entry.getKey().equals(METADATA)) {
                    entry.getValue()
                            .properties()
                            .forEach(t -> metadata.put(t.getKey(), t.getValue().asString("")));
                } else {
                    tensors.put(entry.getKey(), readTensor(channel, 8 + headerBytes, entry, file));
                }
            }
            return new Safetensors(tensors, metadata);
        }
    }

    private static JsonNode parse(ByteBuffer text, Path file) throws IOException {
        try {
            JsonNode header = JSON.readTree(StandardCharsets.UTF_8.decode(text).toString());
            if (header.isObject()) {
                return header;
            }
        } catch (JacksonException e) {
            throw new IOException(file + " is not a safetensors file: its header is not JSON", e);
        }
        throw new IOException(file + " is not a safetensors file: its header is not a JSON object");
    }

    private static Tensor readTensor(FileChannel channel, long start, Map.Entry<String, JsonNode> entry, Path file)
            throws IOException {
        JsonNode place = entry.getValue();
        NumberType type = NumberType.named(place.path("dtype").asString(""), entry.getKey(), file);
        long available = channel.size() - start;
        JsonNode dimensions = place.path("shape");
        long[] shape = new long[dimensions.size()];
        long bytes = dimensions.isArray() ? type.bytes : -1;
        for (int d = 0; d < shape.length; d++) {
            shape[d] = dimensions.get(d).asLong(-1);
            // A product that overflows, or a negative length, could look right.
            boolean fits = shape[d] == 0 || (shape[d] > 0 && bytes <= available / shape[d]);
            bytes = fits && bytes >= 0 ? bytes * shape[d] : -1;
        }
        long from = place.path("data_offsets").path(0).asLong(-1);
        long to = place.path("data_offsets").path(1).asLong(-1);
        if (bytes < 0 || from < 0 || to > available || to - from != bytes) {
            throw new IOException(file + " is damaged or cut off: tensor " + entry.getKey() + " of shape " + dimensions
                    + " should lie at bytes " + from + " to " + to + " of " + available);
        }
        Tensor tensor = torch.zeros(shape, new TensorOptions(type.scalar));
        bytesOf(tensor).put(readAt(channel, start + from, to - from, file));
        return tensor;
    }

    private static ByteBuffer readAt(FileChannel channel, long position, long bytes, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(bytes));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException(file + " is cut off after " + channel.size() + " bytes");
            }
        }
        return buffer.flip();
    }

    /** The number types that neurobean writes and reads. */
    private enum NumberType {
        F32(ScalarType.Float, 4),
        F64(ScalarType.Double, 8),
        I64(ScalarType.Long, 8);

        private final ScalarType scalar;
        private final int bytes;

        NumberType(ScalarType scalar, int bytes) {
            this.scalar = scalar;
            this.bytes = bytes;
        }

        static NumberType of(ScalarType scalar) {
            for (NumberType type : values()) {
                if (type.scalar == scalar.intern()) { // what the engine returns is a copy of the constant
                    return type;
                }
            }
            throw new IllegalArgumentException(
                    "a tensor of type " + scalar + " cannot be written; convert it to Float");
        }

        static NumberType named(String name, String tensor, Path file) throws IOException {
            for (NumberType type : values()) {
                if (type.name().equals(name)) {
                    return type;
                }
            }
            throw new IOException(
                    file + ": tensor " + tensor + " has type " + name + ", and only F32, F64 and I64 are read");
        }
    }
}
