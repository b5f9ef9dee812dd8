package org.neurobean.report.layer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.WholeFile;

/** The files that an analysis leaves for scripts. */
public final class AnalysisFiles {

    public static final String ASSEMBLIES = "assemblies.json";
    public static final String NEURONS = "neurons.csv";

    private AnalysisFiles() {}

    /**
     * Writes {@code assemblies.json} and {@code neurons.csv}, each whole or not at all; what was there is replaced.
     *
     * @param directory that exists
     * @return the files
     * @throws org.neurobean.io.UnwritableFileException if they cannot be written
     */
    public static List<Path> write(LayerAnalysis layer, AnalysisOptions options, Path directory) {
        return List.of(
                write(directory.resolve(ASSEMBLIES), json(layer, options)),
                write(directory.resolve(NEURONS), NeuronsCsv.of(layer)));
    }

    /** What {@code assemblies.json} holds. */
    public static String json(LayerAnalysis layer, AnalysisOptions options) {
        return AssembliesJson.of(layer, options);
    }

    private static Path write(Path file, String text) {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
