package org.neurobean.lab.kernel;

import java.util.Arrays;
import org.neurobean.data.ImageShape;
import org.neurobean.data.LabeledImages;

/**
 * The few labelled images that a classifier is fitted to.
 *
 * @param shape of each image
 * @param classes 2 or more; a class may have no image
 * @param images [n x values], pixels in [0, 1], channel by channel and row by row
 * @param labels [n], each from 0 to classes - 1
 */
public record Shots(ImageShape shape, int classes, float[][] images, int[] labels) {

    /** @throws IllegalArgumentException if there is no image, or shapes or labels do not agree */
    public Shots {
        if (images.length == 0 || images.length != labels.length) {
            throw new IllegalArgumentException("there must be one image or more with a label each, found "
                    + images.length + " images and " + labels.length + " labels");
        }
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be 2 or more, found " + classes);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "label of image " + i + " must be from 0 to " + (classes - 1) + ", found " + labels[i]);
            }
        }
        PixelPreparation.requireShape(images, shape);
        images = Arrays.stream(images).map(float[]::clone).toArray(float[][]::new);
        labels = labels.clone();
    }

    /** These images, scaled to [0, 1]. */
    public static Shots of(LabeledImages images) {
        return new Shots(images.shape(), images.classes(), rows(images), images.labels());
    }

    /** Images scaled to [0, 1], as classifiers take them: [size x values]. */
    public static float[][] rows(LabeledImages images) {
        float[][] rows = new float[images.size()][images.shape().values()];
        for (int i = 0; i < rows.length; i++) {
            images.copyScaled(i, rows[i], 0);
        }
        return rows;
    }

    /** n. */
    public int size() {
        return labels.length;
    }

    /** A copy. */
    @Override
    public float[][] images() {
        return Arrays.stream(images).map(float[]::clone).toArray(float[][]::new);
    }

    /** A copy. */
    @Override
    public int[] labels() {
        return labels.clone();
    }

    /** 1 if a shot is of the class, else 0: [classes x n]. */
    double[][] indicators() {
        double[][] indicators = new double[classes][labels.length];
        for (int i = 0; i < labels.length; i++) {
            indicators[labels[i]][i] = 1;
        }
        return indicators;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shots that
                && shape.equals(that.shape)
                && classes == that.classes
                && Arrays.deepEquals(images, that.images)
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(images) + Arrays.hashCode(labels);
    }
}
