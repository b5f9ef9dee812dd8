package org.neurobean.torch.train;

import java.util.List;
import org.neurobean.torch.regularize.Regularizer.Term;

/** Is notified of the progress of a training, in the training's own thread. */
public interface TrainingListener {

    /** Ignores all events and never stops a training. */
    TrainingListener SILENT = new TrainingListener() {};

    /** The training goes on from a checkpoint, after these epochs. */
    default void resumed(List<EpochMetrics> epochs) {}

    /**
     * A step was made.
     *
     * @param progress where the training is
     */
    default void afterStep(Progress progress) {}

    /** An epoch came to its end. */
    default void afterEpoch(EpochMetrics epoch) {}

    /** Asked after each step: true ends the training at once, with a checkpoint from which it can go on. */
    default boolean stopRequested() {
        return false;
    }

    /**
     * Where a training is.
     *
     * @param epoch from 1
     * @param maxEpochs the number of epochs at most
     * @param batch steps made in this epoch
     * @param batches steps of a whole epoch
     * @param loss mean cross-entropy of this epoch so far
     * @param accuracy of this epoch so far, in [0, 1]
     * @param terms the penalties as last measured
     */
    record Progress(int epoch, int maxEpochs, int batch, int batches, double loss, double accuracy, List<Term> terms) {}
}
