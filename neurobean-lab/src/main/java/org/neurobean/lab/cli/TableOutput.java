package org.neurobean.lab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.neurobean.lab.UserError;
import org.neurobean.lab.figure.FigureWriter;
import org.neurobean.lab.figure.LearningCurves;
import org.neurobean.lab.figure.PairedDifferences;
import org.neurobean.lab.report.AtomicFile;
import org.neurobean.lab.report.WrittenFile;
import org.neurobean.lab.report.table.TableReport;
import org.neurobean.lab.report.table.TableReportWriter;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.TableCsv;
import org.neurobean.lab.table.TableJson;
import org.neurobean.lab.table.TableLatex;

/** The directory with the few-shot table: for scripts, for papers, and for people who would rather look. */
final class TableOutput {

    private static final String JSON = "table1.json";

    private final Path directory;

    /**
     * Checks the place and writes nothing.
     *
     * @throws UserError where the directory holds something that is no table
     */
    TableOutput(Path directory) {
        this.directory = directory;
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw UserError.usage(directory + " is a file; choose a directory with --out");
        }
        if (Files.isDirectory(directory) && !Files.exists(directory.resolve(JSON)) && !isEmpty(directory)) {
            throw UserError.usage(directory + " holds something that is no few-shot table; choose another --out");
        }
    }

    /** A directory beside a store and named after it: {@code runs/fewshot} of {@code runs/fewshot.db}. */
    static Path beside(Path store) {
        String name = String.valueOf(store.getFileName());
        int end = name.lastIndexOf('.');
        return store.resolveSibling(end > 0 ? name.substring(0, end) : name + "-table");
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw UserError.usage(directory + " cannot be read: " + e.getMessage() + "; choose another --out", e);
        }
    }

    /**
     * Writes everything; an earlier table in the same place is replaced.
     *
     * @param command that makes it again
     */
    List<Path> write(FewShotTable table, String command) {
        AnalysisOutput.create(directory);
        List<Path> files = new ArrayList<>();
        files.add(text(JSON, TableJson.of(table, command)));
        files.add(text("table1.csv", TableCsv.of(table)));
        files.add(text("table1.tex", TableLatex.of(table)));
        files.add(TableReportWriter.write(new TableReport(table, command), directory.resolve(AnalysisOutput.REPORT))
                .path());
        String caption =
                "Made by " + command + "; " + table.finished() + " of " + table.planned() + " trials are finished.";
        Stream.of(
                        FigureWriter.write(new LearningCurves(table, caption), directory.resolve("learning-curves")),
                        FigureWriter.write(
                                new PairedDifferences(table, caption), directory.resolve("paired-differences")))
                .flatMap(List::stream)
                .map(WrittenFile::path)
                .forEach(files::add);
        return files;
    }

    private Path text(String name, String content) {
        return AtomicFile.write(directory.resolve(name), content.getBytes(StandardCharsets.UTF_8))
                .path();
    }
}
