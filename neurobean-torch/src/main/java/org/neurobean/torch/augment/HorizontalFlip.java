package org.neurobean.torch.augment;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Randomness;

/** Each image in its mirror with a chance of one half, from a random stream of its own. */
record HorizontalFlip() implements Augmentation {

    @Override
    public String description() {
        return "horizontal flip";
    }

    @Override
    public Tensor apply(Tensor inputs, long step, Randomness randomness) {
        ImageBuffer pixels = ImageBuffer.of(inputs, "a flip");
        SplittableRandom random = randomness.stream("flip", step);
        for (int s = 0; s < pixels.samples(); s++) {
            boolean flip = random.nextBoolean();
            for (int row = s * pixels.rowsOfASample(); row < (s + 1) * pixels.rowsOfASample(); row++) {
                int at = row * pixels.width();
                if (flip) {
                    for (int column = 0; column < pixels.width(); column++) {
                        pixels.to()[at + column] = pixels.from()[at + pixels.width() - 1 - column];
                    }
                } else {
                    System.arraycopy(pixels.from(), at, pixels.to(), at, pixels.width());
                }
            }
        }
        return pixels.result();
    }
}
