package org.neurobean.lab.kernel;

import org.neurobean.data.ImageShape;

/** Small images by a formula that another language can repeat. */
final class Formula {

    static final ImageShape SHAPE = new ImageShape(1, 3, 3);

    private Formula() {}

    /** Image i has pixels ((7 j + 13 p + 3 j^2 p) mod 17) / 16 with j = i + offset: [count x 9]. */
    static float[][] images(int count, int offset) {
        return images(count, offset, SHAPE.values());
    }

    static float[][] images(int count, int offset, int pixels) {
        float[][] images = new float[count][pixels];
        for (int i = 0; i < count; i++) {
            int j = i + offset;
            for (int p = 0; p < pixels; p++) {
                images[i][p] = (7 * j + 13 * p + 3 * j * j * p) % 17 / 16f;
            }
        }
        return images;
    }

    /** Twelve images, of classes 0, 1, ..., classes - 1, 0, 1, ... */
    static Shots shots(int classes) {
        int[] labels = new int[12];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % classes;
        }
        return new Shots(SHAPE, classes, images(labels.length, 0), labels);
    }

    /** Images that are no shots. */
    static float[][] others() {
        return images(8, 100);
    }
}
