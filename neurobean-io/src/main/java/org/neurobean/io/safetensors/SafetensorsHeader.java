package org.neurobean.io.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The header of a file: where each tensor is, and texts about the file. Immutable. */
public final class SafetensorsHeader {

    static final String METADATA = "__metadata__";
    /** The numbers begin at a multiple of this. */
    private static final int ALIGNMENT = 8;

    private final Map<String, TensorPlace> tensors;
    private final Map<String, String> metadata;
    private final long dataStart;

    SafetensorsHeader(Map<String, TensorPlace> tensors, Map<String, String> metadata, long dataStart) {
        this.tensors = Collections.unmodifiableMap(tensors);
        this.metadata = Collections.unmodifiableMap(metadata);
        this.dataStart = dataStart;
    }

    /**
     * Reads the header of a file. The places of the tensors cover the bytes after the header without overlap or gap, and
     * each has the bytes that its type and shape need, if the type is known.
     *
     * @param name of the file, for messages
     * @param in the file from its first byte on; is left positioned after the header
     * @param fileLength bytes of the whole file
     * @param longest bytes that the header may have at most
     * @throws ArrayFileException if the file is not of this format, is cut off, or its header contradicts itself
     * @throws IOException if the file cannot be read
     */
    public static SafetensorsHeader read(String name, InputStream in, long fileLength, int longest) throws IOException {
        byte[] prefix = in.readNBytes(Long.BYTES);
        long length = prefix.length < Long.BYTES
                ? -1
                : ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > Math.min(longest, fileLength - Long.BYTES)) {
            throw new ArrayFileException(String.format(
                    Locale.ROOT,
                    "%s is not a .safetensors file, or is cut off: its %,d bytes cannot hold a header of %,d (at most %,d)",
                    name,
                    fileLength,
                    length,
                    longest));
        }
        byte[] text = in.readNBytes((int) length);
        return new HeaderParser(name).parse(text, fileLength - Long.BYTES - length);
    }

    /** The tensors by name, in the order of the header. */
    public Map<String, TensorPlace> tensors() {
        return tensors;
    }

    /** Texts by key. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** Where the numbers begin in the file. */
    public long dataStart() {
        return dataStart;
    }

    /** Lays out a file: its tensors are in the order in which they are added, one after the other. */
    public static final class Builder {

        private final ObjectNode header = Json.plain().createObjectNode();
        private long end;

        public Builder(Map<String, String> metadata) {
            ObjectNode texts = header.putObject(METADATA);
            metadata.forEach(texts::put);
        }

        /** The next tensor. */
        public Builder add(String name, TensorType type, long... shape) {
            ObjectNode place = header.putObject(name);
            place.put("dtype", type.name());
            ArrayNode sizes = place.putArray("shape");
            long bytes = type.bytes();
            for (long size : shape) {
                sizes.add(size);
                bytes = Math.multiplyExact(bytes, size);
            }
            place.putArray("data_offsets").add(end).add(end + bytes);
            end += bytes;
            return this;
        }

        /** The file up to its numbers, filled with blanks so that they begin at a multiple of 8. */
        public byte[] toBytes() {
            byte[] text = Json.plain().writeValueAsBytes(header);
            int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            byte[] file = new byte[Long.BYTES + length];
            Arrays.fill(file, (byte) ' ');
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(text);
            return file;
        }
    }
}
