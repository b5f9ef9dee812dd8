package org.neurobean.torch.augment;

import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Randomness;

/**
 * A change of the inputs that keeps their classes: a training makes it anew at every step, so that it never meets the
 * same sample twice. Evaluation sees the samples as they are.
 *
 * <p>An implementation is an immutable setting whose {@code toString} tells it from all others: a checkpoint of a training
 * with another one is refused.
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

        @Override
        public String toString() {
            return "none";
        }
    };

    /**
     * The inputs of one step, changed.
     *
     * @param inputs [S x ...], never written to; views of the data set
     * @param step counts the steps from the start of the training
     * @param randomness of the training: the result is a function of it, the step and the inputs alone
     * @return [S x ...], of the same shape
     * @throws IllegalArgumentException where such inputs cannot be changed in this way
     */
    Tensor apply(Tensor inputs, long step, Randomness randomness);

    /** One line for people. */
    String description();

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
    }
}
