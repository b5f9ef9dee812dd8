package org.neurobean.lab.analysis;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.arrays.ArraySources;

/** A dense layer to analyze, and where it is. */
public sealed interface LayerSource {

    /** Short, as it is to stand in tables and file names. */
    String name();

    /**
     * A layer of a run.
     *
     * @param directory of the run
     * @param layer name of the dense layer; null for the last one
     */
    record OfRun(String name, Path directory, @Nullable String layer) implements LayerSource {}

    /**
     * A layer of any network, as arrays in files.
     *
     * @param origin where it comes from, such as the name of a file
     * @param arrays the files
     * @param classNames by label; null for the labels themselves
     */
    record OfArrays(
            String name,
            String origin,
            ArraySources arrays,
            @Nullable List<String> classNames) implements LayerSource {}
}
