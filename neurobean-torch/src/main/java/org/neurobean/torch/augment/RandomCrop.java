package org.neurobean.torch.augment;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Randomness;

/**
 * Each image moved by up to some whole pixels in each direction, with 0 where nothing is left: a crop of the image in a frame
 * of zeros, all places alike, from a random stream of its own.
 *
 * @param padding width of the frame in pixels, 1 or more
 */
record RandomCrop(int padding) implements Augmentation {

    @Override
    public String description() {
        return "random crop with padding " + padding;
    }

    @Override
    public Tensor apply(Tensor inputs, long step, Randomness randomness) {
        ImageBuffer pixels = ImageBuffer.of(inputs, "a crop");
        SplittableRandom random = randomness.stream("crop", step);
        for (int s = 0; s < pixels.samples(); s++) {
            int down = random.nextInt(2 * padding + 1) - padding;
            int right = random.nextInt(2 * padding + 1) - padding;
            for (int channel = 0; channel < pixels.channels(); channel++) {
                move(pixels, (s * pixels.channels() + channel) * pixels.height(), down, right);
            }
        }
        return pixels.result();
    }

    /** One channel whose first row has the given number; what is not written stays 0. */
    private static void move(ImageBuffer pixels, int firstRow, int down, int right) {
        int width = pixels.width();
        int count = width - Math.abs(right);
        for (int row = 0; row < pixels.height(); row++) {
            int source = row - down;
            if (source >= 0 && source < pixels.height() && count > 0) {
                int from = (firstRow + source) * width + Math.max(0, -right);
                int to = (firstRow + row) * width + Math.max(0, right);
                System.arraycopy(pixels.from(), from, pixels.to(), to, count);
            }
        }
    }
}
