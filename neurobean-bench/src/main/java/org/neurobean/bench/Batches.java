package org.neurobean.bench;

import org.bytedeco.pytorch.Tensor;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.lab.run.LoadedData;
import org.neurobean.torch.train.Examples;

/** Batches of the built-in digits, taken as views, so that only the step itself is timed. */
final class Batches {

    private static final int IMAGES = 2000;

    private Batches() {}

    static Examples digits() {
        return LoadedData.examples(
                HandDrawnDigits.generate(HandDrawnDigits.SEED, IMAGES, 10).train());
    }

    static Tensor inputs(Examples examples, long step, int batch) {
        return examples.inputs().narrow(0, start(examples, step, batch), batch);
    }

    static Tensor labels(Examples examples, long step, int batch) {
        return examples.labels().narrow(0, start(examples, step, batch), batch);
    }

    private static long start(Examples examples, long step, int batch) {
        return step % (examples.size() / batch) * batch;
    }
}
