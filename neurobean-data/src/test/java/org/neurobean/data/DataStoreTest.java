package org.neurobean.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking up, checking and reading what is on this machine; nothing here is fetched. */
class DataStoreTest {

    /** No server listens at the discard port of this machine. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/");

    private static final DataSetSpec SPEC = SmallSets.idxSpec(NOWHERE);

    @TempDir
    Path folder;

    private Path named;
    private Path cache;
    private DataStore store;

    @BeforeEach
    void makeDirectories() throws IOException {
        named = Files.createDirectory(folder.resolve("named"));
        cache = Files.createDirectory(folder.resolve("cache"));
        store = new DataStore(
                SmallSets.directories(named, cache), new Fetcher(Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }

    private DataSet load() {
        return store.load(SPEC, FetchProgress.SILENT);
    }

    @Test
    void readsWhatItFindsAndSaysWhereFrom() {
        SmallSets.writeIdx(named);

        DataSet set = load();

        assertThat(set.name()).isEqualTo("small");
        assertThat(set.train().labels()).containsExactly(7, 0, 9);
        assertThat(set.test().pixels(1)).containsExactly(8, 8, 8, 8);
        assertThat(set.source()).isEqualTo(named.resolve("small").toString());
        assertThat(set.remarks()).isEmpty();
    }

    @Test
    void aSetOfFilesHasOneDigestWhereverAndHoweverItLies() {
        SmallSets.writeIdx(named);
        String plain = load().digest();
        SmallSets.IDX.forEach((name, content) -> {
            delete(named.resolve("small").resolve(name));
            SmallSets.write(cache.resolve("small").resolve(name + ".gz"), SmallSets.gzip(content));
        });

        assertThat(load().digest()).isEqualTo(plain);
    }

    @Test
    void theNamedDirectoryIsLookedIntoBeforeTheCache() {
        SmallSets.writeIdx(cache);
        Path first = SmallSets.write(named.resolve("small/test-labels"), SmallSets.IDX.get("test-labels"));

        assertThat(store.locate(SPEC))
                .containsEntry("test-labels", first)
                .containsEntry("test-images", cache.resolve("small/test-images"));
        assertThat(load().source()).isEqualTo(cache.resolve("small") + ", " + named.resolve("small"));
    }

    @Test
    void aWrongContentIsNamedWithBothDigests() {
        SmallSets.writeIdx(named);
        byte[] wrong = SmallSets.labels(2, 1, 3);
        Path file = SmallSets.write(named.resolve("small/test-labels"), wrong);

        assertThatThrownBy(this::load)
                .isInstanceOf(DataSetException.class)
                .hasMessage(file + " is not the file of small: the sha256 of its content must be "
                        + SmallSets.sha256(SmallSets.IDX.get("test-labels")) + ", found " + SmallSets.sha256(wrong)
                        + "; delete it and run 'neurobean data fetch small', or put the right file in its place");
    }

    @Test
    void aTruncatedFileIsToldByItsDigest() {
        SmallSets.writeIdx(named);
        byte[] content = SmallSets.IDX.get("train-images");
        SmallSets.write(named.resolve("small/train-images"), Arrays.copyOf(content, content.length - 1));

        assertThatThrownBy(this::load)
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("must be " + SmallSets.sha256(content));
    }

    @Test
    void aNamedDirectoryThatDoesNotExistIsAnErrorBeforeAnyFetch() {
        delete(named);

        assertThatThrownBy(this::load)
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("--data-dir: there is no");
    }

    @Test
    void theBuiltInSetNeedsNoDirectory() {
        delete(named);

        assertThat(store.load(DataCatalog.named("digits"), FetchProgress.SILENT)
                        .train()
                        .size())
                .isEqualTo(10_000);
        assertThat(store.verify(DataCatalog.named("digits"))).isEmpty();
        assertThat(store.fetch(DataCatalog.named("digits"), FetchProgress.SILENT))
                .isEmpty();
    }

    @Test
    void verifyTellsRightMissingAndWrongFilesApart() {
        SmallSets.writeIdx(named);
        delete(named.resolve("small/train-labels"));
        SmallSets.write(named.resolve("small/test-labels"), new byte[] {1});

        List<FileCheck> checks = store.verify(SPEC);

        assertThat(checks)
                .extracting(FileCheck::name, FileCheck::status)
                .containsExactly(
                        tuple("train-images", FileCheck.Status.OK),
                        tuple("train-labels", FileCheck.Status.MISSING),
                        tuple("test-images", FileCheck.Status.OK),
                        tuple("test-labels", FileCheck.Status.WRONG));
        assertThat(checks.get(3).detail()).contains("must be", "found");
    }

    @Test
    void theRemarkOfAContentIsTheSets() {
        DataSetSpec spec = SmallSets.cifarSpec(NOWHERE, "0".repeat(64));
        Path directory = named.resolve("tiny-cifar");
        SmallSets.write(directory.resolve("batch_1.bin.gz"), SmallSets.gzip(SmallSets.cifar(0, 0, 0)));
        byte[] second = SmallSets.cifar(1, 2, 3);
        byte[] test = SmallSets.cifar(4, 5, 6);
        SmallSets.write(directory.resolve("batch_2.bin"), second);
        SmallSets.write(directory.resolve("test.bin"), test);
        SmallSets.write(
                directory.resolve("SHA256SUMS"),
                "%s  batch_2.bin\n%s  test.bin\n"
                        .formatted(SmallSets.sha256(second), SmallSets.sha256(test))
                        .getBytes(UTF_8));

        DataSet set = store.load(spec, FetchProgress.SILENT);

        assertThat(set.train().labels()).containsExactly(0, 0, 0, 1, 2, 3);
        assertThat(set.remarks()).containsExactly("one image is rebuilt");
    }

    @Test
    void sumsDoNotVouchForFilesThatTheCatalogKnows() {
        SmallSets.writeIdx(named);
        byte[] wrong = SmallSets.labels(2, 1, 3);
        SmallSets.write(named.resolve("small/test-labels"), wrong);
        Checksums.add(named.resolve("small"), Map.of("test-labels", SmallSets.sha256(wrong)));

        assertThatThrownBy(this::load).isInstanceOf(DataSetException.class);
    }

    @Test
    void aDamagedListOfSumsIsNamed() {
        SmallSets.write(named.resolve("SHA256SUMS"), "nonsense\n".getBytes(UTF_8));

        assertThatThrownBy(() -> Checksums.in(named))
                .isInstanceOf(DataSetException.class)
                .hasMessageContainingAll("SHA256SUMS", "found 'nonsense'");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
