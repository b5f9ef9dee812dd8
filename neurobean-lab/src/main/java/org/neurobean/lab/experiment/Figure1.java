package org.neurobean.lab.experiment;

import java.util.List;
import org.neurobean.lab.experiment.Experiment.View;

/** Figure 1 of the paper: (d), one learned layer by what its neurons prefer. */
final class Figure1 {

    static final Experiment EXPERIMENT = new Experiment(
            "figure1",
            "Neurons by the class that they prefer",
            "An example of learned assemblies in the space of outgoing weights, coloured by the class that each neuron prefers.",
            "ten groups, each of one colour",
            "2 minutes",
            List.of(View.SELECTIVITY),
            List.of(Networks.lenet5(Networks.BEAN_2)),
            "");

    private Figure1() {}
}
