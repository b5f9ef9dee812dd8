package org.neurobean.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.neurobean.io.WholeFile;

/** A file of a data set that is written completely or not at all. Every failure is a {@link DownloadException}. */
final class DataFileOutput implements Closeable {

    private final Path target;
    private final WholeFile file;

    private DataFileOutput(Path target, WholeFile file) {
        this.target = target;
        this.file = file;
    }

    /** Begins the file; makes its directory if there is none. */
    static DataFileOutput at(Path target) {
        try {
            Path directory = target.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            return new DataFileOutput(target, WholeFile.begin(target));
        } catch (IOException e) {
            throw DownloadException.unwritable(target, e);
        }
    }

    /** Where the content is until the commit. */
    Path temporary() {
        return file.temporary();
    }

    void write(ByteBuffer bytes) {
        try {
            file.write(bytes);
        } catch (IOException e) {
            throw DownloadException.unwritable(target, e);
        }
    }

    /** Forces the bytes to the disk and moves the file into place; one that was there is replaced. */
    void commit() {
        try {
            file.commit();
        } catch (IOException e) {
            throw DownloadException.unwritable(target, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw DownloadException.unwritable(target, e);
        }
    }
}
