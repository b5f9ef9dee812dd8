package org.neurobean.io;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that is written completely or not at all: it is written beside its place under another name, and moved.
 *
 * <p>{@link #write} and {@link #replace} take a content that is at hand. A larger one is written piece by piece:
 *
 * <pre>
 *   try (WholeFile file = WholeFile.begin(path)) {
 *       file.write(bytes);
 *       file.commit();
 *   }
 * </pre>
 *
 * <p>Closing without a commit leaves nothing behind, and what was there before is still there. A process that is killed
 * leaves a file that {@link #isUnfinished} knows.
 */
public final class WholeFile implements Closeable {

    private static final String SUFFIX = ".part";

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;

    private WholeFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /**
     * Writes a file in a directory that exists; one that was there is replaced. Does not wait for the disk.
     *
     * @throws UnwritableFileException if it cannot be written
     */
    public static WrittenFile write(Path file, byte[] content) {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null || Files.isDirectory(target)) {
            throw new UnwritableFileException(file, "it is a directory", "name a file", null);
        }
        if (!Files.isDirectory(directory)) {
            throw new UnwritableFileException(
                    file, directory + " is not an existing directory", "create it or name another file", null);
        }
        try {
            replace(target, content);
        } catch (IOException e) {
            throw new UnwritableFileException(file, reason(e), "name another place", e);
        }
        return new WrittenFile(file, content.length);
    }

    /**
     * As {@link #write}, for callers that explain failures in their own words.
     *
     * @throws IOException if the file cannot be written
     */
    public static void replace(Path file, byte[] content) throws IOException {
        try (WholeFile whole = begin(file)) {
            whole.write(ByteBuffer.wrap(content));
            whole.moveIntoPlace();
        }
    }

    /**
     * Begins a file in a directory that exists. Several processes may do so at a time; the last one to commit wins.
     *
     * @throws IOException if nothing can be written there
     */
    public static WholeFile begin(Path target) throws IOException {
        // Not Files.createTempFile: that file would be readable by its owner only, even after the move.
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + SUFFIX);
        FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE);
        // If the process is ended by Ctrl-C, close() is not reached.
        temporary.toFile().deleteOnExit();
        return new WholeFile(target, temporary, channel);
    }

    /**
     * Whether a file is what a killed process has left of writing another one.
     *
     * @param name of the file that was to be written
     */
    public static boolean isUnfinished(Path file, String name) {
        String found = String.valueOf(file.getFileName());
        return found.startsWith("." + name + ".") && found.endsWith(SUFFIX);
    }

    /** Where the content is until the commit, for looking at it. */
    public Path temporary() {
        return temporary;
    }

    /** Adds all that the buffer has left. */
    public void write(ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    /** Forces the content to the disk and moves it into place; a file that was there is replaced. */
    public void commit() throws IOException {
        channel.force(true);
        moveIntoPlace();
    }

    private void moveIntoPlace() throws IOException {
        channel.close();
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException fileSystemCannot) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }

    /** In words if the file system gives some; its own message would only name the temporary file. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission to write in its directory";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("the file system gives no reason");
    }
}
