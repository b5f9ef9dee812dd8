package org.neurobean.lab.experiment;

import java.util.List;
import org.neurobean.lab.experiment.Experiment.View;

/** Figure 2 of the paper: assemblies in the space of outgoing weights. */
final class Figure2 {

    static final Experiment EXPERIMENT = new Experiment(
            "figure2",
            "Assemblies among outgoing weights",
            "Silhouettes of ten clusters around 0.9 with BEAN and nearly 0.5 without.",
            "on t-SNE, alive neurons: plain near 0.4, BEAN 0.85 or better; in the weights' own space plain near 0.1",
            "4 minutes",
            List.of(View.ASSEMBLIES),
            List.of(Networks.mlp(), Networks.lenet5()),
            Experiment.lowerHalfIsElsewhere("figure2"));

    static final Experiment CIFAR_10 = EXPERIMENT.onCifar10(Networks.resnet18());

    private Figure2() {}
}
