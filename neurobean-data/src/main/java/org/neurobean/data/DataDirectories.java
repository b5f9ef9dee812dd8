package org.neurobean.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where data sets are looked for, in this order: the directories that the user named (by an option of the program, then by
 * {@code NEUROBEAN_DATA}), then the user's cache. Inside each, a set has the directory of its name.
 *
 * @param named what the user named, in order; may be empty
 * @param cache the user's cache; need not exist
 */
public record DataDirectories(List<Named> named, Path cache) {

    /** The environment variable that names a data directory. */
    public static final String VARIABLE = "NEUROBEAN_DATA";

    /**
     * A directory that the user named.
     *
     * @param by what named it, for messages, such as {@code --data-dir}
     */
    public record Named(Path path, String by) {}

    public DataDirectories {
        named = List.copyOf(named);
    }

    /**
     * For the running process.
     *
     * @param first where to look before all others; null for nowhere
     */
    public static DataDirectories ofThisProcess(@Nullable Named first) {
        return of(
                first,
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                System.getProperty("os.name", ""));
    }

    /**
     * For a given environment.
     *
     * @param first where to look before all others; null for nowhere
     * @param environment environment variables; an empty value counts as none
     * @param home the user's home directory
     * @param osName as in the system property {@code os.name}
     * @throws DataSetException if {@code NEUROBEAN_DATA} is not a path
     */
    public static DataDirectories of(@Nullable Named first, Map<String, String> environment, Path home, String osName) {
        List<Named> named = new ArrayList<>();
        if (first != null) {
            named.add(first);
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isBlank()) {
            try {
                named.add(new Named(Path.of(variable), VARIABLE));
            } catch (InvalidPathException e) {
                throw new DataSetException(
                        VARIABLE + " must be a directory, found '" + variable + "': set or unset it", e);
            }
        }
        return new DataDirectories(named, cache(environment, home, osName));
    }

    private static Path cache(Map<String, String> environment, Path home, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("neurobean");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("neurobean");
        }
        // The XDG base directory specification: a relative path is to be ignored.
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache")).resolve("neurobean");
    }

    /** All directories, in the order of looking. */
    public List<Path> searched() {
        return Stream.concat(named.stream().map(Named::path), Stream.of(cache)).toList();
    }

    /**
     * Where downloads go: the first named directory that can be written to, else the user's cache. It is made when
     * something is put there.
     */
    public Path downloadInto() {
        return named.stream()
                .map(Named::path)
                .filter(DataDirectories::canBeWritten)
                .findFirst()
                .orElse(cache);
    }

    /**
     * Makes sure that what the user named exists.
     *
     * @throws DataSetException if it does not, or is not a directory
     */
    public void requireNamed() {
        for (Named directory : named) {
            if (!Files.exists(directory.path())) {
                throw new DataSetException(String.format(
                        Locale.ROOT,
                        "%s: there is no directory %s; make it, or name one that exists",
                        directory.by(),
                        directory.path()));
            }
            requireDirectory(directory);
        }
    }

    /** Makes sure that what the user named is not a file. */
    void requireNoFile() {
        named.stream().filter(directory -> Files.exists(directory.path())).forEach(DataDirectories::requireDirectory);
    }

    private static void requireDirectory(Named directory) {
        if (!Files.isDirectory(directory.path())) {
            throw new DataSetException(String.format(
                    Locale.ROOT,
                    "%s must be a directory, found the file %s; name a directory",
                    directory.by(),
                    directory.path()));
        }
    }

    /** The directory of a set: {@code root/name}, or the root itself if that has the set's name. */
    static Path ofSet(Path root, String name) {
        Path inside = root.resolve(name);
        Path last = root.getFileName();
        boolean rootIsTheSet = last != null && last.toString().equals(name) && !Files.isDirectory(inside);
        return rootIsTheSet ? root : inside;
    }

    private static boolean canBeWritten(Path directory) {
        Path existing = directory.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }
}
