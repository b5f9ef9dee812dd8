package org.neurobean.lab.trial;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.lab.fewshot.Addition;
import org.neurobean.torch.BeanRegularizer;
import org.neurobean.torch.Dropout;
import org.neurobean.torch.L1;
import org.neurobean.torch.LayerSelection;
import org.neurobean.torch.Regularizer;
import org.neurobean.torch.WeightDecay;

/** What is added to a training, from its settings to what the training loop takes. */
final class Additions {

    private Additions() {}

    static List<Regularizer> regularizers(List<Addition> additions, boolean dropoutAtTest) {
        List<Regularizer> regularizers = new ArrayList<>();
        for (Addition addition : additions) {
            if (addition instanceof Addition.Bean bean) {
                regularizers.add(bean(bean));
            } else if (addition instanceof Addition.Dropout dropout) {
                regularizers.add(new Dropout(
                        dropout.probability(),
                        LayerSelection.ALL,
                        dropoutAtTest ? Dropout.AtTest.ON_AS_IN_AUTHORS_CODE : Dropout.AtTest.OFF));
            } else if (addition instanceof Addition.WeightDecay decay) {
                regularizers.add(new WeightDecay(decay.lambda(), WeightDecay.Coupling.L2));
            } else if (addition instanceof Addition.L1 l1) {
                regularizers.add(new L1(l1.lambda(), false));
            } else {
                throw new UnsupportedOperationException("no regularizer for " + addition);
            }
        }
        return regularizers;
    }

    private static Regularizer bean(Addition.Bean bean) {
        BeanPenalty penalty =
                new BeanPenalty(bean.order(), Divergence.SQUARED, BeanPenalty.PAPER_GAMMA, AlphaScale.CODE);
        return new BeanRegularizer(penalty, List.of(bean.alpha()), LayerSelection.ALL);
    }
}
