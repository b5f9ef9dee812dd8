package org.neurobean.lab.imitation;

import java.util.SplittableRandom;
import org.neurobean.data.ImageShape;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.kernel.Shots;

/** Images of 28 x 28 that LeNet-5 takes, easy to tell apart: a bright bar in the place of the class, and noise. */
final class Bars {

    static final int CLASSES = 3;

    /** Two rounds of two epochs, 10 and 20 pseudo examples, on steps of 8. */
    static final Method.Imitation SMALL = new Method.Imitation(1, 1, 0.5, 10, 20, 2, 2, 8, 2e-3, 0.02, 2, 2);

    private Bars() {}

    static Shots shots(int perClass, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = new int[CLASSES * perClass];
        float[][] images = new float[labels.length][28 * 28];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % CLASSES;
            for (int p = 0; p < images[i].length; p++) {
                boolean bright = p / 28 / 8 == labels[i];
                images[i][p] = (float) ((bright ? 0.7 : 0) + 0.3 * random.nextDouble());
            }
        }
        return new Shots(new ImageShape(1, 28, 28), CLASSES, images, labels);
    }
}
