package org.neurobean.assembly;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.neurobean.bean.Matrix;

/**
 * Population ablation before a linear readout. A sample's scores without a group are its scores less the group's
 * contributions, so that all groups together cost what one more pass over the readout costs.
 *
 * <p>A difference is not rounded as the scores themselves would be, had they been computed without the group, and exact ties
 * are common: a sample whose neurons are all ablated has the bias for scores, often zeros. So if the two highest scores
 * are closer than the rounding of both ways explains, the classes in question are scored term by term, as {@link
 * LinearReadout#scores} does. The result is therefore the same as that of running the readout on the ablated activations.
 */
final class LinearAblation {

    private final NeuronGroups groups;
    private final int[][] members;
    /** The classes that can be named: of classes with the same weights and bias only the lowest is. */
    private final int[] classes;

    private final double[][] outgoing;
    private final double[] bias;
    /** The largest magnitude of a neuron's weights, [N]. */
    private final double[] largestWeight;

    private final double largestBias;

    LinearAblation(LinearReadout readout, NeuronGroups groups) {
        this.groups = groups;
        this.members = groups.members();
        this.classes = distinctClasses(readout);
        boolean all = classes.length == readout.bias().length;
        Matrix weights = all ? readout.outgoing() : readout.outgoing().columnsAt(classes);
        this.outgoing = weights.toRows();
        this.bias = at(readout.bias(), classes);
        this.largestWeight =
                Arrays.stream(outgoing).mapToDouble(Vectors::largestMagnitude).toArray();
        this.largestBias = Vectors.largestMagnitude(bias);
    }

    /**
     * For each sample the groups g without which it is classified correctly, and in bit G whether it is with all neurons.
     *
     * @param activations [S x N]
     * @param labels [S]
     */
    BitSet[] rightWithout(Matrix activations, int[] labels) {
        BitSet[] right = new BitSet[activations.rows()];
        double[] rounding = new double[activations.rows()];
        Arrays.setAll(rounding, s -> rounding(activations, s));
        Chunks.forRanges(right.length, MatrixProduct.BLOCK, (from, to) -> {
            int[][] named = new Block(activations, from, Arrays.copyOfRange(rounding, from, to)).named();
            for (int s = from; s < to; s++) {
                right[s] = new BitSet(groups.count() + 1);
                for (int g = 0; g <= groups.count(); g++) {
                    right[s].set(g, classes[named[g][s - from]] == labels[s]);
                }
            }
        });
        return right;
    }

    /** Some samples, B of them, that are ablated together, so that a row of weights is read once for all. */
    private final class Block {

        private final Matrix activations;
        /** The block's first sample. */
        private final int first;

        private final double[][] scores;
        /** Contributions of one group after the other, [B x C]. */
        private final double[][] contributions;
        /** {@link LinearAblation#rounding} of each sample, [B]. */
        private final double[] rounding;

        Block(Matrix activations, int first, double[] rounding) {
            this.activations = activations;
            this.first = first;
            this.rounding = rounding;
            this.scores = new double[rounding.length][];
            Arrays.setAll(scores, s -> bias.clone());
            MatrixProduct.addTerms(scores, activations, first, outgoing, Vectors.firstIds(outgoing.length));
            this.contributions = new double[rounding.length][bias.length];
        }

        /** The predicted class of each sample, as a place in classes: by group [G x B], and with all neurons in row G. */
        int[][] named() {
            int[][] named = new int[members.length + 1][];
            int[] intact = Arrays.stream(scores).mapToInt(Ablation::highest).toArray();
            for (int g = 0; g < members.length; g++) {
                named[g] = members[g].length == 0 ? intact : namedWithout(g, intact);
            }
            named[members.length] = intact;
            return named;
        }

        private int[] namedWithout(int group, int[] intact) {
            for (double[] row : contributions) {
                Arrays.fill(row, 0);
            }
            MatrixProduct.addTerms(contributions, activations, first, outgoing, members[group]);
            int[] named = intact.clone();
            for (int s = 0; s < named.length; s++) {
                if (fires(s, members[group])) {
                    named[s] = namedWithout(group, s);
                }
            }
            return named;
        }

        private int namedWithout(int group, int s) {
            double[] score = scores[s];
            double[] contribution = contributions[s];
            int highest = 0;
            double best = Double.NEGATIVE_INFINITY;
            double second = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < score.length; c++) {
                double kept = score[c] - contribution[c];
                if (kept > second) {
                    if (kept > best) {
                        second = best;
                        best = kept;
                        highest = c;
                    } else {
                        second = kept;
                    }
                }
            }
            double lowestInQuestion = best - rounding[s];
            return second < lowestInQuestion ? highest : namedTermByTerm(group, s, lowestInQuestion);
        }

        /** The class with the highest score as LinearReadout adds it, among those whose difference is at least the given. */
        private int namedTermByTerm(int group, int s, double lowestInQuestion) {
            double[] h = activations.entries();
            int sample = activations.start(first + s);
            int[] kept = IntStream.range(0, activations.columns())
                    .filter(i -> h[sample + i] != 0 && groups.ofNeuron()[i] != group)
                    .toArray();
            int highest = -1;
            double best = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < bias.length; c++) {
                if (scores[s][c] - contributions[s][c] >= lowestInQuestion) {
                    double score = bias[c];
                    for (int i : kept) {
                        score += h[sample + i] * outgoing[i][c];
                    }
                    if (score > best) {
                        best = score;
                        highest = c;
                    }
                }
            }
            return highest;
        }

        /** Whether one of the neurons is active in a sample of the block. */
        private boolean fires(int s, int[] ids) {
            double[] h = activations.entries();
            int sample = activations.start(first + s);
            for (int id : ids) {
                if (h[sample + id] != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * More than what rounding can change in the difference of two classes' scores, by either way of computing them.
     *
     * <p>A sum of n terms is off by at most n u times the sum of their magnitudes, u = 2^-53 (Higham, 2002, section 4.2).
     * Three sums of at most N + 1 terms and a subtraction take part, for each of two classes: (6 N + 14) u, to first order.
     */
    private double rounding(Matrix activations, int sample) {
        double[] h = activations.entries();
        int start = activations.start(sample);
        double magnitudes = largestBias;
        for (int i = 0; i < largestWeight.length; i++) {
            magnitudes += Math.abs(h[start + i]) * largestWeight[i];
        }
        if (Double.isInfinite(magnitudes)) {
            throw new ArithmeticException("activations times outgoing weights must add up to a finite number, but give "
                    + magnitudes + ": divide the activations by a constant");
        }
        return 4 * (largestWeight.length + 4) * Math.ulp(1.0) * magnitudes;
    }

    private static int[] distinctClasses(LinearReadout readout) {
        Set<DoubleBuffer> seen = new HashSet<>();
        return IntStream.range(0, readout.bias().length)
                .filter(c -> {
                    double[] column = new double[readout.outgoing().rows() + 1];
                    column[0] = readout.bias()[c];
                    for (int i = 1; i < column.length; i++) {
                        column[i] = readout.outgoing().get(i - 1, c);
                    }
                    return seen.add(DoubleBuffer.wrap(column));
                })
                .toArray();
    }

    private static double[] at(double[] entries, int[] places) {
        return Arrays.stream(places).mapToDouble(k -> entries[k]).toArray();
    }
}
