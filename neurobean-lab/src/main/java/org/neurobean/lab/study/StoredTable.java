package org.neurobean.lab.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.NewerSchemaException;
import org.neurobean.lab.run.OutputDirectoryException;
import org.neurobean.lab.run.OutputDirectoryException.Problem;
import org.neurobean.lab.table.TableJson;

/** Reads the table that an earlier study left. */
public final class StoredTable {

    private StoredTable() {}

    /**
     * Reads a stored table.
     *
     * @param path the file {@code table1.json}, or its directory
     * @throws OutputDirectoryException if the file is missing, damaged, or of another version
     */
    public static TableJson.Document read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(TableDirectory.JSON) : path;
        String text = text(file);
        if (text == null) {
            throw new OutputDirectoryException(
                    Problem.FAILED,
                    file,
                    "there is no file " + file + "; name the table1.json of an earlier run, or its directory");
        }
        try {
            return TableJson.read(text);
        } catch (NewerSchemaException e) {
            throw new OutputDirectoryException(Problem.FAILED, file, file + " has " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new OutputDirectoryException(
                    Problem.FAILED,
                    file,
                    file + " is damaged, or was written by another version of neurobean; make it again with 'reproduce"
                            + " table1', or restore a copy",
                    e);
        }
    }

    /** What a file holds; null if there is none. Bytes that are not UTF-8 become replacement characters. */
    static @Nullable String text(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OutputDirectoryException(
                    Problem.FAILED, file, file + " cannot be read: " + e.getMessage() + "; make it readable", e);
        }
    }
}
