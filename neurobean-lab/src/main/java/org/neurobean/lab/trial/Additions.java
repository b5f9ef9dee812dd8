package org.neurobean.lab.trial;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.lab.fewshot.Addition;
import org.neurobean.torch.augment.Augmentation;
import org.neurobean.torch.augment.Distortion;
import org.neurobean.torch.regularize.BeanRegularizer;
import org.neurobean.torch.regularize.DeCov;
import org.neurobean.torch.regularize.Dropout;
import org.neurobean.torch.regularize.GroupLasso;
import org.neurobean.torch.regularize.L1;
import org.neurobean.torch.regularize.LayerSelection;
import org.neurobean.torch.regularize.Orthogonality;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.regularize.WeightDecay;

/** What is added to a training, from its settings to what the training loop takes. */
final class Additions {

    /** Samples over which DeCov's covariance is taken where a step has one: ten of each class of ten. */
    private static final int DECOV_MEMORY = 100;

    private Additions() {}

    static List<Regularizer> regularizers(List<Addition> additions, boolean dropoutAtTest) {
        List<Regularizer> regularizers = new ArrayList<>();
        for (Addition addition : additions) {
            if (addition instanceof Addition.Bean bean) {
                regularizers.add(bean(bean));
            } else if (addition instanceof Addition.Dropout dropout) {
                regularizers.add(new Dropout(
                        dropout.probability(),
                        dropout.layers() == null ? LayerSelection.ALL : new LayerSelection(dropout.layers()),
                        dropoutAtTest ? Dropout.AtTest.ON_AS_IN_AUTHORS_CODE : Dropout.AtTest.OFF));
            } else if (addition instanceof Addition.WeightDecay decay) {
                regularizers.add(new WeightDecay(decay.lambda(), WeightDecay.Coupling.L2));
            } else if (addition instanceof Addition.L1 l1) {
                regularizers.add(new L1(l1.lambda(), false));
            } else if (addition instanceof Addition.DeCov decov) {
                regularizers.add(new DeCov(decov.lambda(), DECOV_MEMORY));
            } else if (addition instanceof Addition.GroupLasso lasso) {
                regularizers.add(new GroupLasso(lasso.lambda()));
            } else if (addition instanceof Addition.Orthogonality orthogonality) {
                regularizers.add(new Orthogonality(orthogonality.lambda()));
            }
        }
        return regularizers;
    }

    private static Regularizer bean(Addition.Bean bean) {
        BeanPenalty penalty =
                new BeanPenalty(bean.order(), Divergence.SQUARED, BeanPenalty.PAPER_GAMMA, AlphaScale.CODE);
        return new BeanRegularizer(penalty, List.of(bean.alpha()), LayerSelection.ALL)
                .withControl(BeanRegularizer.Control.valueOf(bean.control().name()));
    }

    /** How images are changed before each step. */
    static Augmentation augmentation(List<Addition> additions) {
        return additions.stream()
                .filter(Addition.Distortion.class::isInstance)
                .map(Addition.Distortion.class::cast)
                .map(Additions::distortion)
                .findFirst()
                .orElse(Augmentation.NONE);
    }

    private static Augmentation distortion(Addition.Distortion of) {
        return new Distortion(of.rotation(), of.scale(), of.shear(), of.shift(), of.elastic(), of.smoothness());
    }
}
