package org.neurobean.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.UserError;

/**
 * Takes single files out of a tar archive, gzip or plain. Of the format (POSIX ustar) it knows what that needs: blocks
 * of 512 bytes, a header with name, size in octal and kind, then the content padded to whole blocks.
 */
final class TarArchive {

    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int KIND_AT = 156;

    private TarArchive() {}

    /**
     * Puts the named files of the archive into {@code directory}, all or none, together with their {@code SHA256SUMS}.
     *
     * @param names file names, without the folders that the archive has them in
     * @throws UserError where the archive is damaged or lacks one of them, or where a file cannot be written
     */
    static void unpack(Path archive, Set<String> names, Path directory) {
        Map<String, AtomicFile> files = new LinkedHashMap<>();
        Map<String, String> sums = new LinkedHashMap<>();
        try (DataFileInput in = DataFileInput.open(archive)) {
            while (files.size() < names.size()) {
                byte[] header = in.read(BLOCK);
                if (header.length < BLOCK || header[0] == 0) {
                    throw UserError.usage(String.format(
                            Locale.ROOT,
                            "%s lacks %s: replace the file",
                            archive,
                            String.join(", ", without(names, files.keySet()))));
                }
                String path = text(header, 0, NAME_LENGTH);
                String name = path.substring(path.lastIndexOf('/') + 1);
                long size = size(header, archive);
                boolean isFile = header[KIND_AT] == '0' || header[KIND_AT] == 0;
                if (isFile && names.contains(name) && !files.containsKey(name)) {
                    AtomicFile file = AtomicFile.at(directory.resolve(name));
                    files.put(name, file);
                    sums.put(name, copy(in, size, file));
                } else {
                    copy(in, size, null);
                }
                in.read((int) (-size & (BLOCK - 1)));
            }
            // The sums first: files without them would look wrong, sums without files do no harm.
            Checksums.add(directory, sums);
            files.values().forEach(AtomicFile::commit);
        } finally {
            files.values().forEach(AtomicFile::close);
        }
    }

    /** Copies, or skips where there is no file, and returns the sha256. */
    private static String copy(DataFileInput in, long size, @Nullable AtomicFile file) {
        MessageDigest digest = Sha256.start();
        for (long left = size; left > 0; ) {
            byte[] bytes = in.read((int) Math.min(left, 1 << 16));
            if (bytes.length == 0) {
                throw UserError.usage(in.file() + " ends in the middle of a file: replace it");
            }
            if (file != null) {
                file.write(bytes, bytes.length);
                digest.update(bytes);
            }
            left -= bytes.length;
        }
        return Sha256.hex(digest);
    }

    private static long size(byte[] header, Path archive) {
        String octal = text(header, SIZE_AT, SIZE_LENGTH).strip();
        if (!octal.matches("[0-7]{1,12}")) {
            throw UserError.usage(String.format(
                    Locale.ROOT,
                    "%s is no tar archive: a size must be in octal, found '%s'; replace the file",
                    archive,
                    octal));
        }
        return Long.parseLong(octal, 8);
    }

    /** A field's characters up to the first zero byte. */
    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, US_ASCII);
    }

    private static Set<String> without(Set<String> names, Set<String> found) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(found);
        return rest;
    }
}
