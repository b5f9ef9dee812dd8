package org.neurobean.assembly;

import java.util.Arrays;
import org.neurobean.bean.Matrix;

/**
 * The class-conditional mean activity of each neuron (paper, section 3.1.1, Figure 3): its mean activation over the samples
 * of one class.
 *
 * @param means by neuron and class, [N x C]; NaN in the column of a class without samples
 * @param counts number of samples of each class, [C]
 * @param largest the largest activation of each neuron in any sample, [N]
 */
public record ClassMeans(double[][] means, int[] counts, double[] largest) {

    /**
     * Takes the means over the samples of each class.
     *
     * @param activations H, [S x N]
     * @param labels the class of each sample, [S], from 0 to classes - 1
     * @param classes C, 1 or more; a class may have no sample
     * @throws IllegalArgumentException if activations is empty, ragged or not finite, labels does not have S entries
     *     from 0 to classes - 1, or classes is below 1
     * @throws ArithmeticException if the activations of a class add up to more than a double holds
     */
    public static ClassMeans of(double[][] activations, int[] labels, int classes) {
        return of(Matrix.copyOf("activations", activations), labels, classes);
    }

    /**
     * Takes the means over the samples of each class; see {@link #of(double[][], int[], int)}.
     *
     * @throws IllegalArgumentException if labels does not have S entries from 0 to classes - 1, or classes is below 1
     * @throws ArithmeticException if the activations of a class add up to more than a double holds
     */
    public static ClassMeans of(Matrix activations, int[] labels, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("classes must be 1 or more, but is " + classes);
        }
        LayerChecks.requireLabels(labels, activations.rows(), classes);
        int neurons = activations.columns();
        double[][] sums = new double[classes][neurons];
        int[] counts = new int[classes];
        double[] largest = new double[neurons];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        double[] h = activations.entries();
        for (int s = 0; s < labels.length; s++) {
            counts[labels[s]]++;
            double[] sum = sums[labels[s]];
            int start = activations.start(s);
            for (int i = 0; i < neurons; i++) {
                sum[i] += h[start + i];
                largest[i] = Math.max(largest[i], h[start + i]);
            }
        }
        return new ClassMeans(divided(sums, counts), counts, largest);
    }

    /**
     * The mean activation of each neuron over all samples.
     *
     * @return [N]
     */
    public double[] overall() {
        double samples = Arrays.stream(counts).asLongStream().sum();
        double[] overall = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            for (int c = 0; c < counts.length; c++) {
                if (counts[c] > 0) {
                    overall[i] += counts[c] / samples * means[i][c];
                }
            }
        }
        return overall;
    }

    /** sums [C x N] to means [N x C]. */
    private static double[][] divided(double[][] sums, int[] counts) {
        double[][] means = new double[sums[0].length][counts.length];
        for (int i = 0; i < means.length; i++) {
            for (int c = 0; c < counts.length; c++) {
                means[i][c] = sums[c][i] / counts[c]; // 0 / 0 is the NaN of a class without samples
                if (Double.isInfinite(sums[c][i])) {
                    throw new ArithmeticException("the activations of neuron " + i + " over class " + c
                            + " must add up to a finite number, but give " + sums[c][i]
                            + ": divide them by a constant");
                }
            }
        }
        return means;
    }
}
