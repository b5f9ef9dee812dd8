package org.neurobean.assembly.layer;

import java.util.List;
import org.neurobean.assembly.LiveNeurons;
import org.neurobean.bean.InvalidValueException;

/**
 * How a layer is analyzed. What is larger than a limit is sampled evenly, and the analysis says so.
 *
 * @param assemblies K of K-means; 0 for the number of classes
 * @param activationThreshold a neuron is active in a sample above this; finite
 * @param weightThreshold a neuron is dead if the norm of its outgoing weights is under this share of the median norm of
 *     the activated ones; in [0, 1)
 * @param perplexity of t-SNE, at least 1; 0 for half of the mean size of an assembly, and at least {@value
 *     #LEAST_PERPLEXITY}; it is lowered to a third of the neurons if there are few
 * @param seed of K-means, t-SNE, shuffles, and of the choice of samples that a page carries
 * @param ablate sets of neurons to ablate, beside those that the analysis finds; may be empty
 * @param limits on what grows with the square of the neurons
 */
public record AnalysisOptions(
        int assemblies,
        double activationThreshold,
        double weightThreshold,
        double perplexity,
        long seed,
        List<NeuronSet> ablate,
        Limits limits) {

    /** The design's: no sample activates it above 0, or its outgoing weights are under 0.05 of the median. */
    public static final double WEIGHT_THRESHOLD = LiveNeurons.Thresholds.NEGLIGIBLE_NORM;

    /** Fewer neighbours than this tear every assembly apart. */
    public static final int LEAST_PERPLEXITY = 5;

    public static final AnalysisOptions DEFAULT = new AnalysisOptions(0, 0, WEIGHT_THRESHOLD, 0, 0, Limits.DEFAULT);

    /** Without sets to ablate. */
    public AnalysisOptions(
            int assemblies,
            double activationThreshold,
            double weightThreshold,
            double perplexity,
            long seed,
            Limits limits) {
        this(assemblies, activationThreshold, weightThreshold, perplexity, seed, List.of(), limits);
    }

    public AnalysisOptions {
        ablate = List.copyOf(ablate);
        if (assemblies < 0 || assemblies == 1) {
            throw InvalidValueException.of("assemblies", "2 or more", assemblies);
        }
        if (!Double.isFinite(activationThreshold)) {
            throw InvalidValueException.of("activationThreshold", "a finite number", activationThreshold);
        }
        if (!(weightThreshold >= 0 && weightThreshold < 1)) {
            throw InvalidValueException.of("weightThreshold", "from 0 to below 1", weightThreshold);
        }
        if (perplexity != 0 && (!(perplexity >= 1) || Double.isInfinite(perplexity))) {
            throw InvalidValueException.of("perplexity", "a finite number of 1 or more", perplexity);
        }
    }

    /** The same with these sets of neurons to ablate. */
    public AnalysisOptions withAblated(List<NeuronSet> sets) {
        return new AnalysisOptions(assemblies, activationThreshold, weightThreshold, perplexity, seed, sets, limits);
    }

    /** The same with t-SNE of another perplexity. */
    public AnalysisOptions withPerplexity(double other) {
        return new AnalysisOptions(assemblies, activationThreshold, weightThreshold, other, seed, ablate, limits);
    }

    /**
     * Limits.
     *
     * @param mapped neurons that get a place in the plane
     * @param pictured neurons in a picture of a matrix
     * @param correlated neurons whose correlation's eigenvalues are computed
     * @param multiplications that K-means on shuffled layers may take in all
     * @param ablated multiplications that the ablation of single neurons may take
     */
    public record Limits(int mapped, int pictured, int correlated, double multiplications, double ablated) {
        public static final Limits DEFAULT = new Limits(1500, 500, 1000, 5e9, 5e9);
    }
}
