package org.neurobean.lab.experiment;

import java.util.List;
import org.neurobean.lab.experiment.Experiment.View;

/** Figure 3 of the paper: co-activation of LeNet-5 with BEAN-2, class by class. */
final class Figure3 {

    static final Experiment EXPERIMENT = new Experiment(
            "figure3",
            "Mean activation of each neuron for each class",
            "For the samples of each class only the neurons of its assembly have high activation.",
            "one group lights up in each of ten maps",
            "2 minutes",
            List.of(View.COACTIVATION),
            List.of(Networks.lenet5(Networks.BEAN_2)),
            "");

    private Figure3() {}
}
