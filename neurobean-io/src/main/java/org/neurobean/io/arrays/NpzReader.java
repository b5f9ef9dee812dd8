package org.neurobean.io.arrays;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Shown;

/**
 * Reads the arrays of an {@code .npz} file, a zip archive with an entry "key.npy" for each; stored or deflated.
 *
 * <p>An entry's name is compared with a key and is nothing else, least of all a path. An entry is read no further than
 * the shape in its header asks for, and a shape that its packed bytes cannot fill is not believed: deflate packs at most
 * {@value #DEFLATE_LIMIT} to 1.
 */
final class NpzReader implements Closeable {

    private static final String SUFFIX = ".npy";
    /** A match of 258 bytes costs at least 2 bits (RFC 1951): 1032 to 1. */
    private static final int DEFLATE_LIMIT = 1032;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;

    private NpzReader(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
        entries = arrays();
    }

    /** @throws ArrayFileException if there is no such file, or it is not an archive, or two of its arrays share a name */
    static NpzReader open(Path file) {
        Content content = Content.of(file);
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new NpzReader(file, zip);
            } catch (ArrayFileException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw new ArrayFileException(
                    file + " is not an .npz archive, or is cut off, damaged or encrypted ("
                            + Shown.name(String.valueOf(e.getMessage())) + ")" + kind(content)
                            + ": save it by numpy.savez",
                    e);
        } catch (IOException e) {
            throw Content.unreadable(file.toString(), e);
        }
    }

    private static String kind(Content content) {
        try (InputStream in = content.open()) {
            return in.read() == 0x93 ? "; is it an .npy file?" : "";
        } catch (IOException e) {
            return "";
        }
    }

    private Map<String, ZipEntry> arrays() {
        Map<String, ZipEntry> found = new LinkedHashMap<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (name.endsWith(SUFFIX)) {
                String key = name.substring(0, name.length() - SUFFIX.length());
                if (found.put(key, entry) != null) {
                    throw new ArrayFileException(
                            file + " has two arrays named " + Shown.name(key) + ": save it again by numpy.savez");
                }
            }
        }
        return found;
    }

    /** The keys of all arrays, in the order of the file. */
    List<String> names() {
        return new ArrayList<>(entries.keySet());
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /**
     * One array. It has to be closed before the archive.
     *
     * @throws ArrayFileException if there is none of this name, or it is damaged
     */
    NumericArray array(String key) {
        ZipEntry entry = entries.get(key);
        if (entry == null) {
            throw new ArrayFileException(file + " has no array " + Shown.name(key) + Shown.suggestion(key, names())
                    + "; it has " + Shown.names(names()) + notNumpy());
        }
        return NpyReader.open(new EntryContent(new ArrayPlace.Npz(file, key).toString(), zip, entry));
    }

    private String notNumpy() {
        boolean pickle = zip.stream().anyMatch(entry -> entry.getName().endsWith("data.pkl"));
        return pickle ? " (it seems to be a checkpoint of PyTorch: save arrays by numpy.savez)" : "";
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw Content.unreadable(file.toString(), e);
        }
    }

    /** The unpacked bytes of an entry. */
    private record EntryContent(String name, ZipFile zip, ZipEntry entry) implements Content {

        @Override
        public long length() {
            long packed = Math.max(0, entry.getCompressedSize());
            long most = entry.getMethod() == ZipEntry.STORED ? packed : (packed + 1) * DEFLATE_LIMIT;
            return Math.min(most, Math.max(0, entry.getSize()));
        }

        @Override
        public InputStream open() throws IOException {
            return new VerifiedInputStream(zip.getInputStream(entry), entry.getCrc());
        }
    }

    /** Compares the checksum when the stream ends. */
    private static final class VerifiedInputStream extends CheckedInputStream {

        private final long expected;

        VerifiedInputStream(InputStream in, long expected) {
            super(in, new CRC32());
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return checked(super.read(bytes, from, length));
        }

        private int checked(int result) throws ZipException {
            if (result < 0 && getChecksum().getValue() != expected) {
                throw new ZipException("its checksum is wrong");
            }
            return result;
        }
    }
}
