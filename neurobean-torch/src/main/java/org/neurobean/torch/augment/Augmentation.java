package org.neurobean.torch.augment;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.settings.AugmentationSettings;

/**
 * A change of the inputs that keeps their classes: a training makes it anew at every step, so that it never meets the
 * same sample twice. Evaluation sees the samples as they are.
 *
 * <p>An implementation is an immutable setting whose {@link #identity} tells it from all others.
 */
public interface Augmentation {

    /** The inputs as they are. */
    Augmentation NONE = new Augmentation() {
        @Override
        public Tensor apply(Tensor inputs, long step, Randomness randomness) {
            return inputs;
        }

        @Override
        public String description() {
            return "none";
        }
    };

    /**
     * The inputs of one step, changed.
     *
     * @param inputs [S x ...], never written to; views of the data set
     * @param step counts the steps from the start of the training
     * @param randomness of the training: the result depends only on it, the step and the inputs
     * @return [S x ...], of the same shape
     * @throws IllegalArgumentException if such inputs cannot be changed in this way
     */
    Tensor apply(Tensor inputs, long step, Randomness randomness);

    /** Those of these settings, one after the other; {@link #NONE} if there are none. */
    static Augmentation of(List<? extends AugmentationSettings> settings) {
        return settings.stream()
                .map(each -> each.accept(new KnownAugmentations()))
                .reduce(Augmentation::then)
                .orElse(NONE);
    }

    /** One line for people. */
    String description();

    /**
     * A text that differs if anything differs that decides on the result: a checkpoint of a training with another one is
     * refused. The description, unless it leaves something out.
     */
    default String identity() {
        return description();
    }

    /** This one, and then another on what it made. */
    default Augmentation then(Augmentation next) {
        return new Sequence(this, next);
    }

    /**
     * Two, one after the other.
     *
     * @param first sees the samples as they are
     * @param second sees what the first made
     */
    record Sequence(Augmentation first, Augmentation second) implements Augmentation {
        @Override
        public Tensor apply(Tensor inputs, long step, Randomness randomness) {
            return second.apply(first.apply(inputs, step, randomness), step, randomness);
        }

        @Override
        public String description() {
            return first.description() + ", " + second.description();
        }

        @Override
        public String identity() {
            return first.identity() + ", " + second.identity();
        }
    }
}
