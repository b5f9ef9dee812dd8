package org.neurobean.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.NewerSchemaException;
import org.neurobean.lab.UserError;
import org.neurobean.lab.experiment.Quotations;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.TableFindings;
import org.neurobean.lab.table.TableJson;
import org.neurobean.lab.table.Tabulation;

/**
 * Computes a stored table again from its single draws: every mean, deviation and interval, every sentence, and the files
 * that follow from them. What is stored beside it, and what documents quote of it, must be the same.
 */
final class TableCheck {

    /** Files of a table that are stored under other names, since they stand beside those of other experiments. */
    private static final Map<String, String> STORED_NAMES = Map.of(
            "paired-differences.svg", "table1-differences.svg", "learning-curves.svg", "table1-learning-curves.svg");

    private static final String THE_END = "the end of the file";
    /** How much of a line stands before a difference. */
    private static final int CONTEXT = 30;

    private final Console console;
    private final List<String> problems = new ArrayList<>();

    TableCheck(Console console) {
        this.console = console;
    }

    /**
     * Reads a stored table.
     *
     * @param path the file, or its directory
     * @throws UserError if the file is missing, damaged, or of another version
     */
    static TableJson.Document read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(TableOutput.JSON) : path;
        String text = text(file);
        if (text == null) {
            throw UserError.usage(
                    "there is no file " + file + "; name the table1.json of an earlier run, or its directory");
        }
        try {
            return TableJson.read(text);
        } catch (NewerSchemaException e) {
            throw UserError.usage(file + " has " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(
                    file + " is damaged, or was written by another version of neurobean; make it again with 'reproduce"
                            + " table1', or restore a copy",
                    e);
        }
    }

    /** What a file holds; null if there is none. Bytes that are not UTF-8 become replacement characters. */
    private static @Nullable String text(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UserError.usage(file + " cannot be read: " + e.getMessage() + "; make it readable", e);
        }
    }

    /**
     * Checks a directory of results.
     *
     * @param path the directory, or its table1.json
     * @param project whose documents quote the results; their quotations are checked if the results are in its docs
     * @throws UserError if anything differs, after each difference was said in a line
     */
    void run(Path path, Path project) {
        TableJson.Document stored = read(path);
        Path results = Files.isDirectory(path) ? path : path.resolveSibling("");
        FewShotTable table = Tabulation.again(stored.table());
        TableOutput.texts(table, stored).forEach((name, content) -> {
            Path plain = results.resolve(name);
            compare(
                    Files.exists(plain) ? plain : results.resolve(STORED_NAMES.getOrDefault(name, name)),
                    new String(content, StandardCharsets.UTF_8));
        });
        console.out()
                .println(table.cells().size() + " cells, their intervals and "
                        + TableFindings.of(table).size() + " sentences computed again from the single draws of "
                        + results.resolve(TableOutput.JSON));
        if (real(results).startsWith(real(project).resolve("docs"))) {
            problems.addAll(Quotations.problems(project));
            console.out().println("what README.md and docs/*.md quote from stored results was looked up there");
        } else {
            console.out().println("no quotations were checked, since these are not the results of this project");
        }
        problems.forEach(console.err()::println);
        if (!problems.isEmpty()) {
            throw UserError.failedRun((problems.size() == 1 ? "1 difference" : problems.size() + " differences")
                    + "; './neurobean reproduce table1 --from " + results.resolve(TableOutput.JSON)
                    + " --out DIR' writes the files again");
        }
        console.out().println("no difference");
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize();
        }
    }

    private void compare(Path path, String now) {
        String stored = text(path);
        if (stored == null) {
            problems.add(path + " is missing");
        } else if (!stored.equals(now)) {
            List<String> before = stored.lines().toList();
            List<String> after = now.lines().toList();
            if (before.equals(after)) {
                problems.add(path + ": the ends of its lines differ; they have to be as neurobean writes them");
                return;
            }
            int line = 0;
            while (line < before.size()
                    && line < after.size()
                    && before.get(line).equals(after.get(line))) {
                line++;
            }
            String one = line < before.size() ? before.get(line) : THE_END;
            String other = line < after.size() ? after.get(line) : THE_END;
            int from = Math.max(0, firstDifference(one, other) - CONTEXT);
            problems.add(path + ":" + (line + 1) + ": stored is '" + shown(one, from) + "', computed is '"
                    + shown(other, from) + "'");
        }
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
