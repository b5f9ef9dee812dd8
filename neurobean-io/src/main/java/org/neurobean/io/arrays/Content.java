package org.neurobean.io.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Causes;
import org.neurobean.io.Shown;

/** Bytes that can be read from their beginning as often as needed: a file, or an entry of an archive. */
interface Content {

    /** For messages: "array outgoing of layer.npz". */
    String name();

    /** Upper bound on the number of bytes; for a file its size. */
    long length();

    /** A stream from the first byte on, which the caller closes. */
    InputStream open() throws IOException;

    /**
     * The bytes of a file.
     *
     * @throws ArrayFileException if there is no such file, or it is a folder
     */
    static Content of(Path file) {
        try {
            long length = Files.size(file);
            if (!Files.isRegularFile(file)) {
                throw new ArrayFileException(file + " is not a file: name a file that holds arrays");
            }
            return new FileContent(file, length);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    static ArrayFileException unreadable(String name, IOException e) {
        return new ArrayFileException(
                name + " cannot be read (" + Shown.name(Causes.brief(e)) + "): check or replace it", e);
    }

    /** A file on the disk. */
    record FileContent(Path file, long length) implements Content {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
