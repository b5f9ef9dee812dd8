package org.neurobean.io.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.io.ArrayFileException;

/** Archives of numpy and of others; archives with false headers. */
final class NpzReaderTest {

    private static final double[][] OUTGOING = {{1, -1}, {0.5, 0.25}, {0, 2}};

    @TempDir
    private Path folder;

    private Path file(byte[] content) {
        return ArrayFiles.write(folder.resolve("layer.npz"), content);
    }

    private double[][] outgoing(byte[] content, long memory) {
        try (NpzReader reader = NpzReader.open(file(content));
                NumericArray array = reader.array("outgoing")) {
            return array.matrix(false, new MemoryBudget(memory));
        }
    }

    private void fails(byte[] content, String... parts) {
        assertThatThrownBy(() -> outgoing(content, 1 << 20))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContaining("layer.npz")
                .hasMessageContainingAll(parts);
    }

    private static int indexOf(byte[] content, String text) {
        return new String(content, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    @Test
    void readsStoredAndDeflatedAndZip64Archives() {
        // numpy's are stored or deflated; java.util.zip's deflated ones have data descriptors.
        for (byte[] archive : List.of(
                NumpyFiles.SAVEZ,
                NumpyFiles.SAVEZ_COMPRESSED,
                NumpyFiles.SAVEZ_ZIP64,
                ArrayFiles.npz(Map.of("outgoing", ArrayFiles.npy(OUTGOING))),
                ArrayFiles.npz(Map.of("outgoing", ArrayFiles.npy(OUTGOING)), ZipEntry.STORED))) {
            assertThat(outgoing(archive, 1 << 20)).isDeepEqualTo(OUTGOING);
        }
    }

    @Test
    void knowsItsArraysInOrder() {
        try (NpzReader reader = NpzReader.open(file(NumpyFiles.SAVEZ))) {
            assertThat(reader.names()).containsExactly("activations", "outgoing", "labels", "bias", "images");
            assertThat(reader.has("bias")).isTrue();
            assertThat(reader.has("../bias")).isFalse();
            assertThatThrownBy(() -> reader.array("outgoin"))
                    .isInstanceOf(ArrayFileException.class)
                    .hasMessageContainingAll(
                            "no array outgoin;", "did you mean outgoing?", "it has activations, outgoing");
        }
    }

    @Test
    void namesArePlainTextAndNoPaths() {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("../../outside", ArrayFiles.npy(OUTGOING));
        arrays.put("/etc/outgoing", ArrayFiles.npy(OUTGOING));
        arrays.put("\u001b[31mred\nline", ArrayFiles.npy(OUTGOING));
        try (NpzReader reader = NpzReader.open(file(ArrayFiles.npz(arrays)))) {
            assertThatThrownBy(() -> reader.array("outgoing"))
                    .isInstanceOf(ArrayFileException.class)
                    .hasMessageContainingAll("no array outgoing", "../../outside, /etc/outgoing, ?[31mred?line");
            assertThat(reader.array("../../outside").shape()).containsExactly(3, 2);
        }
        assertThat(folder.getParent().resolve("outside.npy")).doesNotExist();
    }

    @Test
    void saysThatAKeyComesTwice() {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("outgoing", ArrayFiles.npy(OUTGOING));
        arrays.put("outgoinX", ArrayFiles.npy(OUTGOING));
        String renamed =
                new String(ArrayFiles.npz(arrays), StandardCharsets.ISO_8859_1).replace("outgoinX", "outgoing");
        fails(renamed.getBytes(StandardCharsets.ISO_8859_1), "two arrays named outgoing");
    }

    @Test
    void saysThatAnArchiveIsCutOffWhereverItEnds() {
        byte[] archive = NumpyFiles.SAVEZ_COMPRESSED;
        for (int length = 0; length < archive.length; length += 7) {
            fails(Arrays.copyOf(archive, length), "not an .npz archive, or is cut off");
        }
    }

    @Test
    void saysThatAnArchiveIsEncrypted() {
        byte[] archive = ArrayFiles.npz(Map.of("outgoing", ArrayFiles.npy(OUTGOING)));
        archive[indexOf(archive, "PK\u0001\u0002") + 8] |= 1; // the directory's flag: encrypted
        fails(archive, "encrypted");
    }

    @Test
    void saysThatAnArrayWasChanged() {
        byte[] archive = ArrayFiles.npz(Map.of("outgoing", ArrayFiles.npy(OUTGOING)), ZipEntry.STORED);
        archive[indexOf(archive, ", }\n") + 10] ^= 1;
        fails(archive, "array outgoing of", "checksum is wrong");
    }

    @Test
    void saysThatAFileIsNoArchive() {
        fails(NumpyFiles.FLOAT32, "not an .npz archive", "is it an .npy file?");
        fails(new byte[0], "not an .npz archive");
        fails("hello".getBytes(StandardCharsets.US_ASCII), "not an .npz archive");
        fails(
                new String(ArrayFiles.npz(Map.of("model/data", new byte[3])), StandardCharsets.ISO_8859_1)
                        .replace("data.npy", "data.pkl")
                        .getBytes(StandardCharsets.ISO_8859_1),
                "no array outgoing",
                "it has none",
                "checkpoint of PyTorch");
        assertThatThrownBy(() -> NpzReader.open(folder.resolve("none.npz")))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContainingAll("none.npz", "no such file");
        assertThatThrownBy(() -> NpzReader.open(folder))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContaining("is not a file");
    }

    @Test
    void anArrayOfHugeShapeIsRefusedBeforeItIsUnpacked() {
        // 8 MB of zeros, about 8 KB when deflated.
        byte[] bomb = ArrayFiles.npz(Map.of("outgoing", ArrayFiles.npy(new double[1000][1000])));
        assertThat(bomb.length).isLessThan(20_000);

        fails(bomb, "needs 8.0 MB of memory");
        assertThat(outgoing(bomb, 10_000_000)).hasDimensions(1000, 1000);
    }

    @Test
    void deflateCannotHoldMoreThanAThousandFold() {
        byte[] lie = ArrayFiles.npy(ArrayFiles.header("<f8", false, 100_000, 100_000), new byte[1000]);
        fails(ArrayFiles.npz(Map.of("outgoing", lie)), "[100,000 x 100,000] do not fit");

        // The directory may lie about the size as well: the packed bytes bound it.
        byte[] archive = ArrayFiles.npz(Map.of("outgoing", lie));
        int size = indexOf(archive, "PK\u0001\u0002") + 24;
        Arrays.fill(archive, size, size + 3, (byte) 0xff);
        archive[size + 3] = 0x7f;
        fails(archive, "[100,000 x 100,000] do not fit");
    }

    @Test
    void anEntryIsReadNoFurtherThanItsShape() {
        byte[] more = ArrayFiles.npy(ArrayFiles.header("<f8", false, 3, 2), new byte[10_000_000]);
        fails(ArrayFiles.npz(Map.of("outgoing", more)), "more bytes than its shape [3 x 2] needs");
    }
}
