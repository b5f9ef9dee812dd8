package org.neurobean.torch.train;

import java.time.Duration;
import org.neurobean.torch.settings.LearningRateSchedule;

/**
 * How to train.
 *
 * @param batchSize samples a step, at least 1; the last batch of an epoch may be smaller
 * @param learningRate of Adam, above 0
 * @param stop when training ends
 * @param keep which epoch's parameters remain
 * @param checkpointEvery time between checkpoints inside an epoch; there is one after each epoch in any case
 * @param schedule how the learning rate changes until the last epoch that the stop rule allows
 */
public record TrainingOptions(
        int batchSize,
        double learningRate,
        StopRule stop,
        Keep keep,
        Duration checkpointEvery,
        LearningRateSchedule schedule) {

    /** The paper's batch size for full data (section 3.1). */
    public static final int PAPER_BATCH_SIZE = 100;

    /** The paper's learning rate (section 3.1). */
    public static final double PAPER_LEARNING_RATE = 5e-4;

    /** Which epoch's parameters a training leaves behind. */
    public enum Keep {
        LAST_EPOCH,
        /** Needs samples held out for validation. */
        BEST_VALIDATION
    }

    public TrainingOptions {
        if (batchSize < 1) {
            throw new IllegalArgumentException("the batch size must be 1 or more, but is " + batchSize);
        }
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "the learning rate must be a finite number above 0, but is " + learningRate);
        }
    }

    /** Options with a constant learning rate. */
    public TrainingOptions(int batchSize, double learningRate, StopRule stop, Keep keep, Duration checkpointEvery) {
        this(batchSize, learningRate, stop, keep, checkpointEvery, LearningRateSchedule.CONSTANT);
    }

    /** The paper's optimizer for a fixed number of epochs; the last one remains. */
    public static TrainingOptions ofEpochs(int epochs) {
        return new TrainingOptions(
                PAPER_BATCH_SIZE,
                PAPER_LEARNING_RATE,
                new StopRule.Epochs(epochs),
                Keep.LAST_EPOCH,
                Duration.ofMinutes(5));
    }

    public TrainingOptions withBatchSize(int newBatchSize) {
        return new TrainingOptions(newBatchSize, learningRate, stop, keep, checkpointEvery, schedule);
    }

    public TrainingOptions withSchedule(LearningRateSchedule newSchedule) {
        return new TrainingOptions(batchSize, learningRate, stop, keep, checkpointEvery, newSchedule);
    }
}
