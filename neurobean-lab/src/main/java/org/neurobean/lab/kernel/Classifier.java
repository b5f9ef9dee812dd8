package org.neurobean.lab.kernel;

import org.neurobean.data.LabeledImages;

/** What was learned from shots: scores of classes for any image. */
public interface Classifier {

    /**
     * Class scores; the highest is the class, the first one if several are equal.
     *
     * @param images [S x values], of the shots' shape
     * @return [S x classes]
     * @throws IllegalArgumentException if an image has another number of values, or one that is not finite
     */
    double[][] scores(float[][] images);

    /** The class of each image: [S]. */
    default int[] predictions(float[][] images) {
        double[][] scores = scores(images);
        int[] predictions = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            for (int c = 1; c < scores[i].length; c++) {
                if (scores[i][c] > scores[i][predictions[i]]) {
                    predictions[i] = c;
                }
            }
        }
        return predictions;
    }

    /** Images classified correctly over all images, in [0, 1]. */
    default double accuracy(LabeledImages images) {
        int[] predictions = predictions(Shots.rows(images));
        int correct = 0;
        for (int i = 0; i < predictions.length; i++) {
            correct += predictions[i] == images.label(i) ? 1 : 0;
        }
        return (double) correct / predictions.length;
    }
}
