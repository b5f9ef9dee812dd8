package org.neurobean.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.neurobean.io.Causes;

/**
 * The file {@code SHA256SUMS} beside files that were unpacked from a checked archive, in the format of the tool
 * sha256sum: it vouches for contents that the catalog does not know.
 */
final class Checksums {

    static final String FILE_NAME = "SHA256SUMS";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

    private Checksums() {}

    /** File name to sha256; empty if there is no such file. */
    static Map<String, String> in(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        Map<String, String> sums = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file, UTF_8)) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    sums.put(matcher.group(2), matcher.group(1));
                } else if (!line.isBlank()) {
                    throw new DataSetException(String.format(
                            Locale.ROOT,
                            "%s: a line must be 'SHA256  NAME', found '%s'; mend or delete the file",
                            file,
                            line));
                }
            }
        } catch (IOException e) {
            throw new DataSetException(file + " cannot be read (" + Causes.brief(e) + "): mend or delete it", e);
        }
        return sums;
    }

    /** Adds these to what the directory's file says already. */
    static void add(Path directory, Map<String, String> sums) {
        Map<String, String> all = new LinkedHashMap<>(in(directory));
        all.putAll(sums);
        StringBuilder text = new StringBuilder();
        all.forEach(
                (name, sha256) -> text.append(sha256).append("  ").append(name).append('\n'));
        try (DataFileOutput file = DataFileOutput.at(directory.resolve(FILE_NAME))) {
            file.write(ByteBuffer.wrap(text.toString().getBytes(UTF_8)));
            file.commit();
        }
    }
}
