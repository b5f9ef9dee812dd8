package org.neurobean.bench;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The penalty as the paper prints it, with the S x N x N divergences, differentiated by the engine. */
final class LiteralPenalty {

    private LiteralPenalty() {}

    /**
     * Eq. 1 with squared divergence, gamma 1, in the scale of the authors' code.
     *
     * @param h [S x N]
     * @param weight [M x N]
     */
    static Tensor of(Tensor h, Tensor weight, int order) {
        long samples = h.size(0);
        long neurons = h.size(1);
        Tensor f = weight.t().tanh().abs(); // [N x M] Eq. 3
        Tensor a = torch.mm(f, f.t()); // [N x N] Eq. 5
        for (int p = 1; p < order; p++) {
            a = a.mul(torch.mm(f, f.t())); // [N x N] Eq. 7
        }
        Tensor difference = h.unsqueeze(2).sub(h.unsqueeze(1)); // [S x N x N]
        Tensor d = difference.mul(difference); // [S x N x N]
        return a.mul(d).sum().mul(new Scalar(1.0 / ((double) samples * neurons * neurons))); // Eq. 1
    }
}
