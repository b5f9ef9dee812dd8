package org.neurobean.io.arrays;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the files that the readers read, right ones and wrong ones, for tests. */
public final class ArrayFiles {

    private ArrayFiles() {}

    /** An .npy file of float64, [A x B]. */
    public static byte[] npy(double[][] matrix) {
        byte[] data = new byte[matrix.length * matrix[0].length * Double.BYTES];
        ByteBuffer numbers = littleEndian(data);
        for (double[] row : matrix) {
            for (double value : row) {
                numbers.putDouble(value);
            }
        }
        return npy(header("<f8", false, matrix.length, matrix[0].length), data);
    }

    /** An .npy file of float64, [A]. */
    public static byte[] npy(double[] vector) {
        byte[] data = new byte[vector.length * Double.BYTES];
        littleEndian(data).asDoubleBuffer().put(vector);
        return npy(header("<f8", false, vector.length), data);
    }

    /** An .npy file of int32, [A]. */
    public static byte[] npy(int[] vector) {
        byte[] data = new byte[vector.length * Integer.BYTES];
        littleEndian(data).asIntBuffer().put(vector);
        return npy(header("<i4", false, vector.length), data);
    }

    /** An .npy file of uint8 of any shape. */
    public static byte[] npy(byte[] values, long... shape) {
        return npy(header("|u1", false, shape), values);
    }

    /** An .npy file of version 1.0 with any header and any data. */
    static byte[] npy(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] file = new byte[10 + text.length + data.length];
        littleEndian(file)
                .put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) text.length)
                .put(text)
                .put(data);
        return file;
    }

    /** A header as numpy writes it, but for the blanks that align the numbers. */
    static String header(String descr, boolean fortran, long... shape) {
        String sizes = Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
        return "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + sizes
                + "), }\n";
    }

    /** An .npz file, deflated, of .npy files by key. */
    public static byte[] npz(Map<String, byte[]> arrays) {
        return npz(arrays, ZipEntry.DEFLATED);
    }

    static byte[] npz(Map<String, byte[]> arrays, int method) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
                CRC32 checksum = new CRC32();
                checksum.update(array.getValue());
                entry.setMethod(method);
                entry.setSize(array.getValue().length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(array.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A .safetensors file with any header and any data. */
    static byte[] safetensors(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[Long.BYTES + text.length + data.length];
        littleEndian(file).putLong(text.length).put(text).put(data);
        return file;
    }

    /** Writes a file and returns its path. */
    public static Path write(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A view of these bytes. */
    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A file that is only in memory. */
    static Content inMemory(byte[] bytes) {
        return new Content() {
            @Override
            public String name() {
                return "file";
            }

            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
