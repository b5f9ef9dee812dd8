package org.neurobean.lab.experiment;

import java.util.List;
import org.neurobean.lab.experiment.Experiment.View;

/** Figure 6 of the paper: sparse and structured wiring learned from ten images a class. */
final class Figure6 {

    static final Experiment EXPERIMENT = new Experiment(
            "figure6",
            "Wiring learned from ten images a class",
            "(a) assemblies in the second-order correlation matrix even with so few samples; (b) sparse and structured connectivity; (c) weights shared inside of an assembly.",
            "a block-diagonal matrix, weaker than on all of MNIST",
            "1 minute",
            List.of(View.SECOND_ORDER_CORRELATION, View.CONNECTIVITY),
            List.of(Networks.tenShots()),
            "");

    private Figure6() {}
}
