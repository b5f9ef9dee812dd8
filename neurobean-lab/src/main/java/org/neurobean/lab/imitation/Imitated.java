package org.neurobean.lab.imitation;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The terms of the objective that imitate. */
final class Imitated {

    /** The least normal number of single precision: log g stays finite if g is 0. */
    private static final double TINY = 1.2e-38;

    private Imitated() {}

    /**
     * KL(g || f) = sum_c g_c (log g_c - log f_c) of each row, differentiable with respect to both.
     *
     * @param g probabilities, [S x C]
     * @param logF logarithms of probabilities, [S x C]
     * @return [S]
     */
    static Tensor divergence(Tensor g, Tensor logF) {
        return g.mul(g.clamp_min(new Scalar(TINY)).log().sub(logF)).sum(1);
    }

    /**
     * lambda_2(x) = l exp(-log(l / l') sigma / mean sigma): l if the process is certain, l' at its mean uncertainty; l
     * throughout if nothing is uncertain.
     *
     * @param certain l, above 0
     * @param uncertain l', above 0
     * @param sigma standard deviations of the process, 0 or more: [S]
     * @return [S]
     */
    static Tensor weights(double certain, double uncertain, Tensor sigma) {
        double mean = sigma.mean().item_double();
        double slope = mean > 0 ? StrictMath.log(certain / uncertain) / mean : 0;
        return sigma.mul(new Scalar(-slope)).exp_().mul_(new Scalar(certain));
    }

    /** The standard deviation of a process: the root of the mean variance of its latent functions, [S] from [S x C]. */
    static Tensor sigma(Tensor variances) {
        return variances.mean(1).sqrt();
    }
}
