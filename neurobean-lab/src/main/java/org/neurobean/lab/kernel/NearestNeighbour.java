package org.neurobean.lab.kernel;

import java.util.Arrays;
import org.neurobean.bean.Matrix;
import org.neurobean.lab.fewshot.Method;

/** The class of the nearest shot, by Euclidean distance (Fix and Hodges 1951). */
public final class NearestNeighbour implements Classifier {

    private final PixelPreparation pixels;
    private final Matrix shots;
    private final int[] labels;
    private final int classes;

    private NearestNeighbour(PixelPreparation pixels, Matrix shots, int[] labels, int classes) {
        this.pixels = pixels;
        this.shots = shots;
        this.labels = labels;
        this.classes = classes;
    }

    /** Keeps the shots. */
    public static NearestNeighbour fit(Shots shots, Method.NearestNeighbour settings) {
        PixelPreparation pixels = new PixelPreparation(settings.pixels(), shots.shape());
        return new NearestNeighbour(pixels, pixels.prepare(shots.images()), shots.labels(), shots.classes());
    }

    /** A class's score is minus the squared distance of its nearest shot, minus infinity if it has none. */
    @Override
    public double[][] scores(float[][] images) {
        double[][] distances = Distances.squared(pixels.prepare(images), shots); // [S x n]
        double[][] scores = new double[images.length][classes];
        for (int i = 0; i < images.length; i++) {
            Arrays.fill(scores[i], Double.NEGATIVE_INFINITY);
            for (int j = 0; j < labels.length; j++) {
                scores[i][labels[j]] = Math.max(scores[i][labels[j]], -distances[i][j]);
            }
        }
        return scores;
    }
}
