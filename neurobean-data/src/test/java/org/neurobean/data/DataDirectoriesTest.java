package org.neurobean.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoriesTest {

    @TempDir
    Path folder;

    private final Path home = Path.of("/home/ada");

    private Path cache(String os, Map<String, String> environment) {
        return DataDirectories.of(null, environment, home, os).cache();
    }

    @Test
    void looksIntoTheOptionThenTheVariableThenTheCache() {
        DataDirectories directories = DataDirectories.of(
                new DataDirectories.Named(Path.of("a"), "--data-dir"), Map.of("NEUROBEAN_DATA", "b"), home, "Linux");

        assertThat(directories.searched())
                .containsExactly(Path.of("a"), Path.of("b"), home.resolve(".cache/neurobean"));
    }

    @Test
    void theCacheIsThePlatformsOwn() {
        assertThat(cache("Linux", Map.of())).isEqualTo(home.resolve(".cache/neurobean"));
        assertThat(cache("Linux", Map.of("XDG_CACHE_HOME", "/c"))).isEqualTo(Path.of("/c/neurobean"));
        assertThat(cache("Linux", Map.of("XDG_CACHE_HOME", "c"))).isEqualTo(home.resolve(".cache/neurobean"));
        assertThat(cache("Mac OS X", Map.of())).isEqualTo(home.resolve("Library/Caches/neurobean"));
        assertThat(cache("Windows 11", Map.of("LOCALAPPDATA", "/l"))).isEqualTo(Path.of("/l/neurobean"));
        assertThat(cache("Windows 11", Map.of())).isEqualTo(home.resolve("AppData/Local/neurobean"));
    }

    @Test
    void anEmptyVariableIsNone() {
        assertThat(DataDirectories.of(null, Map.of("NEUROBEAN_DATA", " "), home, "Linux")
                        .named())
                .isEmpty();
    }

    @Test
    void downloadsGoIntoTheFirstNamedDirectoryThatCanBeWrittenTo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(SmallSets.directories(folder, home).downloadInto()).isEqualTo(folder);
        assertThat(SmallSets.directories(folder.resolve("new/one"), home).downloadInto())
                .isEqualTo(folder.resolve("new/one"));
        assertThat(SmallSets.directories(file.resolve("below"), home).downloadInto())
                .isEqualTo(home);
    }

    @Test
    void downloadsGoIntoTheCacheWhereTheNamedDirectoryIsReadOnly() throws IOException {
        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        assumeFalse(readOnly.toFile().setWritable(false) && Files.isWritable(readOnly), "an administrator may write");

        assertThat(SmallSets.directories(readOnly, home).downloadInto()).isEqualTo(home);
    }

    @Test
    void aNamedDirectoryMustExistAndBeADirectory() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() ->
                        SmallSets.directories(folder.resolve("none"), home).requireNamed())
                .isInstanceOf(DataSetException.class)
                .hasMessage("--data-dir: there is no directory " + folder.resolve("none")
                        + "; make it, or name one that exists");
        assertThatThrownBy(() -> SmallSets.directories(file, home).requireNamed())
                .hasMessageContaining("must be a directory, found the file");
        SmallSets.directories(folder, home).requireNamed();
    }

    @Test
    void aDirectoryWithTheNameOfTheSetIsTheSets() throws IOException {
        Path named = Files.createDirectory(folder.resolve("small"));

        assertThat(DataDirectories.ofSet(folder, "small")).isEqualTo(named);
        assertThat(DataDirectories.ofSet(named, "small")).isEqualTo(named);
        Files.createDirectory(named.resolve("small"));
        assertThat(DataDirectories.ofSet(named, "small")).isEqualTo(named.resolve("small"));
    }
}
