package org.neurobean.data;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.neurobean.io.Causes;
import org.neurobean.io.UserError;

/**
 * A file that comes into being whole or not at all: written under another name beside its place, brought to the disk,
 * and moved into place by {@link #commit()}. Closing without a commit leaves nothing behind. Every failure is a
 * {@link UserError}.
 */
final class AtomicFile implements Closeable {

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** Begins the file; makes its directory where needed. */
    static AtomicFile at(Path target) {
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Path directory = target.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE);
            // Where the process is ended by Ctrl-C, close() is not reached.
            temporary.toFile().deleteOnExit();
            return new AtomicFile(target, temporary, channel);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    Path temporary() {
        return temporary;
    }

    void write(byte[] bytes, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Brings the bytes to the disk and puts the file into place; one that was there is replaced. */
    void commit() {
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, target, ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    static UserError unwritable(Path target, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return interrupted();
        }
        if (Causes.isDiskFull(e)) {
            return UserError.failedRun("no space left on the disk to write " + target
                    + ": free some, or name a directory on another disk with " + DataDirectories.OPTION);
        }
        return UserError.failedRun("cannot write " + target + " (" + Causes.brief(e)
                + "): make its directory writable, or name another with " + DataDirectories.OPTION);
    }

    static UserError interrupted() {
        Thread.currentThread().interrupt();
        return UserError.failedRun("the download was interrupted and left nothing behind: run the command again");
    }
}
