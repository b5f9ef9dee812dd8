package org.neurobean.assembly;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.neurobean.bean.Matrix;

/**
 * Which neurons take part: a neuron is dead if no sample activates it, or if its outgoing weights are negligible, so
 * that nothing downstream would notice. The paper leaves dead neurons among the others, where they make a cluster of their
 * own around weight 0.
 *
 * @param activated whether some sample activates the neuron above the threshold, [N]
 * @param outgoingNorms Euclidean norm of each neuron's outgoing weights, [N], 0 or more
 * @param alive activated, and the outgoing weights not negligible, [N]
 */
public record LiveNeurons(boolean[] activated, double[] outgoingNorms, boolean[] alive) {

    /**
     * When a neuron counts as dead.
     *
     * @param activation a sample activates a neuron if the activation is above this; finite
     * @param negligibleNorm outgoing weights are negligible if their norm is under this share of the median norm of the
     *     activated neurons, 0 to 1; all-zero weights always are
     */
    public record Thresholds(double activation, double negligibleNorm) {

        /** The share of the median norm under which outgoing weights are negligible, unless another is asked for. */
        public static final double NEGLIGIBLE_NORM = 0.05;

        /** Activation above 0; norms under 0.05 of the median. */
        public static final Thresholds DEFAULT = new Thresholds(0, NEGLIGIBLE_NORM);

        /**
         * Checks both.
         *
         * @throws IllegalArgumentException if activation is not finite or negligibleNorm is not from 0 to 1
         */
        public Thresholds {
            requireActivation(activation);
            if (!(negligibleNorm >= 0 && negligibleNorm <= 1)) {
                throw new IllegalArgumentException(
                        "negligibleNorm must be from 0 to 1, a share of the median norm, but is " + negligibleNorm);
            }
        }

        static void requireActivation(double activation) {
            if (!Double.isFinite(activation)) {
                throw new IllegalArgumentException("activation must be a finite threshold, but is " + activation);
            }
        }
    }

    /**
     * Finds the live neurons.
     *
     * @param activations H, [S x N]
     * @param outgoing W, [N x M], row = neuron
     * @param thresholds for example {@link Thresholds#DEFAULT}
     * @throws IllegalArgumentException if an argument is empty, ragged or not finite, or outgoing does not have one row
     *     for each column of activations
     */
    public static LiveNeurons of(double[][] activations, double[][] outgoing, Thresholds thresholds) {
        return of(Matrix.copyOf("activations", activations), Matrix.copyOf("outgoing", outgoing), thresholds);
    }

    /**
     * Finds the live neurons; see {@link #of(double[][], double[][], Thresholds)}.
     *
     * @throws IllegalArgumentException if outgoing does not have one row for each column of activations
     */
    public static LiveNeurons of(Matrix activations, Matrix outgoing, Thresholds thresholds) {
        LayerChecks.requireSameNeurons(activations, outgoing);
        double[] h = activations.entries();
        boolean[] activated = new boolean[outgoing.rows()];
        for (int s = 0; s < activations.rows(); s++) {
            int start = activations.start(s);
            for (int i = 0; i < activated.length; i++) {
                activated[i] |= h[start + i] > thresholds.activation();
            }
        }
        double[] norms = new double[outgoing.rows()];
        Arrays.setAll(norms, i -> Vectors.norm(outgoing.row(i)));
        double negligible = thresholds.negligibleNorm()
                * median(idsOf(activated, true).mapToDouble(i -> norms[i]).toArray());
        boolean[] alive = new boolean[outgoing.rows()];
        for (int i = 0; i < alive.length; i++) {
            alive[i] = activated[i] && norms[i] > 0 && norms[i] >= negligible;
        }
        return new LiveNeurons(activated, norms, alive);
    }

    /** Ids of the neurons that some sample activates, ascending. */
    public int[] activatedIds() {
        return idsOf(activated, true).toArray();
    }

    /** Ids of the live neurons, ascending. */
    public int[] aliveIds() {
        return idsOf(alive, true).toArray();
    }

    /** Ids of the dead neurons, ascending. */
    public int[] deadIds() {
        return idsOf(alive, false).toArray();
    }

    public int activatedCount() {
        return activatedIds().length;
    }

    public int aliveCount() {
        return aliveIds().length;
    }

    public int deadCount() {
        return deadIds().length;
    }

    private static IntStream idsOf(boolean[] flags, boolean wanted) {
        return IntStream.range(0, flags.length).filter(i -> flags[i] == wanted);
    }

    /** The middle value, or the mean of the two middle ones; 0 of none. */
    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[(sorted.length - 1) / 2];
        double high = sorted[sorted.length / 2];
        return low + (high - low) / 2;
    }
}
