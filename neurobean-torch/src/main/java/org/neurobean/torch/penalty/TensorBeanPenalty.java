package org.neurobean.torch.penalty;

import org.bytedeco.pytorch.*;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.bean.*;

public final class TensorBeanPenalty implements AutoCloseable {
    final BeanPenalty p;

    public TensorBeanPenalty(BeanPenalty p) {
        this.p = p;
    }

    public PenaltyTerms evaluate(Tensor H, Tensor W) {
        double S = H.size(0), N = H.size(1), M = W.size(0);
        double c = p.alphaScale().correlationFactor((int) M, p.order());
        W = W.detach();
        Tensor T = W.mul(new Scalar(p.gamma())).tanh();
        Tensor F = T.abs();
        Tensor B = torch.mm(F.t(), F);
        Tensor A = B.pow(new Scalar((double) p.order())).mul(new Scalar(c));
        Tensor deg = A.sum(1);
        Tensor q = H.mul(H).mean(0);
        Tensor D = q.unsqueeze(1).add(q.unsqueeze(0)).sub(torch.mm(H.t(), H), new Scalar(2 / S));
        Tensor gH = H.mul(deg).sub(torch.mm(H, A)).mul(new Scalar(4 / (S * N * N)));
        Tensor E = B.pow(new Scalar(p.order() - 1.0)).mul(D).mul(new Scalar(2 * c * p.order() / (N * N)));
        Tensor gF = torch.mm(F, E);
        Tensor one = torch.ones_like(T);
        Tensor gW = gF.mul(T.sign()).mul(one.sub(T.mul(T))).mul(new Scalar(p.gamma()));
        return new PenaltyTerms(gH, gW, A.mul(D).sum().item_double() / (N * N));
    }

    @Override
    public void close() {}
}
