package org.neurobean.lab.kernel;

import org.neurobean.bean.Matrix;
import org.neurobean.lab.fewshot.Method;

/**
 * Ridge regression on the classes' indicators with a Gaussian kernel: scores k(x)' (K + ridge I)^-1 Y, with 1 in Y if
 * a shot is of a class, else 0 (Saunders, Gammerman and Vovk 1998).
 */
public final class KernelRidge implements Classifier {

    private final PixelPreparation pixels;
    private final Matrix shots;
    private final GaussianKernel kernel;
    private final double[][] coefficients; // [classes x n]

    private KernelRidge(PixelPreparation pixels, Matrix shots, GaussianKernel kernel, double[][] coefficients) {
        this.pixels = pixels;
        this.shots = shots;
        this.kernel = kernel;
        this.coefficients = coefficients;
    }

    /** Solves for the coefficients; the kernel's width is a multiple of the median distance between shots. */
    public static KernelRidge fit(Shots shots, Method.KernelRidge settings) {
        PixelPreparation pixels = new PixelPreparation(settings.pixels(), shots.shape());
        Matrix points = pixels.prepare(shots.images());
        GaussianKernel kernel = new GaussianKernel(settings.width() * Distances.median(points));
        double[][] matrix = kernel.inPlace(Distances.squared(points));
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] += settings.ridge();
        }
        Cholesky factor = Cholesky.of(matrix);
        double[][] coefficients = shots.indicators();
        for (double[] column : coefficients) {
            factor.solve(column);
        }
        return new KernelRidge(pixels, points, kernel, coefficients);
    }

    @Override
    public double[][] scores(float[][] images) {
        double[][] rows = kernel.inPlace(Distances.squared(pixels.prepare(images), shots)); // [S x n]
        double[][] scores = new double[images.length][coefficients.length];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < coefficients.length; c++) {
                scores[i][c] = Cholesky.product(rows[i], coefficients[c], rows[i].length);
            }
        }
        return scores;
    }
}
