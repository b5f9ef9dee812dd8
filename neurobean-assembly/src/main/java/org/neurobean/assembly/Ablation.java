package org.neurobean.assembly;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.neurobean.bean.Matrix;

/**
 * What breaks without a group of neurons: the accuracy of each class with the group's activations set to 0 (paper, section
 * 3.1.2, Figure 5; Morcos et al., 2018).
 *
 * <p>The network names the class with the highest score, on a tie the lowest class. An empty group changes nothing, so that
 * a class that no neuron prefers has a drop of 0, which counts in every mean: leaving it out would flatter a network that
 * has lost a class. A class without samples has accuracy NaN and counts in no mean.
 *
 * @param counts number of samples of each class, [C]
 * @param baseline accuracy of each class with all neurons, [C], in [0, 1]
 * @param accuracy by group and class, [G x C], in [0, 1]
 */
public record Ablation(int[] counts, double[] baseline, double[][] accuracy) {

    /** Number of samples in one call of a readout. */
    private static final int READOUT_BLOCK = 500;

    /**
     * Ablates each group by itself.
     *
     * <p>A {@link LinearReadout} is not run again for each group: the group's contributions are taken off the scores, in
     * parallel, with the same result. Any other readout runs once for each group that is not empty, one block of samples
     * after the other in the calling thread.
     *
     * @param activations H, [S x N]
     * @param labels the class of each sample, [S], from 0 to C - 1, where C is the number of scores of the readout
     * @param readout the rest of the network
     * @param groups of the N neurons; {@link NeuronGroups#ofEach} ablates neuron by neuron, {@link NeuronGroups#ofSet} any
     *     set
     * @throws IllegalArgumentException if activations is empty, ragged or not finite, labels or groups do not fit
     *     them, a label is not a class of the readout, or its scores have the wrong shape or are not finite
     * @throws ArithmeticException if activations and weights of a linear readout are too large for their sum to be a
     *     double
     */
    public static Ablation of(double[][] activations, int[] labels, Readout readout, NeuronGroups groups) {
        return of(Matrix.copyOf("activations", activations), labels, readout, groups);
    }

    /**
     * Ablates each group by itself; see {@link #of(double[][], int[], Readout, NeuronGroups)}.
     *
     * @throws IllegalArgumentException if labels or groups do not fit the activations, a label is not a class of the
     *     readout, or its scores have the wrong shape or are not finite
     * @throws ArithmeticException if activations and weights of a linear readout are too large for their sum to be a
     *     double
     */
    public static Ablation of(Matrix activations, int[] labels, Readout readout, NeuronGroups groups) {
        if (groups.ofNeuron().length != activations.columns()) {
            throw new IllegalArgumentException("groups must have one entry for each of the " + activations.columns()
                    + " columns of activations, but have " + groups.ofNeuron().length);
        }
        int classes = classesOf(activations, readout);
        LayerChecks.requireLabels(labels, activations.rows(), classes);
        BitSet[] right = readout instanceof LinearReadout linear
                ? new LinearAblation(linear, groups).rightWithout(activations, labels)
                : rightWithout(activations, labels, readout, groups);
        return counted(right, labels, classes, groups.count());
    }

    /**
     * The ablation with groups by preferred class: group g is the neurons that prefer class g (Figure 5).
     *
     * @param selectivity of the N neurons, from class means of the readout's C classes
     * @return G = C, for {@link #ownClassDrop}, {@link #otherClassDrop} and {@link #diagonality}
     * @throws IllegalArgumentException as {@link #of(double[][], int[], Readout, NeuronGroups)}, and if a
     *     preferred class is not a class of the readout
     */
    public static Ablation byPreferredClass(
            double[][] activations, int[] labels, Readout readout, Selectivity selectivity) {
        Matrix h = Matrix.copyOf("activations", activations);
        return of(h, labels, readout, new NeuronGroups(selectivity.preferredClass(), classesOf(h, readout)));
    }

    /**
     * What each class loses without each group.
     *
     * @return [G x C], percentage points, in [-100, 100]; below 0 if ablation helps
     */
    public double[][] drops() {
        double[][] drops = new double[accuracy.length][baseline.length];
        for (int g = 0; g < drops.length; g++) {
            for (int c = 0; c < baseline.length; c++) {
                drops[g][c] = 100 * (baseline[c] - accuracy[g][c]);
            }
        }
        return drops;
    }

    /**
     * The share of all samples that the network classifies correctly with all neurons.
     *
     * @return in [0, 1]
     */
    public double baselineAccuracy() {
        double right = 0;
        for (int c = 0; c < counts.length; c++) {
            right += counts[c] == 0 ? 0 : baseline[c] * counts[c];
        }
        return right / Arrays.stream(counts).asLongStream().sum();
    }

