package org.neurobean.io.arrays;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damaged copies of whole files, without end: one to four things done to each. */
final class Mutations {

    private static final int LONGEST = 4096;
    private static final long[] EDGES = {
        -1,
        0,
        1,
        2,
        4,
        127,
        128,
        255,
        256,
        32_767,
        65_535,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final List<String> WORDS = List.of(
            "0",
            "-1",
            "1",
            "3",
            "(",
            ")",
            "()",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "'",
            "\"",
            "\\",
            "\n",
            "\u0000",
            "True",
            "False",
            "'shape': (",
            "<f4",
            ">f8",
            "|O",
            "<U3",
            "|u1",
            "<f2",
            "99999999999999999999",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "\"dtype\":\"F16\"",
            "\"BF16\"",
            "\"data_offsets\":[0,0]",
            "PK\u0001\u0002",
            "PK\u0005\u0006",
            "PK\u0006\u0006",
            "\u001b[2J",
            "1e999",
            "null");

    private final SplittableRandom random;
    private final List<byte[]> seeds;

    Mutations(SplittableRandom random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && bytes.length > 0; i++) {
            bytes = mutated(bytes);
        }
        return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
    }

    private byte[] mutated(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int other = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(16), bytes.length - at);
        return switch (random.nextInt(9)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 2 -> digit(bytes, at);
            case 3 -> edge(bytes, at);
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> replaced(bytes, at, length, new byte[0]);
            case 6 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, other, Math.min(bytes.length, other + length)));
            case 7 -> replaced(bytes, at, random.nextInt(length + 1), word());
            default -> spliced(bytes, at);
        };
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(ISO_8859_1);
    }

    /** Another digit for the next digit: shapes, types and offsets are digits. */
    private byte[] digit(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                bytes[i] = (byte) ('0' + random.nextInt(10));
                return bytes;
            }
        }
        return bytes;
    }

    /** A number at the edge of a type, in 1, 2, 4 or 8 bytes, little-endian. */
    private byte[] edge(byte[] bytes, int at) {
        long value = EDGES[random.nextInt(EDGES.length)];
        int size = 1 << random.nextInt(4);
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> (8 * i));
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - length + by.length);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(bytes, at + length, result, at + by.length, bytes.length - at - length);
        return result;
    }

    /** The beginning of one file and the end of another. */
    private byte[] spliced(byte[] bytes, int at) {
        byte[] tail = seeds.get(random.nextInt(seeds.size()));
        return replaced(bytes, at, bytes.length - at, Arrays.copyOfRange(tail, Math.min(at, tail.length), tail.length));
    }
}
