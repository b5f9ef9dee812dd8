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
            "ResNet-18 on CIFAR-10, the figure's lower half, takes hours and is an experiment of its own:"
                    + " figure4-cifar-10.");

    /** The figure's lower half. */
    static final Experiment CIFAR_10 = new Experiment(
            "figure4-cifar-10",
            EXPERIMENT.title() + ", ResNet-18 on CIFAR-10",
            EXPERIMENT.claim(),
            "as on MNIST; " + Networks.RESNET18_EPOCHS
                    + " epochs in one cycle, where the paper trains until convergence",
            "2 hours and a half",
            EXPERIMENT.views(),
            List.of(Networks.resnet18()),
            "");

    private Figure4() {}
}
