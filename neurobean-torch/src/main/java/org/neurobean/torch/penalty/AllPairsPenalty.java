package org.neurobean.torch.penalty;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.bean.Divergence;

/**
 * Eq. 1 with A = 1 for all pairs of neurons, without alpha, and its gradient with respect to the activations; weights have none.
 *
 * <pre>
 *   squared:   sum_ij (h_i - h_j)^2 = 2 N sum_i (h_i - mean)^2,   by h_i  4 N (h_i - mean)
 *   absolute:  sum_ij |h_i - h_j| = sum_i h_i g_i,                by h_i  g_i = 2 (#{h_j &lt; h_i} - #{h_j &gt; h_i})
 * </pre>
 *
 * @param value 0 or more
 * @param byActivations [S x N], of the activations' type; memory of its own
 */
public record AllPairsPenalty(double value, Tensor byActivations) {

    /**
     * Evaluates the penalty in O(S N), or O(S N log N) for the absolute divergence.
     *
     * @param activations H, [S x N], float32 or float64 on the CPU
     * @throws IllegalArgumentException if the activations are not such a matrix
     */
    public static AllPairsPenalty of(Divergence divergence, Tensor activations) {
        Arguments.require(activations, activations);
        int neurons = Math.toIntExact(activations.size(1));
        int samples = Math.toIntExact(activations.size(0));
        Tensor rows = activations.contiguous(); // [S x N]
        double[] h = new Block(rows).toArray();
        double scale = 1 / ((double) samples * neurons * neurons); // Eq. 1
        double value = 0;
        for (int from = 0; from < h.length; from += neurons) {
            value += scale
                    * switch (divergence) {
                        case SQUARED -> squared(h, from, neurons, scale);
                        case ABSOLUTE -> absolute(h, from, neurons, scale);
                    };
        }
        Tensor byActivations = rows.clone(); // [S x N]
        new Block(byActivations).fill(h);
        return new AllPairsPenalty(value, byActivations);
    }

    /** The sum over the pairs of one sample, which is overwritten by the scaled gradient. */
    private static double squared(double[] h, int from, int neurons, double scale) {
        double sum = 0;
        for (int i = from; i < from + neurons; i++) {
            sum += h[i];
        }
        double mean = sum / neurons;
        double squares = 0;
        for (int i = from; i < from + neurons; i++) {
            double difference = h[i] - mean;
            squares += difference * difference;
            h[i] = 4 * scale * neurons * difference;
        }
        return 2 * neurons * squares;
    }

    private static double absolute(double[] h, int from, int neurons, double scale) {
        double[] sorted = Arrays.copyOfRange(h, from, from + neurons);
        Arrays.sort(sorted);
        double[] slopes = new double[neurons];
        double sum = 0;
        for (int first = 0, after; first < neurons; first = after) {
            after = first + 1;
            while (after < neurons && sorted[after] == sorted[first]) {
                after++;
            }
            double slope = 2.0 * (first - (neurons - after)); // those below less those above
            Arrays.fill(slopes, first, after, slope);
            sum += (after - first) * slope * sorted[first];
        }
        for (int i = from; i < from + neurons; i++) {
            h[i] = scale * slopes[Arrays.binarySearch(sorted, h[i])];
        }
        return sum;
    }
}
