package org.neurobean.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of an archive, and what an archive cannot do. */
class TarArchiveTest {

    private static final Set<String> WANTED = Set.of("a.bin", "b.bin");
    private static final int BLOCK = 512;
    private static final int KIND_AT = 156;

    @TempDir
    Path folder;

    private static byte[] archive() {
        return SmallSets.tar(
                new TreeMap<>(Map.of("a.bin", bytes(3, 700), "b.bin", bytes(5, 512), "c.txt", bytes(7, 1))));
    }

    private static byte[] bytes(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private void unpack(byte[] archive) {
        TarArchive.unpack(SmallSets.write(folder.resolve("in.tar"), archive), WANTED, folder.resolve("out/deep"));
    }

    /** All files under the test's folder, by path. */
    private List<String> files() {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givesTheNamedFilesAndTheirSums() throws IOException {
        unpack(archive());

        Path out = folder.resolve("out/deep");
        assertThat(out.resolve("a.bin")).hasBinaryContent(bytes(3, 700));
        assertThat(out.resolve("b.bin")).hasBinaryContent(bytes(5, 512));
        assertThat(Files.readAllLines(out.resolve("SHA256SUMS")))
                .containsExactly(
                        SmallSets.sha256(bytes(3, 700)) + "  a.bin", SmallSets.sha256(bytes(5, 512)) + "  b.bin");
        assertThat(files()).hasSize(4);
    }

    @Test
    void isTheSameFromAGzipFile() {
        unpack(SmallSets.gzip(archive()));

        assertThat(folder.resolve("out/deep/a.bin")).hasBinaryContent(bytes(3, 700));
    }

    @Test
    void aPathInTheArchiveIsNotUsed() {
        byte[] tar = archive();
        int header = new String(tar, US_ASCII).indexOf("folder/a.bin");
        byte[] climbing = "../../../../a.bin".getBytes(US_ASCII);
        System.arraycopy(climbing, 0, tar, header, climbing.length);

        unpack(tar);

        assertThat(files()).containsExactly("in.tar", "out/deep/SHA256SUMS", "out/deep/a.bin", "out/deep/b.bin");
    }

    @Test
    void aLinkIsNoFile() {
        byte[] tar = archive();
        tar[new String(tar, US_ASCII).indexOf("folder/a.bin") + KIND_AT] = '2';

        assertThatThrownBy(() -> unpack(tar))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("lacks a.bin");
        assertThat(files()).containsExactly("in.tar");
    }

    @Test
    void anArchiveThatIsCutOffGivesNoFile() {
        byte[] tar = archive();
        int end = new String(tar, US_ASCII).indexOf("folder/b.bin") + 2 * BLOCK; // where the last wanted byte ends
        for (int length = 0; length < end; length += 61) {
            byte[] cut = Arrays.copyOf(tar, length);
            assertThatThrownBy(() -> unpack(cut))
                    .isInstanceOf(DataSetException.class)
                    .hasMessageContaining("replace")
                    .hasMessageNotContaining("\n");
            assertThat(files()).containsExactly("in.tar");
        }
    }

    @Test
    void whateverIsDamagedGivesAllFilesOrNone() {
        byte[] tar = archive();
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = tar.clone();
            for (int k = 0; k < 3; k++) {
                int block = random.nextInt(tar.length / BLOCK) * BLOCK;
                damaged[block + random.nextInt(KIND_AT + 2)] = (byte) random.nextInt(256);
            }
            try {
                unpack(damaged);
                assertThat(files()).contains("out/deep/a.bin", "out/deep/b.bin");
            } catch (DataSetException e) {
                refused++;
                assertThat(files()).noneMatch(name -> name.endsWith(".bin") || name.endsWith(".part"));
            }
            WANTED.forEach(
                    name -> folder.resolve("out/deep").resolve(name).toFile().delete());
        }
        assertThat(refused).isBetween(40, 390);
    }
}
