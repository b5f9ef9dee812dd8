package org.neurobean.torch.penalty;

import org.bytedeco.pytorch.*;

public final class PenaltyTerms {
    final Tensor a, w;
    final double v;

    PenaltyTerms(Tensor a, Tensor w, double v) {
        this.a = a;
        this.w = w;
        this.v = v;
    }

    public Tensor byActivations() {
        return a;
    }

    public Tensor byWeight() {
        return w;
    }

    public double value() {
        return v;
    }
}
