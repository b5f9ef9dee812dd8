package org.neurobean.lab.fewshot;

import org.neurobean.torch.settings.AugmentationSettings;
import org.neurobean.torch.train.TrainingOptions;

/**
 * How long and in which steps a network is trained, with Adam.
 *
 * @param epochs 1 or more
 * @param batchSize samples a step, 1 or more
 * @param learningRate above 0
 */
public record Schedule(int epochs, int batchSize, double learningRate) {

    /** For methods that train no network. */
    public static final Schedule NONE = new Schedule(0, 0, 0);

    /** From one image of each class an epoch has so few steps that the authors take twice as many. */
    private static final int EPOCHS_OF_ONE_SHOT = 200;

    private static final int EPOCHS = 100;

    private static final int DISTORTED_EPOCHS_OF_ONE_SHOT = 1_000;

    public Schedule {
        boolean none = epochs == 0 && batchSize == 0 && learningRate == 0;
        boolean possible = epochs >= 1 && batchSize >= 1 && learningRate > 0 && Double.isFinite(learningRate);
        if (!none && !possible) {
            throw new IllegalArgumentException("a schedule needs 1 epoch or more, batches of 1 or more and a learning"
                    + " rate above 0, but has " + epochs + ", " + batchSize + " and " + learningRate);
        }
    }

    /** The authors': single samples, Adam at 5e-4, 100 epochs, 200 for one shot. */
    public static Schedule authors(int shots) {
        return new Schedule(shots == 1 ? EPOCHS_OF_ONE_SHOT : EPOCHS, 1, TrainingOptions.PAPER_LEARNING_RATE);
    }

    /**
     * The schedule of a method unless another is given: the authors'. If images are distorted, and no two epochs
     * are alike, a network goes on learning for longer, and an image of each class is met {@value #DISTORTED_EPOCHS_OF_ONE_SHOT}
     * times or more.
     */
    public static Schedule usual(Method method, int shots) {
        if (!method.trainsNetwork()) {
            return NONE;
        }
        Schedule authors = authors(shots);
        boolean distorted = method instanceof Method.LeNet lenet
                && lenet.additions().stream().anyMatch(AugmentationSettings.Distortion.class::isInstance);
        int least = (DISTORTED_EPOCHS_OF_ONE_SHOT + shots - 1) / shots;
        return distorted ? authors.withEpochs(Math.max(authors.epochs, least)) : authors;
    }

    /** Steps of a training on this many samples. */
    public long steps(int samples) {
        return epochs == 0 ? 0 : (long) epochs * ((samples + batchSize - 1) / batchSize);
    }

    public Schedule withEpochs(int newEpochs) {
        return new Schedule(newEpochs, batchSize, learningRate);
    }
}
