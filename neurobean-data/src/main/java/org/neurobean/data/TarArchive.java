package org.neurobean.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Causes;

/** Takes single files out of a tar archive, gzip or plain. No path of the archive is ever used as one. */
final class TarArchive {

    private TarArchive() {}

    /**
     * Puts the named files of the archive into {@code directory}, all or none, together with their {@code SHA256SUMS}.
     *
     * @param names file names, without the folders that the archive has them in
     * @throws DataSetException if the archive is damaged or lacks one of them
     * @throws DownloadException if a file cannot be written
     */
    static void unpack(Path archive, Set<String> names, Path directory) {
        Map<String, DataFileOutput> files = new LinkedHashMap<>();
        Map<String, String> sums = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(DataFileInput.unpacked(archive))) {
            while (files.size() < names.size()) {
                TarArchiveEntry entry = next(tar, archive);
                if (entry == null) {
                    throw new DataSetException(String.format(
                            Locale.ROOT,
                            "%s lacks %s: replace the file",
                            archive,
                            String.join(", ", without(names, files.keySet()))));
                }
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (isFile(entry) && names.contains(name) && !files.containsKey(name)) {
                    DataFileOutput file = DataFileOutput.at(directory.resolve(name));
                    files.put(name, file);
                    sums.put(name, copy(tar, file));
                }
            }
            // The sums first: files without them would look wrong, sums without files do no harm.
            Checksums.add(directory, sums);
            files.values().forEach(DataFileOutput::commit);
        } catch (IOException e) {
            throw new DataSetException(
                    archive + " ends in the middle of a file, or cannot be read (" + Causes.brief(e) + "): replace it",
                    e);
        } finally {
            files.values().forEach(DataFileOutput::close);
        }
    }

    /** The next entry; null after the last one. */
    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, Path archive) throws IOException {
        try {
            return tar.getNextEntry();
        } catch (IOException e) {
            if (e.getCause() instanceof IllegalArgumentException) { // a field of a header that is not what it must be
                throw new DataSetException(archive + " is no tar archive, or is damaged: replace the file", e);
            }
            throw e;
        }
    }

    /** Not {@code TarArchiveEntry.isFile()}, which is true for links as well. */
    private static boolean isFile(TarArchiveEntry entry) {
        byte kind = entry.getLinkFlag();
        return kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM;
    }

    /** Copies the content of the entry, and returns its sha256. */
    private static String copy(InputStream entry, DataFileOutput file) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[1 << 16];
        for (int n = entry.read(buffer); n >= 0; n = entry.read(buffer)) {
            file.write(ByteBuffer.wrap(buffer, 0, n));
            digest.update(buffer, 0, n);
        }
        return Sha256.hex(digest);
    }

    private static Set<String> without(Set<String> names, Set<String> found) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(found);
        return rest;
    }
}
