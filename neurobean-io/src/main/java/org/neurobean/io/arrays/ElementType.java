package org.neurobean.io.arrays;

import java.nio.ByteBuffer;
import java.util.Locale;

/** The number types that are read, and what a double makes of them: exact but for 64-bit integers above 2^53. */
enum ElementType {
    FLOAT16(2),
    BFLOAT16(2),
    FLOAT32(4),
    FLOAT64(8),
    INT8(1),
    INT16(2),
    INT32(4),
    INT64(8),
    UINT8(1),
    UINT16(2),
    UINT32(4),
    UINT64(8),
    /** A byte; 1 for true, which is any byte but 0. */
    BOOL(1);

    private static final double HALF_SUBNORMAL = 0x1p-24;

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** Whether only whole numbers can be stored. */
    boolean isWhole() {
        return switch (this) {
            case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> false;
            default -> true;
        };
    }

    /** Takes the buffer's next {@code count} numbers, in its byte order. */
    void read(ByteBuffer from, double[] to, int start, int count) {
        for (int i = start; i < start + count; i++) {
            to[i] = next(from);
        }
    }

    private double next(ByteBuffer from) {
        return switch (this) {
            case FLOAT16 -> half(from.getShort());
            case BFLOAT16 -> Float.intBitsToFloat(from.getShort() << 16);
            case FLOAT32 -> from.getFloat();
            case FLOAT64 -> from.getDouble();
            case INT8 -> from.get();
            case INT16 -> from.getShort();
            case INT32 -> from.getInt();
            case INT64 -> from.getLong();
            case UINT8 -> Byte.toUnsignedInt(from.get());
            case UINT16 -> Short.toUnsignedInt(from.getShort());
            case UINT32 -> Integer.toUnsignedLong(from.getInt());
            case UINT64 -> unsigned(from.getLong());
            case BOOL -> from.get() == 0 ? 0 : 1;
        };
    }

    /** IEEE 754 binary16: 1 bit of sign, 5 of exponent (bias 15), 10 of fraction. */
    private static double half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            return (sign == 0 ? HALF_SUBNORMAL : -HALF_SUBNORMAL) * fraction;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + (127 - 15);
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    private static double unsigned(long bits) {
        // Half of it, rounded to odd so that the last bit does not get lost, and doubled.
        return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
    }

    /** numpy's name: "float32". */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
