package org.neurobean.lab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks what documents quote from generated files. A quotation is between the lines {@code <!-- quoted from
 * results/figure2-mnist.md -->}, whose path begins at the directory {@code docs}, and {@code <!-- end of quotation -->}; each
 * line of it that is not empty has to be a line of that file, in the order of the file, and a row of a table has to stand under
 * its own heading.
 */
public final class Quotations {

    private static final Pattern BEGIN = Pattern.compile("<!-- quoted from (\\S+) -->");
    private static final String END = "<!-- end of quotation -->";
    /** How a row of a table begins. */
    private static final String ROW = "|";

    private final Path document;
    private final Path docs;
    private final List<String> problems = new ArrayList<>();

    private Quotations(Path document, Path docs) {
        this.document = document;
        this.docs = docs;
    }

    /**
     * Checks {@code README.md} and the documents in {@code docs}.
     *
     * @param project the directory that holds both
     * @return what is wrong, a line each; empty if every quotation holds
     * @throws UncheckedIOException if a document cannot be read
     */
    public static List<String> problems(Path project) {
        Path docs = project.resolve("docs");
        List<Path> documents = new ArrayList<>(List.of(project.resolve("README.md")));
        try (Stream<Path> files = Files.list(docs)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents.stream()
                .flatMap(document -> problems(document, docs).stream())
                .toList();
    }

    /**
     * Checks one document.
     *
     * @param docs the directory where paths of quoted files begin
     * @return what is wrong, a line each; empty if every quotation holds
     * @throws UncheckedIOException if the document cannot be read
     */
    public static List<String> problems(Path document, Path docs) {
        Quotations quotations = new Quotations(document, docs);
        quotations.check();
        return List.copyOf(quotations.problems);
    }

    private void check() {
        List<String> lines = lines(document);
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (BEGIN.matcher(lines.get(i)).matches()) {
                if (begin >= 0) {
                    report(i, "a quotation begins inside of another");
                }
                begin = i;
            } else if (lines.get(i).equals(END)) {
                if (begin < 0) {
                    report(i, "a quotation ends that has not begun");
                } else {
                    check(begin, lines.subList(begin + 1, i), lines.get(begin));
                }
                begin = -1;
            } else if (lines.get(i).startsWith("<!-- quoted") || lines.get(i).startsWith("<!-- end of quot")) {
                report(i, "this marks no quotation: " + lines.get(i));
            }
        }
        if (begin >= 0) {
            report(begin, "a quotation begins and does not end");
        }
    }

    private void check(int begin, List<String> quoted, String mark) {
        Matcher matcher = BEGIN.matcher(mark);
        String name = matcher.matches() ? matcher.group(1) : "";
        Path source = docs.resolve(name);
        if (!Files.isRegularFile(source)) {
            report(begin, "there is no docs/" + name);
            return;
        }
        if (quoted.stream().allMatch(String::isEmpty)) {
            report(begin, "nothing is quoted from docs/" + name);
        }
        List<String> there = lines(source);
        int place = -1;
        int heading = -1;
        for (int i = 0; i < quoted.size(); i++) {
            String line = quoted.get(i);
            if (line.isEmpty()) {
                continue;
            }
            int next = place + 1 + there.subList(place + 1, there.size()).indexOf(line);
            if (next == place) {
                report(begin + 1 + i, "docs/" + name + " has no line " + line + (there.contains(line) ? " here" : ""));
                continue;
            }
            place = next;
            if (line.startsWith(ROW) && (i == 0 || !quoted.get(i - 1).startsWith(ROW))) {
                heading = next;
            }
            if (line.startsWith(ROW) && firstOfTable(there, next) != heading) {
                report(begin + 1 + i, "this row stands under another heading in docs/" + name + ": " + line);
            }
        }
    }

    /** Where the table begins that holds a line: with the names of its columns. */
    private static int firstOfTable(List<String> lines, int row) {
        int first = row;
        while (first > 0 && lines.get(first - 1).startsWith(ROW)) {
            first--;
        }
        return first;
    }

    private void report(int line, String problem) {
        @Nullable Path name = document.getFileName();
        problems.add(name + ":" + (line + 1) + ": " + problem);
    }

    /** Without white space around them: a quotation may be indented. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
