package org.neurobean.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.arrays.ArrayPlace;
import org.neurobean.io.arrays.ArrayRole;
import org.neurobean.io.arrays.ArraySources;
import org.neurobean.io.arrays.WeightLayout;
import picocli.CommandLine.Option;

/** Which file holds which array of a layer, as words on the command line: {@code FILE} or {@code FILE:NAME}. */
final class ArrayOptions {

    private static final String PLACE = "FILE[:NAME]";

    @Option(
            names = "--activations",
            paramLabel = PLACE,
            description = "What enters the layer, [samples x neurons]: a .npy file, or .npz:NAME.")
    private @Nullable String activations;

    @Option(
            names = "--outgoing",
            paramLabel = PLACE,
            description = "The layer's weights, [neurons x targets]: .npy, .npz:NAME, or .safetensors:TENSOR.")
    private @Nullable String outgoing;

    @Option(
            names = "--labels",
            paramLabel = PLACE,
            description = "The class of each sample, [samples], whole numbers from 0.")
    private @Nullable String labels;

    @Option(
            names = "--bias",
            paramLabel = PLACE,
            description = "The layer's bias, [targets]; with it groups of neurons are ablated.")
    private @Nullable String bias;

    @Option(
            names = "--images",
            paramLabel = PLACE,
            description = "The samples as pictures, [samples x height x width], or with 3 colours.")
    private @Nullable String images;

    @Option(
            names = "--weight-layout",
            paramLabel = "LAYOUT",
            description = "How the weights lie: keras [neurons x targets] or pytorch [targets x neurons]"
                    + " (default: keras; has to be said for .safetensors).")
    private @Nullable Layout layout;

    @Option(
            names = "--class-names",
            paramLabel = "NAME",
            split = ",",
            description = "Names of the classes, by label (default: the labels).")
    private @Nullable List<String> classNames;

    /** The two layouts of the weights, by the library that uses each. */
    enum Layout {
        KERAS,
        PYTORCH
    }

    boolean given() {
        return activations != null || outgoing != null || labels != null || bias != null || images != null;
    }

    /** By label; null for the labels themselves. */
    @Nullable
    List<String> classNames() {
        return classNames;
    }

    /**
     * Where the arrays are.
     *
     * @param npz the file with those that no option names; null for none
     */
    ArraySources sources(@Nullable Path npz) {
        ArraySources sources = npz == null ? ArraySources.none() : ArraySources.npz(npz);
        sources = with(sources, ArrayRole.ACTIVATIONS, "--activations", activations);
        sources = with(sources, ArrayRole.OUTGOING, "--outgoing", outgoing);
        sources = with(sources, ArrayRole.LABELS, "--labels", labels);
        sources = with(sources, ArrayRole.BIAS, "--bias", bias);
        sources = with(sources, ArrayRole.IMAGES, "--images", images);
        if (layout == null) {
            return sources;
        }
        return sources.withWeightLayout(
                layout == Layout.KERAS ? WeightLayout.NEURONS_BY_TARGETS : WeightLayout.TARGETS_BY_NEURONS);
    }

    private static ArraySources with(ArraySources sources, ArrayRole role, String option, @Nullable String place) {
        return place == null ? sources : sources.with(role, place(option, place));
    }

    private static ArrayPlace place(String option, String text) {
        String lowered = text.toLowerCase(Locale.ROOT);
        if (lowered.endsWith(".npy")) {
            return new ArrayPlace.Npy(Path.of(text));
        }
        for (String kind : List.of(".npz", ".safetensors")) {
            int end = lowered.lastIndexOf(kind + ":");
            if (end >= 0) {
                Path file = Path.of(text.substring(0, end + kind.length()));
                String name = text.substring(end + kind.length() + 1);
                return kind.equals(".npz") ? new ArrayPlace.Npz(file, name) : new ArrayPlace.Safetensors(file, name);
            }
        }
        throw UserError.usage(
                option + " must be FILE.npy, FILE.npz:NAME or FILE.safetensors:NAME, but is '" + text + "'");
    }
}
