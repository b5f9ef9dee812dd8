package org.neurobean.io.safetensors;

import org.jspecify.annotations.Nullable;

/** The number types that this package knows, by the names of the format. */
public enum TensorType {
    F16(2),
    /** The upper half of an F32. */
    BF16(2),
    F32(4),
    F64(8),
    I8(1),
    I16(2),
    I32(4),
    I64(8),
    U8(1),
    U16(2),
    U32(4),
    U64(8),
    BOOL(1);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /** The type of this name; null if it is another one, such as one of 8-bit floating-point numbers. */
    static @Nullable TensorType named(String name) {
        for (TensorType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }
}
