package org.neurobean.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Data sets of a few images, made by hand, in the formats of the real ones. */
final class SmallSets {

    /** Content by file name of a set of 3 training and 2 test images of 2 x 2. */
    static final Map<String, byte[]> IDX = new TreeMap<>(Map.of(
            "train-images", images(3, 2, 2, 0, 255, 51, 102, 1, 2, 3, 4, 5, 6, 7, 8),
            "train-labels", labels(3, 7, 0, 9),
            "test-images", images(2, 2, 2, 9, 9, 9, 9, 8, 8, 8, 8),
            "test-labels", labels(2, 1, 2)));

    private static final List<String> NAMES =
            IntStream.range(0, 10).mapToObj(i -> "class " + i).toList();

    private SmallSets() {}

    static byte[] images(int count, int height, int width, int... pixels) {
        return idx(0x00000803, new int[] {count, height, width}, pixels);
    }

    static byte[] labels(int count, int... labels) {
        return idx(0x00000801, new int[] {count}, labels);
    }

    static byte[] idx(int magic, int[] sizes, int... body) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + body.length);
        bytes.putInt(magic);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        for (int value : body) {
            bytes.put((byte) value);
        }
        return bytes.array();
    }

    /** One CIFAR-10 record for each label; pixel k of record i is i + k, modulo 256. */
    static byte[] cifar(int... labels) {
        byte[] bytes = new byte[3073 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[3073 * i] = (byte) labels[i];
            for (int k = 0; k < 3072; k++) {
                bytes[3073 * i + 1 + k] = (byte) (i + k);
            }
        }
        return bytes;
    }

    /** The set of {@link #IDX}, published in folders at these addresses. */
    static DataSetSpec idxSpec(URI... mirrors) {
        return spec(
                "small",
                new ImageShape(1, 2, 2),
                new Publication.IdxFiles(
                        List.of(mirrors),
                        known("train-images"),
                        known("train-labels"),
                        known("test-images"),
                        known("test-labels")));
    }

    /** A CIFAR-10 of three records per file, two training files; of the first, a content is known with a remark. */
    static DataSetSpec cifarSpec(URI archive, String sha256) {
        DataFile.Content rebuilt = new DataFile.Content(sha256(cifar(0, 0, 0)), "one image is rebuilt");
        return spec(
                "tiny-cifar",
                Cifar10Reader.SHAPE,
                new Publication.CifarArchive(
                        archive,
                        sha256,
                        3,
                        List.of(new DataFile("batch_1.bin", List.of(rebuilt)), new DataFile("batch_2.bin", List.of())),
                        new DataFile("test.bin", List.of())));
    }

    private static DataSetSpec spec(String name, ImageShape shape, Publication publication) {
        return new DataSetSpec(name, "A small set", "nobody", "none", NAMES, shape, 3, 2, publication);
    }

    private static DataFile known(String name) {
        return DataFile.of(name, sha256(IDX.get(name)));
    }

    static String sha256(byte[] bytes) {
        MessageDigest digest = Sha256.start();
        digest.update(bytes);
        return Sha256.hex(digest);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A tar archive as the tool tar writes it: a folder, then the files, then two empty blocks. */
    static byte[] tar(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header("folder/", 0, '5'));
        files.forEach((name, content) -> {
            out.writeBytes(header("folder/" + name, content.length, '0'));
            out.writeBytes(content);
            out.writeBytes(new byte[-content.length & 511]);
        });
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    private static byte[] header(String name, int size, char kind) {
        ByteBuffer header = ByteBuffer.allocate(512);
        header.put(name.getBytes(US_ASCII));
        header.position(124).put("%011o".formatted(size).getBytes(US_ASCII));
        header.position(156).put((byte) kind);
        header.position(257).put("ustar".getBytes(US_ASCII));
        return header.array();
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of {@link #IDX} into {@code root/small}. */
    static void writeIdx(Path root) {
        IDX.forEach((name, content) -> write(root.resolve("small").resolve(name), content));
    }

    static DataDirectories directories(Path dataDir, Path cache) {
        return new DataDirectories(List.of(new DataDirectories.Named(dataDir, "--data-dir")), cache);
    }
}
