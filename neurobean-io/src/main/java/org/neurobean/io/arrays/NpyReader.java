package org.neurobean.io.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.neurobean.io.ArrayFileException;

/**
 * Reads numpy's format of one array, versions 1.0 to 3.0 (NEP 1): a magic word, the version, the length of a header, the
 * header as a dictionary in Python's notation, the numbers.
 */
final class NpyReader {

    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final int START_BYTES = MAGIC.length + 2; // and the version
    private static final byte[] ZIP_MAGIC = {'P', 'K'};
    private static final int LONGEST_HEADER = 65_535;

    private NpyReader() {}

    /**
     * The array that is all of this content. Its numbers are read later.
     *
     * @throws ArrayFileException if it is not such a file, holds something else than numbers, or promises more than it has
     */
    static NumericArray open(Content content) {
        try {
            InputStream in = content.open();
            try {
                return open(content, in);
            } catch (IOException | ArrayFileException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw Content.unreadable(content.name(), e);
        }
    }

    private static NumericArray open(Content content, InputStream in) throws IOException {
        String name = content.name();
        int lengthBytes = version(name, in) == 1 ? 2 : 4;
        byte[] text = headerText(name, in, lengthBytes);
        ArrayHeader header = new NpyHeaderParser(name, new String(text, StandardCharsets.ISO_8859_1)).parse();
        header.requireFits(name, content.length() - START_BYTES - lengthBytes - text.length);
        return new NumericArray(name, header, in, true);
    }

    /** The major version: 1, 2 or 3. */
    private static int version(String name, InputStream in) throws IOException {
        byte[] start = in.readNBytes(START_BYTES);
        if (start.length < START_BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new ArrayFileException(name + " is not an .npy array" + kind(start) + "; save it by numpy.save");
        }
        int major = Byte.toUnsignedInt(start[MAGIC.length]);
        int minor = Byte.toUnsignedInt(start[MAGIC.length + 1]);
        if (major < 1 || major > 3 || minor != 0) {
            throw new ArrayFileException(name + " has version " + major + "." + minor
                    + " of the .npy format, and only 1.0, 2.0 and 3.0 are read: save it again");
        }
        return major;
    }

    /** @param lengthBytes bytes of the header's length, which is little-endian */
    private static byte[] headerText(String name, InputStream in, int lengthBytes) throws IOException {
        byte[] prefix = in.readNBytes(lengthBytes);
        long length = 0;
        for (int i = prefix.length - 1; i >= 0; i--) {
            length = length << 8 | Byte.toUnsignedInt(prefix[i]);
        }
        if (length > LONGEST_HEADER) {
            throw new ArrayFileException(String.format(
                    Locale.ROOT,
                    "%s has a header of %,d bytes, more than %,d: it is damaged, or an array of records; save plain numbers",
                    name,
                    length,
                    LONGEST_HEADER));
        }
        byte[] text = in.readNBytes((int) length);
        if (prefix.length < lengthBytes || text.length < length) {
            throw new ArrayFileException(name + " is cut off in its header: save it again");
        }
        return text;
    }

    private static String kind(byte[] start) {
        if (start.length == 0) {
            return ": it is empty";
        }
        boolean zip = start.length >= 2 && Arrays.equals(ZIP_MAGIC, Arrays.copyOf(start, 2));
        return zip ? " but an archive: is it an .npz file?" : "";
    }
}
