package org.neurobean.io;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that could not be written; what was there before is still there. The message is one line that says what to do. */
public final class UnwritableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * The message is "cannot write FILE: REASON; REMEDY".
     *
     * @param file as the caller named it
     * @param reason such as {@code it is a directory}
     * @param remedy what to do, such as {@code name a file}
     */
    public UnwritableFileException(Path file, String reason, String remedy, @Nullable Throwable cause) {
        super("cannot write " + file + ": " + reason + "; " + remedy, cause);
    }
}
