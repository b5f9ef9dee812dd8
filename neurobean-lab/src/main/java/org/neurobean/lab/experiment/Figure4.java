package org.neurobean.lab.experiment;

import java.util.List;
import org.neurobean.lab.experiment.Experiment.View;

/** Figure 4 of the paper: assemblies and the classes that neurons prefer. */
final class Figure4 {

    static final Experiment EXPERIMENT = new Experiment(
            "figure4",
            "Preferred classes among outgoing weights",
            "Assemblies are strongly associated with the selectivity of their neurons.",
            "agreement (NMI) of assemblies and preferred classes of 0.9 or better with BEAN-2",
            "4 minutes",
            List.of(View.SELECTIVITY),
            List.of(Networks.mlp(), Networks.lenet5()),
            Experiment.lowerHalfIsElsewhere("figure4"));

    static final Experiment CIFAR_10 = EXPERIMENT.onCifar10(Networks.resnet18());

    private Figure4() {}
}
