package org.neurobean.lab.fewshot;

import java.util.stream.Collectors;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.io.NumberText;
import org.neurobean.torch.settings.Addition;
import org.neurobean.torch.settings.AugmentationSettings;
import org.neurobean.torch.settings.RegularizerSettings;

/**
 * What is added, in the few words of a table's cell, for alpha in the units of the authors' code and all else as usual.
 * Other settings are named.
 */
final class AdditionText implements RegularizerSettings.Visitor<String>, AugmentationSettings.Visitor<String> {

    private AdditionText() {}

    static String of(Addition addition) {
        return addition instanceof RegularizerSettings regularizer
                ? regularizer.accept(new AdditionText())
                : ((AugmentationSettings) addition).accept(new AdditionText());
    }

    @Override
    public String bean(RegularizerSettings.Bean bean) {
        boolean usual = bean.alphaScale() == AlphaScale.CODE
                && bean.gamma() == BeanPenalty.PAPER_GAMMA
                && bean.divergence() == Divergence.SQUARED
                && bean.layers().isEmpty();
        if (!usual) {
            return bean.description();
        }
        String which =
                switch (bean.control()) {
                    case NONE -> "";
                    case ALL_PAIRS -> ", A = 1";
                    case SHUFFLED -> ", A shuffled";
                    case ACTIVATIONS_ALONE -> ", by activations alone";
                };
        return "BEAN-" + bean.order() + " "
                + bean.alphas().stream().map(NumberText::plain).collect(Collectors.joining(", ")) + which;
    }

    @Override
    public String dropout(RegularizerSettings.Dropout dropout) {
        return "dropout " + NumberText.plain(dropout.probability())
                + (dropout.layers().isEmpty() ? "" : " of what enters " + String.join(" and ", dropout.layers()));
    }

    @Override
    public String weightDecay(RegularizerSettings.WeightDecay decay) {
        return "weight decay " + NumberText.plain(decay.lambda())
                + (decay.coupling() == RegularizerSettings.WeightDecay.Coupling.L2 ? "" : ", decoupled");
    }

    @Override
    public String l1(RegularizerSettings.L1 l1) {
        return "l1 " + NumberText.plain(l1.lambda()) + (l1.biasesToo() ? " on weights and biases" : "");
    }

    @Override
    public String deCov(RegularizerSettings.DeCov deCov) {
        return "DeCov " + NumberText.plain(deCov.lambda())
                + (deCov.memory() == RegularizerSettings.DeCov.USUAL_MEMORY ? "" : ", memory " + deCov.memory());
    }

    @Override
    public String groupLasso(RegularizerSettings.GroupLasso lasso) {
        return "group lasso " + NumberText.plain(lasso.lambda());
    }

    @Override
    public String orthogonality(RegularizerSettings.Orthogonality orthogonality) {
        return "orthogonality " + NumberText.plain(orthogonality.lambda());
    }

    @Override
    public String distortion(AugmentationSettings.Distortion distortion) {
        return "distortion (rotation " + NumberText.plain(distortion.rotation()) + "\u00b0, scale "
                + NumberText.plain(distortion.scale()) + ", shear " + NumberText.plain(distortion.shear()) + ", shift "
                + NumberText.plain(distortion.shift()) + ", elastic " + NumberText.plain(distortion.elastic()) + ")";
    }

    @Override
    public String cropAndFlip(AugmentationSettings.CropAndFlip change) {
        return change.description();
    }
}
