package org.neurobean.io.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads tensors of a file of the safetensors format: the length of a JSON header as 8 little-endian bytes, the header
 * (for each tensor its type, shape and place), the numbers. The places must cover the bytes after the header without
 * overlap or gap, as the format demands, and the header must be at most {@value #LONGEST_HEADER} bytes long.
 */
final class SafetensorsReader {

    private static final int LONGEST_HEADER = 16_000_000;
    private static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Where a tensor lies, in bytes after the header. */
    private record Place(String dtype, long[] shape, long from, long to) {}

    private final Content content;
    private final long dataStart;
    private final Map<String, Place> places;

    private SafetensorsReader(Content content, long dataStart, Map<String, Place> places) {
        this.content = content;
        this.dataStart = dataStart;
        this.places = places;
    }

    /** @throws UserError where the content is not of this format, is cut off, or its header contradicts itself */
    static SafetensorsReader open(Content content) {
        try (InputStream in = content.open()) {
            byte[] prefix = in.readNBytes(Long.BYTES);
            long most = Math.min(LONGEST_HEADER, content.length() - Long.BYTES);
            long length = prefix.length < Long.BYTES
                    ? -1
                    : ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (length < 2 || length > most) {
                throw UserError.usage(String.format(
                        Locale.ROOT,
                        "%s is not a .safetensors file, or is cut off: its %,d bytes cannot hold a header of %,d (at most %,d)",
                        content.name(),
                        content.length(),
                        length,
                        LONGEST_HEADER));
            }
            byte[] text = in.readNBytes((int) length);
            SafetensorsReader reader = new SafetensorsReader(content, Long.BYTES + length, new LinkedHashMap<>());
            reader.readPlaces(text);
            reader.requireCovering(content.length() - reader.dataStart);
            return reader;
        } catch (IOException e) {
            throw Content.unreadable(content.name(), e);
        }
    }

    private void readPlaces(byte[] text) {
        JsonNode header = parse(text);
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                places.put(entry.getKey(), place(entry.getKey(), entry.getValue()));
            }
        }
    }

    private JsonNode parse(byte[] text) {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            JsonNode header = JSON.readTree(json);
            if (header.isObject()) {
                return header;
            }
            throw damaged("its header is not a JSON object");
        } catch (CharacterCodingException e) {
            throw damaged("its header is not UTF-8");
        } catch (JacksonException e) {
            throw damaged("its header is not JSON, or names a tensor twice ("
                    + Shown.name(String.valueOf(e.getOriginalMessage())) + ")");
        }
    }

    private Place place(String tensor, JsonNode node) {
        JsonNode dtype = node.path("dtype");
        JsonNode shape = node.path("shape");
        JsonNode offsets = node.path("data_offsets");
        boolean whole = dtype.isString() && shape.isArray() && offsets.isArray() && offsets.size() == 2;
        if (!whole) {
            throw damaged("tensor " + Shown.name(tensor) + " needs a dtype, a shape and two data_offsets");
        }
        long[] sizes = new long[shape.size()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = natural(tensor, shape.get(d));
        }
        long from = natural(tensor, offsets.get(0));
        long to = natural(tensor, offsets.get(1));
        return new Place(dtype.asString(), sizes, from, to);
    }

    private long natural(String tensor, JsonNode node) {
        long value = node.isIntegralNumber() && node.canConvertToLong() ? node.asLong() : -1;
        if (value < 0) {
            throw damaged("tensor " + Shown.name(tensor)
                    + " has a size or an offset that is not a whole number of 0 or more");
        }
        return value;
    }

    /** Every byte belongs to one tensor, and the sizes are what types and shapes say. */
    private void requireCovering(long available) {
        List<Map.Entry<String, Place>> inOrder = new ArrayList<>(places.entrySet());
        inOrder.sort(Comparator.comparingLong(
                        (Map.Entry<String, Place> e) -> e.getValue().from())
                .thenComparingLong(e -> e.getValue().to()));
        long end = 0;
        for (Map.Entry<String, Place> entry : inOrder) {
            Place place = entry.getValue();
            ElementType type = type(place.dtype());
            if (place.from() != end || place.to() < end || place.to() > available) {
                throw damaged(String.format(
                        Locale.ROOT,
                        "tensor %s lies at bytes %,d to %,d of %,d, and must begin where the one before ends, at %,d",
                        Shown.name(entry.getKey()),
                        place.from(),
                        place.to(),
                        available,
                        end));
            }
            if (type != null && !holds(place, type)) {
                throw damaged(String.format(
                        Locale.ROOT,
                        "tensor %s has %,d bytes, which are not what %s of shape %s need",
                        Shown.name(entry.getKey()),
                        place.to() - place.from(),
                        place.dtype(),
                        Shown.shape(place.shape())));
            }
            end = place.to();
        }
        if (end != available) {
            throw damaged(
                    String.format(Locale.ROOT, "its tensors end at byte %,d of %,d after the header", end, available));
        }
    }

    private static boolean holds(Place place, ElementType type) {
        long bytes = place.to() - place.from();
        long needed = type.bytes();
        for (long size : place.shape()) {
            if (size > 0 && needed > bytes / size) {
                // Too many, unless a later size is 0; then there must be no byte.
                return bytes == 0 && Arrays.stream(place.shape()).anyMatch(s -> s == 0);
            }
            needed *= size;
        }
        return needed == bytes;
    }

    /** The names of all tensors, in the order of the file. */
    List<String> names() {
        return new ArrayList<>(places.keySet());
    }

    /**
     * One tensor.
     *
     * @throws UserError where there is none of this name, or its type is not read
     */
    NumericArray tensor(String tensor) {
        Place place = places.get(tensor);
        if (place == null) {
            throw UserError.usage(content.name() + " has no tensor " + Shown.name(tensor)
                    + Shown.suggestion(tensor, names()) + "; it has " + Shown.names(names()));
        }
        String name = "tensor " + Shown.name(tensor) + " of " + content.name();
        ElementType type = type(place.dtype());
        if (type == null) {
            throw UserError.usage(name + " has type " + Shown.name(place.dtype())
                    + ", and F16, BF16, F32, F64, I8 to I64, U8 to U64 and BOOL are read: save it as F32");
        }
        ArrayHeader header = new ArrayHeader(type, ByteOrder.LITTLE_ENDIAN, false, place.shape());
        header.requireFits(name, place.to() - place.from());
        try {
            InputStream in = content.open();
            try {
                in.skipNBytes(dataStart + place.from());
                return new NumericArray(name, header, in, false);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw Content.unreadable(name, e);
        }
    }

    private static @Nullable ElementType type(String dtype) {
        return switch (dtype) {
            case "F16" -> ElementType.FLOAT16;
            case "BF16" -> ElementType.BFLOAT16;
            case "F32" -> ElementType.FLOAT32;
            case "F64" -> ElementType.FLOAT64;
            case "I8" -> ElementType.INT8;
            case "I16" -> ElementType.INT16;
            case "I32" -> ElementType.INT32;
            case "I64" -> ElementType.INT64;
            case "U8" -> ElementType.UINT8;
            case "U16" -> ElementType.UINT16;
            case "U32" -> ElementType.UINT32;
            case "U64" -> ElementType.UINT64;
            case "BOOL" -> ElementType.BOOL;
            default -> null;
        };
    }

    private UserError damaged(String why) {
        return UserError.usage(content.name() + " is not a whole .safetensors file: " + why + "; save it again");
    }
}
