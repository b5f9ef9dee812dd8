package org.neurobean.lab.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neurobean.lab.experiment.Quotations;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.TableFindings;
import org.neurobean.lab.table.TableJson;
import org.neurobean.lab.table.Tabulation;

/**
 * Computes a stored table again from its single draws: every mean, deviation and interval, every sentence, and the files
 * that follow from them. What is stored beside it, and what documents quote of it, must be the same.
 */
public final class TableCheck {

    /** Files of a table that are stored under other names, since they stand beside those of other experiments. */
    private static final Map<String, String> STORED_NAMES = Map.of(
            "paired-differences.svg", "table1-differences.svg", "learning-curves.svg", "table1-learning-curves.svg");

    private static final String THE_END = "the end of the file";
    /** How much of a line is shown before a difference. */
    private static final int CONTEXT = 30;

    private TableCheck() {}

    /**
     * What a check found.
     *
     * @param table the file that was checked
     * @param cells how many were computed again
     * @param sentences how many were computed again
     * @param quotations whether documents that quote the results were checked too
     * @param differences a line for each
     */
    public record Outcome(Path table, int cells, int sentences, boolean quotations, List<String> differences) {
        public Outcome {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Checks a directory of results.
     *
     * @param path the directory, or its table1.json
     * @param project whose documents quote the results; their quotations are checked if the results are in its docs
     * @throws org.neurobean.lab.run.OutputDirectoryException if the table cannot be read
     */
    public static Outcome run(Path path, Path project) {
        TableJson.Document stored = StoredTable.read(path);
        Path results = Files.isDirectory(path) ? path : path.resolveSibling("");
        FewShotTable table = Tabulation.again(stored.table());
        List<String> differences = new ArrayList<>();
        TableDirectory.texts(table, stored).forEach((name, content) -> {
            Path plain = results.resolve(name);
            compare(
                    Files.exists(plain) ? plain : results.resolve(STORED_NAMES.getOrDefault(name, name)),
                    new String(content, StandardCharsets.UTF_8),
                    differences);
        });
        boolean quotations = real(results).startsWith(real(project).resolve("docs"));
        if (quotations) {
            differences.addAll(Quotations.problems(project));
        }
        return new Outcome(
                results.resolve(TableDirectory.JSON),
                table.cells().size(),
                TableFindings.of(table).size(),
                quotations,
                differences);
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize();
        }
    }

    private static void compare(Path path, String now, List<String> differences) {
        String stored = StoredTable.text(path);
        if (stored == null) {
            differences.add(path + " is missing");
        } else if (!stored.equals(now)) {
            differences.add(
                    difference(path, stored.lines().toList(), now.lines().toList()));
        }
    }

    private static String difference(Path path, List<String> before, List<String> after) {
        if (before.equals(after)) {
            return path + ": the ends of its lines differ; they have to be as neurobean writes them";
        }
        int line = 0;
        while (line < before.size() && line < after.size() && before.get(line).equals(after.get(line))) {
            line++;
        }
        String one = line < before.size() ? before.get(line) : THE_END;
        String other = line < after.size() ? after.get(line) : THE_END;
        int from = Math.max(0, firstDifference(one, other) - CONTEXT);
        return path + ":" + (line + 1) + ": stored is '" + shown(one, from) + "', computed is '" + shown(other, from)
                + "'";
    }

    private static int firstDifference(String one, String other) {
        int place = 0;
        while (place < one.length() && place < other.length() && one.charAt(place) == other.charAt(place)) {
            place++;
        }
        return place;
    }

    /** A part of a line that may be very long. */
    private static String shown(String line, int from) {
        int end = Math.min(line.length(), from + 3 * CONTEXT);
        return (from > 0 ? "..." : "")
                + line.substring(Math.min(from, end), end).trim()
                + (end < line.length() ? "..." : "");
    }
}
