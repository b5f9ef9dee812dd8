package org.neurobean.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.NeuronSet;
import picocli.CommandLine.Option;

/** How a layer is analyzed, as words on the command line. */
final class AnalysisOptionsMixin {

    @Option(
            names = "--k",
            paramLabel = "NUMBER",
            description = "Assemblies that K-means looks for (default: the number of classes).")
    private int assemblies;

    @Option(
            names = "--activation-threshold",
            paramLabel = "VALUE",
            description = "A neuron is dead where no sample activates it above this (default: 0).")
    private double activationThreshold;

    @Option(
            names = "--weight-threshold",
            paramLabel = "SHARE",
            defaultValue = "" + AnalysisOptions.WEIGHT_THRESHOLD,
            description = "A neuron is dead where the norm of its outgoing weights is under this share of the median"
                    + " norm of the activated ones (default: ${DEFAULT-VALUE}).")
    private double weightThreshold;

    @Option(
            names = "--perplexity",
            paramLabel = "VALUE",
            description = "Neighbours that t-SNE looks at (default: half of the mean size of an assembly, and at least "
                    + AnalysisOptions.LEAST_PERPLEXITY + ").")
    private @Nullable Double perplexity;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of K-means, t-SNE and shuffled layers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--ablate",
            paramLabel = "IDS",
            description = "Neurons to silence together, to see what each class loses: ids and ranges, such as"
                    + " 3,17,20-25. Give it again for another set.")
    private List<String> ablate = List.of();

    AnalysisOptions options() {
        if (perplexity != null && perplexity == 0) {
            throw UserError.usage("--perplexity must be 1 or more, but is 0");
        }
        return new AnalysisOptions(
                assemblies,
                activationThreshold,
                weightThreshold,
                perplexity == null ? 0 : perplexity,
                seed,
                ablate.stream().map(NeuronSet::parse).toList(),
                AnalysisOptions.Limits.DEFAULT);
    }
}
