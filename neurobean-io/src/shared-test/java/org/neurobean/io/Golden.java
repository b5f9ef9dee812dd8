package org.neurobean.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files that hold what scripts rely on: keys, columns, ids, options. A golden file is in {@code src/test/resources} in
 * the package of the test that reads it. To add a line is fine: edit the file. To change or remove one breaks scripts.
 */
public final class Golden {

    private static final Path FOUND = Path.of("target", "golden");

    private Golden() {}

    /**
     * Fails with the lines that differ.
     *
     * @param test whose package the file is in
     * @param file its name
     * @param found the lines as the code makes them now
     */
    public static void check(Class<?> test, String file, List<String> found) {
        List<String> expected = read(test, file);
        if (expected.equals(found)) {
            return;
        }
        List<String> message = new ArrayList<>();
        message.add(file + " differs from what the code makes (- only in the file, + only in the code):");
        expected.stream().filter(line -> !found.contains(line)).forEach(line -> message.add("- " + line));
        found.stream().filter(line -> !expected.contains(line)).forEach(line -> message.add("+ " + line));
        if (message.size() == 1) {
            int place = 0;
            while (place < Math.min(expected.size(), found.size())
                    && expected.get(place).equals(found.get(place))) {
                place++;
            }
            message.add("the order or the number of equal lines, from line " + (place + 1) + " on");
        }
        message.add("Scripts rely on these lines. If the change is meant, edit the file; " + write(file, found)
                + " holds the lines of the code.");
        throw new AssertionError(String.join("\n", message));
    }

    /** The same for a text of several lines. */
    public static void check(Class<?> test, String file, String found) {
        check(test, file, found.lines().toList());
    }

    /** The keys of a JSON text in their order: "silhouette.rawAlive"; those of an array's elements follow "[]". */
    public static List<String> keys(String json) {
        Set<String> keys = new LinkedHashSet<>();
        collect(JsonMapper.shared().readTree(json), "", keys);
        return List.copyOf(keys);
    }

    private static void collect(JsonNode node, String path, Set<String> keys) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                keys.add(key);
                collect(entry.getValue(), key, keys);
            });
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", keys));
        }
    }

    private static List<String> read(Class<?> test, String file) {
        try (InputStream in = test.getResourceAsStream(file)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(String file, List<String> lines) {
        try {
            Files.createDirectories(FOUND);
            return Files.write(FOUND.resolve(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
