package org.neurobean.torch.train;

import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Draws;

/** The gradient of a training's whole objective, for tests of other packages. */
public final class Gradients {

    private Gradients() {}

    /** At these samples, in the order of the parameters; no parameter moves. */
    public static float[] of(TrainingStep step, Examples samples) {
        return of(step, samples.inputs(), samples.labels());
    }

    /** As above, at a batch. */
    public static float[] of(TrainingStep step, Tensor inputs, Tensor labels) {
        step.gradientOnly(inputs, labels, 0);
        return Draws.floats(step.parameters().gradients());
    }
}
