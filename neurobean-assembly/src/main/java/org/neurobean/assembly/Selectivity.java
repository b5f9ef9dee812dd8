package org.neurobean.assembly;

import java.util.Arrays;
import java.util.Objects;

/**
 * How much each neuron fires for one class and not for the others: the class selectivity index (paper, section 3.1.1; Morcos
 * et al., 2018; in neuroscience De Valois et al., 1982).
 *
 * <pre>
 *   selectivity = (mu_max - mu_-max) / (mu_max + mu_-max)
 * </pre>
 *
 * mu_max is the neuron's highest class-conditional mean activity and mu_-max its mean activity across all other classes; the
 * index is 0 for a neuron that fires alike for all classes and 1 for one that fires for a single class. Classes without
 * samples take no part.
 *
 * <p>The formula is made for activations of 0 or more, as ReLU gives them. A mean may be negative after other activation
 * functions; the denominator then takes magnitudes, |mu_max| + |mu_-max|, which is the same number if both are 0 or more
 * and keeps the index in [0, 1] otherwise: 1 if mu_max is positive and mu_-max is not.
 *
 * @param index [N], each in [0, 1]; NaN if no sample activates the neuron or both means are 0
 * @param preferredClass [N], the class whose mean is highest, the lowest of equals; -1 if no sample activates the
 *     neuron
 */
public record Selectivity(double[] index, int[] preferredClass) {

    /** What mu_-max, the "mean activity across all other classes", is the mean of; equal if classes are of equal size. */
    public enum Others {
        /** Of the other classes' means: each class counts the same, however many samples it has. The paper's words. */
        CLASSES,
        /** Of the other classes' samples: a class counts by its samples. */
        SAMPLES
    }

    /**
     * What to take as firing.
     *
     * @param activation a neuron is activated if its activation is above this in some sample; finite
     * @param others what mu_-max is the mean of
     */
    public record Options(double activation, Others others) {

        /** Above 0, means of classes. */
        public static final Options DEFAULT = new Options(LiveNeurons.Thresholds.DEFAULT.activation(), Others.CLASSES);

        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if activation is not finite
         */
        public Options {
            LiveNeurons.Thresholds.requireActivation(activation);
            Objects.requireNonNull(others, "others");
        }
    }

    /**
     * The index by {@link Options#DEFAULT}.
     *
     * @throws IllegalArgumentException if fewer than 2 classes have samples
     */
    public static Selectivity of(ClassMeans means) {
        return of(means, Options.DEFAULT);
    }

    /**
     * The index of each neuron.
     *
     * @throws IllegalArgumentException if fewer than 2 classes have samples
     */
    public static Selectivity of(ClassMeans means, Options options) {
        long classes = Arrays.stream(means.counts()).filter(count -> count > 0).count();
        if (classes < 2) {
            throw new IllegalArgumentException(
                    "selectivity compares classes, so that 2 classes or more must have samples, "
                            + "but the number that have is " + classes);
        }
        int neurons = means.means().length;
        double[] index = new double[neurons];
        int[] preferredClass = new int[neurons];
        Arrays.fill(index, Double.NaN);
        Arrays.fill(preferredClass, -1);
        for (int i = 0; i < neurons; i++) {
            if (means.largest()[i] > options.activation()) {
                preferredClass[i] = highest(means.means()[i]);
                double max = means.means()[i][preferredClass[i]];
                double others = meanOfOthers(means, i, preferredClass[i], options.others());
                index[i] = (max - others) / (Math.abs(max) + Math.abs(others));
            }
        }
        return new Selectivity(index, preferredClass);
    }

    /**
     * The mean index over the neurons that have one, which are those that some sample activates.
     *
     * @return in [0, 1]; NaN if no neuron has one
     */
    public double mean() {
        return Vectors.meanOfKnown(index);
    }

    /** The class of the highest mean, the lowest of equals; NaN is never the highest. */
    private static int highest(double[] means) {
        int highest = -1;
        for (int c = 0; c < means.length; c++) {
            if (highest < 0 ? !Double.isNaN(means[c]) : means[c] > means[highest]) {
                highest = c;
            }
        }
        return highest;
    }

    private static double meanOfOthers(ClassMeans means, int neuron, int preferred, Others others) {
        double sum = 0;
        double weights = 0;
        for (int c = 0; c < means.counts().length; c++) {
            if (c != preferred && means.counts()[c] > 0) {
                double weight = others == Others.CLASSES ? 1 : means.counts()[c];
                sum += weight * means.means()[neuron][c];
                weights += weight;
            }
        }
        return sum / weights;
    }
}
