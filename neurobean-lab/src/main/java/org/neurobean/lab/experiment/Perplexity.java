package org.neurobean.lab.experiment;

import java.util.List;
import org.neurobean.lab.experiment.Experiment.View;

/**
 * Not in the paper, which gives no perplexity: how far the silhouettes of Figure 2 depend on the perplexity of t-SNE. The
 * networks are those of the figure; the analysis lowers a perplexity of more than a third of the neurons to that.
 */
final class Perplexity {

    private static final List<Integer> PERPLEXITIES = List.of(3, 5, 8, 10, 15, 20, 30);

    private static final Experiment.Panel NETWORKS = Networks.lenet5(Networks.PLAIN, Networks.BEAN_2);

    static final Experiment EXPERIMENT = new Experiment(
            "perplexity",
            "Silhouettes on t-SNE by its perplexity",
            "gives no perplexity; this experiment is not in the paper.",
            "alive neurons: BEAN-2 0.89 to 0.95, best at 5 and 8; plain falls from 0.53 at 3 to 0.36 at 30",
            "3 minutes",
            List.of(View.ASSEMBLIES),
            PERPLEXITIES.stream().map(NETWORKS::withPerplexity).toList(),
            "");

    private Perplexity() {}
}