    /**
     * What a class loses without the group of its own number, mean over the classes that have samples: for groups by
     * preferred class.
     *
     * @return percentage points, in [-100, 100]
     * @throws IllegalStateException if there is not one group for each class
     */
    public double ownClassDrop() {
        return meanDrop(true);
    }

    /**
     * What a class loses without the group of another class, mean over all pairs of different classes that have samples: for
     * groups by preferred class.
     *
     * @return percentage points, in [-100, 100]; NaN if fewer than 2 classes have samples
     * @throws IllegalStateException if there is not one group for each class
     */
    public double otherClassDrop() {
        return meanDrop(false);
    }

    /**
     * How diagonal the matrix of drops is: own-class drop minus other-class drop, for groups by preferred class. 100 if
     * each class depends entirely on its own neurons and not at all on the others.
     *
     * @return percentage points, in [-200, 200]; NaN if fewer than 2 classes have samples
     * @throws IllegalStateException if there is not one group for each class
     */
    public double diagonality() {
        return ownClassDrop() - otherClassDrop();
    }

    private double meanDrop(boolean own) {
        if (accuracy.length != baseline.length) {
            throw new IllegalStateException(
                    "drops of own and other classes need one group for each of the " + baseline.length
                            + " classes, but there are " + accuracy.length + " groups: ablate by preferred class");
        }
        double[][] drops = drops();
        double sum = 0;
        int pairs = 0;
        for (int g = 0; g < drops.length; g++) {
            for (int c = 0; c < drops.length; c++) {
                if ((g == c) == own && counts[g] > 0 && counts[c] > 0) {
                    sum += drops[g][c];
                    pairs++;
                }
            }
        }
        return pairs == 0 ? Double.NaN : sum / pairs;
    }

    /** C, the number of scores of a sample. */
    private static int classesOf(Matrix activations, Readout readout) {
        if (readout instanceof LinearReadout linear) {
            LayerChecks.requireSameNeurons(activations, linear.outgoing());
            return linear.bias().length;
        }
        double[][] scores = readout.scores(new double[][] {activations.row(0)});
        return Matrix.copyOf("scores of the readout", scores).columns();
    }

    /** For each sample the groups g without which it is classified correctly, and in bit G whether it is with all neurons. */
    private static BitSet[] rightWithout(Matrix activations, int[] labels, Readout readout, NeuronGroups groups) {
        int[][] members = groups.members();
        BitSet[] right = new BitSet[activations.rows()];
        for (int from = 0; from < right.length; from += READOUT_BLOCK) {
            int[] samples = IntStream.range(from, Math.min(right.length, from + READOUT_BLOCK))
                    .toArray();
            int[] intact = named(readout, activations, samples, new int[0]);
            for (int s : samples) {
                right[s] = new BitSet(groups.count() + 1);
            }
            for (int g = 0; g <= groups.count(); g++) {
                boolean same = g == groups.count() || members[g].length == 0;
                int[] named = same ? intact : named(readout, activations, samples, members[g]);
                for (int s = 0; s < samples.length; s++) {
                    right[from + s].set(g, named[s] == labels[from + s]);
                }
            }
        }
        return right;
    }

    /** The class that the network predicts for each of some samples without the given neurons. */
    private static int[] named(Readout readout, Matrix activations, int[] samples, int[] ablated) {
        double[][] kept = Arrays.stream(samples).mapToObj(activations::row).toArray(double[][]::new);
        for (double[] sample : kept) {
            for (int id : ablated) {
                sample[id] = 0;
            }
        }
        double[][] scores = readout.scores(kept);
        Matrix.copyOf("scores of the readout", scores);
        if (scores.length != kept.length) {
            throw new IllegalArgumentException("scores of the readout must have one row for each of the " + kept.length
                    + " samples, but have " + scores.length);
        }
        return Arrays.stream(scores).mapToInt(Ablation::highest).toArray();
    }

    /** The class with the highest score, on a tie the lowest class. */
    static int highest(double[] scores) {
        int highest = 0;
        for (int c = 1; c < scores.length; c++) {
            if (scores[c] > scores[highest]) {
                highest = c;
            }
        }
        return highest;
    }

    private static Ablation counted(BitSet[] right, int[] labels, int classes, int groups) {
        int[] counts = new int[classes];
        int[][] rightOfGroup = new int[groups + 1][classes];
        for (int s = 0; s < labels.length; s++) {
            int label = labels[s];
            counts[label]++;
            right[s].stream().forEach(g -> rightOfGroup[g][label]++);
        }
        double[][] accuracy = new double[groups + 1][classes];
        for (int g = 0; g <= groups; g++) {
            for (int c = 0; c < classes; c++) {
                accuracy[g][c] = counts[c] == 0 ? Double.NaN : (double) rightOfGroup[g][c] / counts[c];
            }
        }
        return new Ablation(counts, accuracy[groups], Arrays.copyOf(accuracy, groups));
    }
}
