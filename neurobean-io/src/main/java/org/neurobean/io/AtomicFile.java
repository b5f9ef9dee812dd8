package org.neurobean.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: beside its place under another name, then moved. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Replaces what is there.
     *
     * @throws UserError with one line that says why it could not be written; what was there before is still there
     */
    public static WrittenFile write(Path file, byte[] content) {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null || Files.isDirectory(target)) {
            throw UserError.usage("cannot write " + file + ": it is a directory; name a file");
        }
        if (!Files.isDirectory(directory)) {
            throw UserError.usage("cannot write " + file + ": " + directory
                    + " is not an existing directory; create it or name another file");
        }
        // Not Files.createTempFile: that file would be readable by its owner alone, even after the move.
        Path partial = directory.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(partial, content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            move(partial, target);
        } catch (IOException cause) {
            delete(partial);
            throw UserError.usage("cannot write " + file + ": " + reason(cause) + "; name another place", cause);
        }
        return new WrittenFile(file, content.length);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException fileSystemCannot) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot remove the partial file " + partial, cause);
        }
    }

    /** In words where the file system gives some; its own message would only name the partial file. */
    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "no permission to write in its directory";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("the file system gives no reason");
    }
}
