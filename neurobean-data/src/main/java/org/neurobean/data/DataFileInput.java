package org.neurobean.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import org.neurobean.io.Causes;

/**
 * The content of a data file, unpacked if the file is gzip (told by its first two bytes, not by its name), with the
 * content's sha256 computed on the way. Every failure is a {@link DataSetException} that names the file.
 */
final class DataFileInput implements Closeable {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path file;
    private final InputStream in;
    private final MessageDigest digest = Sha256.start();
    private long position;

    private DataFileInput(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static DataFileInput open(Path file) {
        try {
            return new DataFileInput(file, unpacked(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The content without its sha256. */
    static InputStream unpacked(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            raw.mark(2);
            boolean packed = (raw.read() << 8 | raw.read()) == GZIP_MAGIC;
            raw.reset();
            return packed ? new GZIPInputStream(raw, 1 << 16) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    /** Bytes of content read so far. */
    long position() {
        return position;
    }

    /** The next {@code length} bytes, or fewer if the content ends before. */
    byte[] read(int length) {
        try {
            // readNBytes grows with what arrives: a header that promises too much costs no memory.
            byte[] bytes = in.readNBytes(length);
            digest.update(bytes);
            position += bytes.length;
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Reads to the end and returns the sha256 of the whole content. */
    String sha256OfAll() {
        byte[] rest;
        do {
            rest = read(1 << 16);
        } while (rest.length > 0);
        return Sha256.hex(digest);
    }

    static String sha256OfContent(Path file) {
        try (DataFileInput in = open(file)) {
            return in.sha256OfAll();
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static DataSetException unreadable(Path file, IOException e) {
        return new DataSetException(file + " cannot be read (" + Causes.brief(e) + "): replace the file", e);
    }
}
