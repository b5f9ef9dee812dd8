package org.neurobean.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.io.NumberText;
import org.neurobean.lab.experiment.Experiment.Network;
import org.neurobean.lab.experiment.Experiment.View;

/**
 * Not in the paper, which gives no alpha: BEAN-1 on all dense layers of LeNet-5, as the paper applies it, from an alpha that
 * changes little to one with which nearly all classes share their neurons. The figures have BEAN-1 on the last layer only.
 */
final class LeNet5Alpha {

    /** In the units of the authors' code, rising. */
    private static final List<Double> ALPHAS = List.of(0.3, 1.0, 3.0, 10.0, 30.0);

    static final Experiment EXPERIMENT = new Experiment(
            "lenet5-alpha",
            "BEAN-1 on all dense layers of LeNet-5",
            "BEAN is applied to all dense layers; alpha is not given. This experiment is not in the paper.",
            "clusters on t-SNE get clearer with alpha, yet at none of them do they stand for classes: from alpha 3 on classes"
                    + " share neurons, and fewer than ten are preferred by any; accuracy near 99 %",
            "5 minutes",
            List.of(View.TRADE_OFF, View.SELECTIVITY, View.ABLATION),
            List.of(new Experiment.Panel("lenet5-mnist", "LeNet-5 on MNIST", networks())),
            "");

    private LeNet5Alpha() {}

    private static List<Network> networks() {
        List<Network> networks = new ArrayList<>();
        networks.add(Networks.lenet5(Networks.PLAIN, null));
        ALPHAS.forEach(alpha -> networks.add(Networks.lenet5(
                Networks.BEAN_1 + ", alpha " + NumberText.plain(alpha),
                Networks.bean(1, BeanPenalty.PAPER_GAMMA, alpha))));
        return networks;
    }
}
