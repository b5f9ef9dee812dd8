package org.neurobean.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.neurobean.lab.run.OutputDirectoryException.Problem;

/** Checks of directories that results are written into. */
public final class OutputDirectory {

    private OutputDirectory() {}

    /**
     * Checks that results may be written here, and writes nothing. Earlier results of the same kind are replaced.
     *
     * @param mark name of a file that all results of this kind have
     * @param kind of the results, such as "analysis"
     * @throws OutputDirectoryException if the path is a file, or holds something that is not of this kind
     */
    public static void requireFree(Path directory, String mark, String kind) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new OutputDirectoryException(Problem.NOT_A_DIRECTORY, directory, directory + " is a file");
        }
        if (Files.isDirectory(directory) && !Files.exists(directory.resolve(mark)) && !isEmpty(directory)) {
            throw new OutputDirectoryException(
                    Problem.HOLDS_OTHER_FILES, directory, directory + " holds something that is no " + kind);
        }
        if (Files.exists(directory.resolve(RunDirectory.RECORD))) {
            throw new OutputDirectoryException(Problem.HOLDS_OTHER_FILES, directory, directory + " holds a run");
        }
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new OutputDirectoryException(
                    Problem.NO_ACCESS, directory, directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Makes the directory if it is not there.
     *
     * @throws OutputDirectoryException if it cannot be made
     */
    public static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new OutputDirectoryException(
                    Problem.NO_ACCESS, directory, directory + " cannot be made: " + e.getMessage(), e);
        }
    }
}
