package org.neurobean.lab.run;

import java.util.List;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.regularize.BeanRegularizer;
import org.neurobean.torch.regularize.LayerSelection;

/**
 * BEAN as it stands in {@code run.json}.
 *
 * @param order p, at least 1
 * @param alphas one for all layers, or one for each
 * @param alphaScale the units of alpha
 * @param gamma above 0
 * @param divergence d(x, y)
 * @param layers names of dense layers; empty for all that stand on neurons
 */
public record BeanSettings(
        int order,
        List<Double> alphas,
        AlphaScale alphaScale,
        double gamma,
        Divergence divergence,
        List<String> layers) {

    public BeanSettings {
        alphas = List.copyOf(alphas);
        layers = List.copyOf(layers);
    }

    /**
     * The regularizer of these settings.
     *
     * @throws IllegalArgumentException where a setting is out of its range
     */
    BeanRegularizer regularizer() {
        return new BeanRegularizer(
                new BeanPenalty(order, divergence, gamma, alphaScale), alphas, new LayerSelection(layers));
    }
}
