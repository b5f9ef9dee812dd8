package org.neurobean.io.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Shown;
import org.neurobean.io.safetensors.SafetensorsHeader;
import org.neurobean.io.safetensors.TensorPlace;
import org.neurobean.io.safetensors.TensorType;

/**
 * Reads tensors of a {@code .safetensors} file, see {@link SafetensorsHeader}. The header must be at most {@value
 * #LONGEST_HEADER} bytes long.
 */
final class SafetensorsReader {

    private static final int LONGEST_HEADER = 16_000_000;

    private final Content content;
    private final SafetensorsHeader header;

    private SafetensorsReader(Content content, SafetensorsHeader header) {
        this.content = content;
        this.header = header;
    }

    /** @throws ArrayFileException if the content is not of this format, is cut off, or its header contradicts itself */
    static SafetensorsReader open(Content content) {
        try (InputStream in = content.open()) {
            SafetensorsHeader header = SafetensorsHeader.read(content.name(), in, content.length(), LONGEST_HEADER);
            return new SafetensorsReader(content, header);
        } catch (IOException e) {
            throw Content.unreadable(content.name(), e);
        }
    }

    /** The names of all tensors, in the order of the file. */
    List<String> names() {
        return new ArrayList<>(header.tensors().keySet());
    }

    /**
     * One tensor.
     *
     * @throws ArrayFileException if there is none of this name, or its type is not read
     */
    NumericArray tensor(String tensor) {
        TensorPlace place = header.tensors().get(tensor);
        if (place == null) {
            throw new ArrayFileException(content.name() + " has no tensor " + Shown.name(tensor)
                    + Shown.suggestion(tensor, names()) + "; it has " + Shown.names(names()));
        }
        String name = "tensor " + Shown.name(tensor) + " of " + content.name();
        TensorType type = place.type();
        if (type == null) {
            throw new ArrayFileException(name + " has type " + Shown.name(place.dtype())
                    + ", and F16, BF16, F32, F64, I8 to I64, U8 to U64 and BOOL are read: save it as F32");
        }
        ArrayHeader array = new ArrayHeader(elements(type), ByteOrder.LITTLE_ENDIAN, false, place.shape());
        array.requireFits(name, place.bytes());
        try {
            InputStream in = content.open();
            try {
                in.skipNBytes(header.dataStart() + place.from());
                return new NumericArray(name, array, in, false);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw Content.unreadable(name, e);
        }
    }

    private static ElementType elements(TensorType type) {
        return switch (type) {
            case F16 -> ElementType.FLOAT16;
            case BF16 -> ElementType.BFLOAT16;
            case F32 -> ElementType.FLOAT32;
            case F64 -> ElementType.FLOAT64;
            case I8 -> ElementType.INT8;
            case I16 -> ElementType.INT16;
            case I32 -> ElementType.INT32;
            case I64 -> ElementType.INT64;
            case U8 -> ElementType.UINT8;
            case U16 -> ElementType.UINT16;
            case U32 -> ElementType.UINT32;
            case U64 -> ElementType.UINT64;
            case BOOL -> ElementType.BOOL;
        };
    }
}
