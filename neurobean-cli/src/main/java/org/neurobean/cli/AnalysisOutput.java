package org.neurobean.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.WrittenFile;
import org.neurobean.lab.UserError;
import org.neurobean.lab.experiment.Experiment;
import org.neurobean.report.figure.FigureWriter;
import org.neurobean.report.layer.AnalysisFiles;
import org.neurobean.report.layer.AssemblyReport;
import org.neurobean.report.layer.AssemblyReportWriter;

/** The directory that {@code analyze} leaves: for scripts, for papers, and for people who would rather look. */
final class AnalysisOutput {

    static final String REPORT = "report.html";

    private final Path directory;

    /**
     * Checks the place and writes nothing.
     *
     * @throws UserError where the directory holds something that no analysis wrote
     */
    AnalysisOutput(Path directory) {
        this.directory = directory;
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw UserError.usage(directory + " is a file; choose a directory with --out");
        }
        if (Files.isDirectory(directory) && !Files.exists(directory.resolve(REPORT)) && !isEmpty(directory)) {
            throw UserError.usage(directory + " holds something that is no analysis; choose another --out");
        }
        if (Files.exists(directory.resolve("run.json"))) {
            throw UserError.usage(directory + " holds a run; choose another --out");
        }
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw UserError.usage(directory + " cannot be read: " + e.getMessage() + "; choose another --out", e);
        }
    }

    /** Writes everything; an earlier analysis in the same place is replaced. */
    List<Path> write(List<LayerAnalysis> layers, AnalysisOptions options, AssemblyReport report) {
        List<Path> files = new ArrayList<>();
        for (LayerAnalysis layer : layers) {
            Path place = layers.size() == 1 ? directory : directory.resolve(fileName(layer.name()));
            create(place);
            files.addAll(AnalysisFiles.write(layer, options, place));
        }
        FigureChoice.of(layers, Experiment.View.ofLayers(), caption(layers))
                .forEach((name, figure) -> FigureWriter.write(figure, directory.resolve(name)).stream()
                        .map(WrittenFile::path)
                        .forEach(files::add));
        files.add(AssemblyReportWriter.write(report, directory.resolve(REPORT)).path());
        return files;
    }

    private static String caption(List<LayerAnalysis> layers) {
        return String.join(
                "; ",
                layers.stream()
                        .map(layer -> layer.name() + ": layer " + layer.layer() + ", " + layer.origin())
                        .toList());
    }

    static void create(Path place) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw UserError.usage(place + " cannot be made: " + e.getMessage() + "; choose another --out", e);
        }
    }

    /** A name that is safe on every file system. */
    static String fileName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    }
}
