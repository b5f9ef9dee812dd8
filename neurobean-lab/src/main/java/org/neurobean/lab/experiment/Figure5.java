package org.neurobean.lab.experiment;

import java.util.List;
import org.neurobean.lab.experiment.Experiment.View;

/** Figure 5 of the paper: ablation of groups of neurons that prefer a class. */
final class Figure5 {

    static final Experiment EXPERIMENT = new Experiment(
            "figure5",
            "What breaks without a group of neurons",
            "Without BEAN no clear association between what a group prefers and what breaks without it; with BEAN, and above all BEAN-2, a clear one.",
            "with BEAN-2 a class loses 95 points or more without its group and the others about none; plain is diagonal as well, weakly",
            "2 minutes",
            List.of(View.ABLATION),
            List.of(Networks.lenet5()),
            "");

    private Figure5() {}
}
