package org.neurobean.lab.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.WrittenFile;
import org.neurobean.lab.experiment.Experiment;
import org.neurobean.lab.experiment.LayerFigures;
import org.neurobean.lab.run.OutputDirectory;
import org.neurobean.lab.run.Versions;
import org.neurobean.report.figure.FigureWriter;
import org.neurobean.report.layer.AnalysisFiles;
import org.neurobean.report.layer.AssemblyReport;
import org.neurobean.report.layer.AssemblyReportWriter;

/** The directory that an analysis leaves: JSON and CSV for scripts, figures for papers, and a page. */
public final class AnalysisDirectory {

    private static final String REPORT = "report.html";

    private final Path directory;

    /**
     * Checks the place and writes nothing.
     *
     * @throws org.neurobean.lab.run.OutputDirectoryException if the directory holds something that no analysis wrote
     */
    public AnalysisDirectory(Path directory) {
        this.directory = directory;
        OutputDirectory.requireFree(directory, REPORT, "analysis");
    }

    /**
     * Writes everything; an earlier analysis in the same place is replaced.
     *
     * @param layers that stand side by side, at most {@link AssemblyReport#MAX_LAYERS}
     * @param command that repeats it, for the page
     * @return the files
     */
    public List<Path> write(List<LayerAnalysis> layers, AnalysisOptions options, String command) {
        List<Path> files = new ArrayList<>();
        for (LayerAnalysis layer : layers) {
            Path place = layers.size() == 1 ? directory : directory.resolve(LayerFigures.fileName(layer.name()));
            OutputDirectory.create(place);
            files.addAll(AnalysisFiles.write(layer, options, place));
        }
        LayerFigures.of(layers, Experiment.View.ofLayers(), caption(layers))
                .forEach((name, figure) -> FigureWriter.write(figure, directory.resolve(name)).stream()
                        .map(WrittenFile::path)
                        .forEach(files::add));
        files.add(AssemblyReportWriter.write(report(layers, command), directory.resolve(REPORT))
                .path());
        return files;
    }

    private static String caption(List<LayerAnalysis> layers) {
        return String.join(
                "; ",
                layers.stream()
                        .map(layer -> layer.name() + ": layer " + layer.layer() + ", " + layer.origin())
                        .toList());
    }

    private static AssemblyReport report(List<LayerAnalysis> layers, String command) {
        List<AssemblyReport.Fact> facts = new ArrayList<>();
        facts.add(new AssemblyReport.Fact("Command", command));
        Versions.all().forEach((what, version) -> facts.add(new AssemblyReport.Fact(what, version)));
        String names =
                String.join(", ", layers.stream().map(LayerAnalysis::name).toList());
        return new AssemblyReport("Assemblies of " + names, layers, facts);
    }
}
