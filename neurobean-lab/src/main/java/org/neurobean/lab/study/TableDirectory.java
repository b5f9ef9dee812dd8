package org.neurobean.lab.study;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.WholeFile;
import org.neurobean.io.WrittenFile;
import org.neurobean.lab.run.OutputDirectory;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.TableCsv;
import org.neurobean.lab.table.TableJson;
import org.neurobean.lab.table.TableLatex;
import org.neurobean.lab.table.TableMarkdown;
import org.neurobean.lab.table.figure.LearningCurves;
import org.neurobean.lab.table.figure.PairedDifferences;
import org.neurobean.lab.table.page.TableReport;
import org.neurobean.lab.table.page.TableReportWriter;
import org.neurobean.report.figure.Figure;
import org.neurobean.report.figure.FigureWriter;

/** The directory of a few-shot table: CSV and JSON for scripts, LaTeX and figures for papers, and a page. */
public final class TableDirectory {

    public static final String JSON = "table1.json";

    private static final String REPORT = "report.html";

    private final Path directory;

    /**
     * Checks the place and writes nothing.
     *
     * @throws org.neurobean.lab.run.OutputDirectoryException if the directory holds something that is not a table
     */
    public TableDirectory(Path directory) {
        this.directory = directory;
        OutputDirectory.requireFree(directory, JSON, "few-shot table");
    }

    /** A directory beside a store and named after it: {@code runs/fewshot} of {@code runs/fewshot.db}. */
    public static Path beside(Path store) {
        String name = String.valueOf(store.getFileName());
        int end = name.lastIndexOf('.');
        return store.resolveSibling(end > 0 ? name.substring(0, end) : name + "-table");
    }

    /**
     * Writes everything; an earlier table in the same place is replaced.
     *
     * @param command that makes it again
     * @return the files
     */
    public List<Path> write(FewShotTable table, String command) {
        return write(table, command, TableJson.SCHEMA.version());
    }

    /**
     * Writes a stored table again, its JSON in the layout that it has.
     *
     * @param table computed again
     */
    public List<Path> rewrite(FewShotTable table, TableJson.Document stored) {
        return write(table, stored.command(), stored.schema());
    }

    private List<Path> write(FewShotTable table, String command, @Nullable Integer schema) {
        OutputDirectory.create(directory);
        List<Path> files = new ArrayList<>();
        numbers(table, command, schema)
                .forEach((name, text) ->
                        files.add(WholeFile.write(directory.resolve(name), text).path()));
        files.add(TableReportWriter.write(new TableReport(table, command), directory.resolve(REPORT))
                .path());
        figures(table, command).forEach((name, figure) -> FigureWriter.write(figure, directory.resolve(name)).stream()
                .map(WrittenFile::path)
                .forEach(files::add));
        return files;
    }

    /**
     * All files that depend on nothing but the table and the command, by name; the JSON in the layout of what is stored.
     *
     * @param table computed again
     * @param stored what it is compared with
     */
    static Map<String, byte[]> texts(FewShotTable table, TableJson.Document stored) {
        Map<String, byte[]> texts = new LinkedHashMap<>(numbers(table, stored.command(), stored.schema()));
        figures(table, stored.command()).forEach((name, figure) -> texts.put(name + ".svg", FigureWriter.svg(figure)));
        return texts;
    }

    private static Map<String, byte[]> numbers(FewShotTable table, String command, @Nullable Integer schema) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(JSON, bytes(TableJson.of(table, command, schema)));
        files.put("table1.csv", bytes(TableCsv.of(table)));
        files.put("table1.tex", bytes(TableLatex.of(table)));
        files.put("table1.md", bytes(TableMarkdown.of(table, command)));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Figure> figures(FewShotTable table, String command) {
        String caption =
                "Made by " + command + "; " + table.finished() + " of " + table.planned() + " trials are finished.";
        return Map.of(
                "learning-curves", new LearningCurves(table, caption),
                "paired-differences", new PairedDifferences(table, caption));
    }
}
