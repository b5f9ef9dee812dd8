package org.neurobean.torch;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time puts the engine's native libraries into the user's cache. The binding writes over files that
 * another process has loaded just before, which ends that one with SIGBUS: seen when several commands were the first ones
 * on a machine.
 */
final class UnpackingLock implements AutoCloseable {

    private static final String FILE = "neurobean.lock";

    private final @Nullable FileChannel channel;

    private UnpackingLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until no other process unpacks; if the cache cannot be locked, goes on without. */
    @SuppressWarnings("resource") // the lock lasts as long as its channel, which close() closes
    static UnpackingLock take() {
        FileChannel channel = null;
        try {
            File cache = Loader.getCacheDir();
            Path file = cache.toPath().resolve(FILE);
            Files.createDirectories(cache.toPath());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new UnpackingLock(channel);
        } catch (IOException | OverlappingFileLockException cannotLock) { // or another class loader holds it
            closed(channel);
            return new UnpackingLock(null);
        }
    }

    @Override
    public void close() {
        closed(channel);
    }

    private static void closed(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock ends with the process.
        }
    }
}
