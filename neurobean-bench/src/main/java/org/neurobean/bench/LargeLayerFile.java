package org.neurobean.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the arrays of a large dense layer, 10,000 samples x 4,096 neurons x 1,000 targets, for timing {@code neurobean
 * analyze FILE.npz}: neurons that stand for a class each, or noise without any assembly, on which K-means takes longest.
 */
public final class LargeLayerFile {

    private static final int SAMPLES = 10_000;
    private static final int NEURONS = 4_096;
    private static final int TARGETS = 1_000;
    private static final int ALIGNMENT = 64;
    private static final int PREAMBLE = 10;

    private LargeLayerFile() {}

    /** Arguments: the file, and {@code noise} for a layer without assemblies. */
    public static void main(String[] args) throws IOException {
        boolean noise = args.length > 1 && args[1].equals("noise");
        SplittableRandom random = new SplittableRandom(0);
        int[] labels = random.ints(SAMPLES, 0, TARGETS).toArray();
        int[] preferred = random.ints(NEURONS, 0, TARGETS).toArray();
        try (OutputStream file = Files.newOutputStream(Path.of(args[0]));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setMethod(ZipOutputStream.STORED);
            write(zip, "activations", SAMPLES, NEURONS, (s, i) -> {
                double activation = Math.max(0, random.nextDouble() - 0.8);
                return !noise && preferred[i] == labels[s] ? activation + 2 : activation;
            });
            write(zip, "outgoing", NEURONS, TARGETS, (i, k) -> {
                double weight = 0.04 * (random.nextDouble() - 0.5);
                return !noise && preferred[i] == k ? weight + 1 : weight;
            });
            write(zip, "bias", 1, TARGETS, (row, k) -> 0);
            write(zip, "labels", 1, SAMPLES, (row, s) -> labels[s]);
        }
        System.out.println("wrote " + args[0]);
    }

    private interface Entry {
        double at(int row, int column);
    }

    /** A float32 array in C order; one row is an array of one dimension. Whole numbers stay whole. */
    private static void write(ZipOutputStream zip, String name, int rows, int columns, Entry entry) throws IOException {
        String shape = rows == 1 ? columns + "," : rows + ", " + columns;
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
        int padding = ALIGNMENT - (PREAMBLE + text.length() + 1) % ALIGNMENT;
        byte[] header = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(PREAMBLE + header.length + 4 * rows * columns)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) header.length).put(header);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                bytes.putFloat((float) entry.at(row, column));
            }
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes.array());
        ZipEntry file = new ZipEntry(name + ".npy");
        file.setSize(bytes.capacity());
        file.setCrc(checksum.getValue());
        zip.putNextEntry(file);
        zip.write(bytes.array());
        zip.closeEntry();
    }
}
