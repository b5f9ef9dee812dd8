package org.neurobean.io.safetensors;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Json;
import org.neurobean.io.Shown;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Parses the JSON of a header, and accepts nothing that the length of the file does not allow. */
final class HeaderParser {

    private final String file;

    /** @param file its name, for messages */
    HeaderParser(String file) {
        this.file = file;
    }

    /**
     * @param text UTF-8
     * @param available bytes of the file after the header
     * @throws ArrayFileException if the header contradicts itself or the length of the file
     */
    SafetensorsHeader parse(byte[] text, long available) {
        Map<String, TensorPlace> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object(text).properties()) {
            if (entry.getKey().equals(SafetensorsHeader.METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().asString("")));
            } else {
                tensors.put(entry.getKey(), place(entry.getKey(), entry.getValue()));
            }
        }
        requireCovering(tensors, available);
        return new SafetensorsHeader(tensors, metadata, (long) Long.BYTES + text.length);
    }

    private JsonNode object(byte[] text) {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            JsonNode header = Json.foreign().readTree(json);
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

    private TensorPlace place(String tensor, JsonNode node) {
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
        return new TensorPlace(dtype.asString(), sizes, from, to);
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
    private void requireCovering(Map<String, TensorPlace> tensors, long available) {
        List<Map.Entry<String, TensorPlace>> inOrder = new ArrayList<>(tensors.entrySet());
        inOrder.sort(Comparator.comparingLong(
                        (Map.Entry<String, TensorPlace> e) -> e.getValue().from())
                .thenComparingLong(e -> e.getValue().to()));
        long end = 0;
        for (Map.Entry<String, TensorPlace> entry : inOrder) {
            String name = Shown.name(entry.getKey());
            TensorPlace place = entry.getValue();
            if (place.from() != end || place.to() < end || place.to() > available) {
                throw damaged(String.format(
                        Locale.ROOT,
                        "tensor %s lies at bytes %,d to %,d of %,d, and must begin where the one before ends, at %,d",
                        name,
                        place.from(),
                        place.to(),
                        available,
                        end));
            }
            requireBytes(name, place);
            end = place.to();
        }
        if (end != available) {
            throw damaged(
                    String.format(Locale.ROOT, "its tensors end at byte %,d of %,d after the header", end, available));
        }
    }

    private void requireBytes(String name, TensorPlace place) {
        TensorType type = place.type();
        if (type != null && !holds(place, type)) {
            throw damaged(String.format(
                    Locale.ROOT,
                    "tensor %s has %,d bytes, which are not what %s of shape %s need",
                    name,
                    place.bytes(),
                    type,
                    Shown.shape(place.shape())));
        }
    }

    private static boolean holds(TensorPlace place, TensorType type) {
        long needed = type.bytes();
        for (long size : place.shape()) {
            if (size > 0 && needed > place.bytes() / size) {
                // Too many, unless a later size is 0; then there must be no byte.
                return place.bytes() == 0 && Arrays.stream(place.shape()).anyMatch(s -> s == 0);
            }
            needed *= size;
        }
        return needed == place.bytes();
    }

    private ArrayFileException damaged(String why) {
        return new ArrayFileException(
                file + " is damaged or cut off, it is not a whole .safetensors file: " + why + "; save it again");
    }
}
