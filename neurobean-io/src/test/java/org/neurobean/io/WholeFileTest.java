package org.neurobean.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole, or what was there before is. */
final class WholeFileTest {

    private static final byte[] NEW = {1, 2, 3};

    @TempDir
    private Path folder;

    private String[] names() {
        return Objects.requireNonNull(folder.toFile().list());
    }

    @Test
    void writesAndReplaces() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "something longer");

        assertThat(WholeFile.write(file, NEW)).isEqualTo(new WrittenFile(file, 3));

        assertThat(file).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("file");
    }

    @Test
    void nothingIsInItsPlaceBeforeTheCommit() throws IOException {
        Path file = folder.resolve("file");
        try (WholeFile whole = WholeFile.begin(file)) {
            whole.write(ByteBuffer.wrap(NEW, 0, 2));
            whole.write(ByteBuffer.wrap(NEW, 2, 1));
            assertThat(file).doesNotExist();
            assertThat(whole.temporary()).hasBinaryContent(NEW).hasParent(folder);
            whole.commit();
        }
        assertThat(file).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("file");
    }

    @Test
    void whatIsNotCommittedLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        try (WholeFile whole = WholeFile.begin(file)) {
            whole.write(ByteBuffer.wrap(NEW));
        }
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void twoMayWriteTheSameFileAndTheLastToCommitWins() throws IOException {
        Path file = folder.resolve("file");
        try (WholeFile one = WholeFile.begin(file);
                WholeFile other = WholeFile.begin(file)) {
            one.write(ByteBuffer.wrap(NEW));
            other.write(ByteBuffer.wrap(NEW, 0, 1));
            other.commit();
            one.commit();
        }
        assertThat(file).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aFailureLeavesNoPartBehind() throws IOException {
        // A directory that is not empty cannot be replaced, whoever tries.
        Path taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();

        assertThatThrownBy(() -> WholeFile.replace(taken, NEW)).isInstanceOf(IOException.class);

        assertThat(names()).containsExactly("taken");
    }

    @Test
    void whatCannotBeWrittenIsOneLineThatSaysWhatToDo() {
        assertThatThrownBy(() -> WholeFile.write(folder, NEW))
                .isInstanceOf(UnwritableFileException.class)
                .hasMessage("cannot write " + folder + ": it is a directory; name a file");
        Path file = folder.resolve("none/file");
        assertThatThrownBy(() -> WholeFile.write(file, NEW))
                .isInstanceOf(UnwritableFileException.class)
                .hasMessage("cannot write " + file + ": " + folder.resolve("none")
                        + " is not an existing directory; create it or name another file");
    }

    @Test
    void whatAKilledProcessLeavesIsKnownByItsName() throws IOException {
        Path file = folder.resolve("file");
        try (WholeFile whole = WholeFile.begin(file)) {
            assertThat(WholeFile.isUnfinished(whole.temporary(), "file")).isTrue();
            assertThat(WholeFile.isUnfinished(whole.temporary(), "fil")).isFalse();
            assertThat(WholeFile.isUnfinished(whole.temporary(), "other")).isFalse();
        }
        assertThat(WholeFile.isUnfinished(file, "file")).isFalse();
    }
}
