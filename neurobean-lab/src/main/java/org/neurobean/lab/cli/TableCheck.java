package org.neurobean.lab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neurobean.lab.UserError;
import org.neurobean.lab.experiment.Quotations;
import org.neurobean.lab.table.FewShotTable;
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
     * @throws UserError if the file is missing, or no table of this version
     */
    static TableJson.Document read(Path file) {
        String text = text(file);
        try {
            return TableJson.read(text);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(file + " is " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(
                    "there is no file " + file + "; name the directory of a stored table, such as docs/results");
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw UserError.usage(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Checks a directory of results.
     *
     * @param project whose documents quote the results; their quotations are checked if the results are in its docs
     * @throws UserError if anything differs, after each difference was said in a line
     */
    void run(Path results, Path project) {
        Path file = results.resolve(TableOutput.JSON);
        TableJson.Document stored = read(file);
        FewShotTable table = Tabulation.again(stored.table());
        TableOutput.texts(table, stored.command()).forEach((name, content) -> {
            Path path = results.resolve(STORED_NAMES.getOrDefault(name, name));
            compare(path, content);
        });
        int cells = table.cells().size();
        console.out()
                .println(cells + " cells, their intervals and "
                        + stored.findings().size() + " sentences computed again from the single draws of " + file);
        if (results.toAbsolutePath().normalize().startsWith(project.resolve("docs"))) {
            problems.addAll(Quotations.problems(project));
            console.out().println("what README.md and docs/*.md quote from stored results was looked up there");
        }
        problems.forEach(console.err()::println);
        if (!problems.isEmpty()) {
            throw UserError.failedRun((problems.size() == 1 ? "1 difference" : problems.size() + " differences")
                    + "; './neurobean reproduce table1 --from " + file + " --out DIR' makes the files anew");
        }
        console.out().println("no difference");
    }

    private void compare(Path path, byte[] expected) {
        String now = new String(expected, StandardCharsets.UTF_8);
        String stored = Files.isRegularFile(path) ? text(path) : null;
        if (stored == null) {
            problems.add(path + " is missing");
        } else if (!stored.equals(now)) {
            List<String> before = stored.lines().toList();
            List<String> after = now.lines().toList();
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
