package org.neurobean.lab.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.LinearReadout;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.LayerAnalyzer;
import org.neurobean.assembly.layer.LayerInput;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.DataSet;
import org.neurobean.io.arrays.ImageArray;
import org.neurobean.io.arrays.SavedLayer;
import org.neurobean.lab.run.DenseLayerReader;
import org.neurobean.lab.run.RunDirectory;
import org.neurobean.lab.run.RunRecord;
import org.neurobean.lab.run.RunText;

/** Analyses of dense layers that stand side by side, each read from a run or from arrays. */
public final class LayerAnalyses {

    private final AnalysisOptions options;
    private final Function<String, DataSet> data;
    private final AnalysisListener listener;

    /** Networks that stand side by side have mostly learned from the same set, which is read once. */
    private final Map<String, DataSet> loaded = new HashMap<>();

    /** @param data gives a data set by its name */
    public LayerAnalyses(AnalysisOptions options, Function<String, DataSet> data, AnalysisListener listener) {
        this.options = options;
        this.data = data;
        this.listener = listener;
    }

    /**
     * Reads and analyzes each layer. That each has the neurons that are to be ablated is checked before the first of them
     * is analyzed.
     *
     * @throws UnknownScoresException if neurons are to be ablated and the scores of the classes are not known
     * @throws InvalidValueException if a layer does not have neurons that are to be ablated, or there is no such layer
     * @throws org.neurobean.lab.run.OutputDirectoryException if a run cannot be read
     */
    public List<LayerAnalysis> of(List<? extends LayerSource> sources) {
        if (!options.ablate().isEmpty()) {
            sources.forEach(this::requireAblatable);
        }
        List<LayerAnalysis> layers = new ArrayList<>();
        sources.forEach(source -> layers.add(analyze(source)));
        return layers;
    }

    private void requireAblatable(LayerSource source) {
        if (source instanceof LayerSource.OfRun run) {
            RunRecord record = RunDirectory.read(run.directory());
            try (DenseLayerReader reader = new DenseLayerReader(run.directory(), record, images(record), run.layer())) {
                options.ablate()
                        .forEach(set ->
                                set.requireWithin("layer " + reader.layer() + " of " + run.name(), reader.neurons()));
            }
        } else if (source instanceof LayerSource.OfArrays arrays) {
            SavedLayer.Outline outline = SavedLayer.outline(arrays.arrays());
            String of = "the layer of " + arrays.origin();
            options.ablate().forEach(set -> set.requireWithin(of, outline.neurons()));
            if (!outline.bias()) {
                throw new UnknownScoresException(
                        UnknownScoresException.Reason.NO_BIAS,
                        "without a bias those of " + of + " are not known; save an array bias [targets], zeros if the"
                                + " layer has none");
            }
        }
    }

    private LayerAnalysis analyze(LayerSource source) {
        if (source instanceof LayerSource.OfRun run) {
            return analyze(run);
        }
        return analyze(input((LayerSource.OfArrays) source));
    }

    private LayerAnalysis analyze(LayerSource.OfRun source) {
        RunRecord run = RunDirectory.read(source.directory());
        DataSet images = images(run);
        if (!images.digest().equals(run.data().digest())) {
            listener.otherImages(source.directory());
        }
        try (DenseLayerReader reader = new DenseLayerReader(source.directory(), run, images, source.layer())) {
            return analyze(reader.read(source.name(), RunText.origin(run)));
        }
    }

    private LayerAnalysis analyze(LayerInput input) {
        return LayerAnalyzer.analyze(input, options, step -> listener.step(input.name(), step));
    }

    private DataSet images(RunRecord run) {
        return loaded.computeIfAbsent(run.settings().dataset(), data);
    }

    private LayerInput input(LayerSource.OfArrays source) {
        SavedLayer read = SavedLayer.read(source.arrays());
        List<String> classNames = classNames(source, read.classes());
        double[] bias = read.bias();
        boolean scores = read.targets() == classNames.size();
        if (bias != null && !scores) {
            if (!options.ablate().isEmpty()) {
                throw new UnknownScoresException(
                        UnknownScoresException.Reason.TARGETS_ARE_NOT_CLASSES,
                        "the bias is that of " + read.targets() + " targets and there are " + classNames.size()
                                + " classes");
            }
            listener.notAblated(source.name(), read.targets(), classNames.size());
        }
        List<String> targets = scores
                ? classNames
                : IntStream.range(0, read.targets())
                        .mapToObj(k -> "target " + k)
                        .toList();
        return new LayerInput(
                source.name(),
                "dense",
                source.origin(),
                classNames,
                targets,
                read.activations(),
                read.outgoing(),
                read.labels(),
                bias != null && scores ? new LinearReadout(read.outgoing(), bias) : null,
                pictures(read.images()));
    }

    private static LayerInput.@Nullable Images pictures(@Nullable ImageArray images) {
        return images == null
                ? null
                : new LayerInput.Images(
                        images.width(), images.height(), images.channels(), sample -> images.pixels()[sample]);
    }

    /** A name for each label, and perhaps for classes that no sample has. */
    private static List<String> classNames(LayerSource.OfArrays source, int classes) {
        List<String> names = source.classNames();
        if (names == null) {
            return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        }
        if (names.size() < classes) {
            throw new InvalidValueException(
                    "classNames",
                    "have " + classes + " names or more, since labels go up to " + (classes - 1),
                    "has " + names.size());
        }
        return List.copyOf(names);
    }
}
