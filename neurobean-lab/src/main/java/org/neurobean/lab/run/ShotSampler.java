package org.neurobean.lab.run;

import java.util.stream.IntStream;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.LabeledImages;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.torch.Randomness;

/**
 * A few images of each class, drawn at random from the pool, {@link Protocol#pool} (section 3.2). A draw depends only on its
 * randomness, and a draw of fewer shots is part of one of more.
 */
public final class ShotSampler {

    private ShotSampler() {}

    /**
     * Draws.
     *
     * @param images training images in the publisher's order
     * @param taking how many of them, from the first, may take part, but at most the pool
     * @param perClass shots of each class, 1 or more
     * @param randomness of the training
     * @return indices, rising
     * @throws InvalidValueException if a class has fewer images
     */
    public static int[] draw(LabeledImages images, int taking, int perClass, Randomness randomness) {
        int pool = Math.min(taking, Protocol.pool(images.size()));
        int[] drawn = new int[images.classes()];
        int[] chosen = IntStream.of(randomness.permutation(pool, "shots"))
                .filter(index -> drawn[images.label(index)]++ < perClass)
                .sorted()
                .toArray();
        for (int c = 0; c < drawn.length; c++) {
            if (drawn[c] < perClass) {
                throw InvalidValueException.of(
                        "shots",
                        "at most " + drawn[c] + ", the images of class " + c + " among the first " + pool,
                        perClass);
            }
        }
        return chosen;
    }
}
