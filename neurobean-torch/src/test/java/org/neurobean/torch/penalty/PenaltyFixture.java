package org.neurobean.torch.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.bean.BeanGradients;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;

/** One random layer: activations [S x N] and the paper's W [N x M], as arrays and as tensors. */
@SuppressWarnings("ArrayRecordComponent")
record PenaltyFixture(double[][] activations, double[][] outgoing) {

    static void oneThread() {
        openblas.blas_set_num_threads(1);
        torch.set_num_threads(1);
    }

    /** Rectified activations, about half of them 0, and weights of which some are exactly 0; all are floats. */
    static PenaltyFixture rectified(int samples, int neurons, int targets, long seed) {
        Random random = new Random(seed);
        double[][] h = new double[samples][neurons];
        double[][] w = new double[neurons][targets];
        for (double[] row : h) {
            for (int i = 0; i < neurons; i++) {
                row[i] = (float) Math.max(0, random.nextGaussian());
            }
        }
        for (double[] row : w) {
            for (int k = 0; k < targets; k++) {
                row[k] = random.nextInt(20) == 0 ? 0 : (float) (0.4 * random.nextGaussian());
            }
        }
        return new PenaltyFixture(h, w);
    }

    /** The same with activations of both signs and no zeros. */
    static PenaltyFixture dense(int samples, int neurons, int targets, long seed) {
        PenaltyFixture layer = rectified(samples, neurons, targets, seed);
        Random random = new Random(seed + 1);
        for (double[] row : layer.activations) {
            for (int i = 0; i < neurons; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return layer;
    }

    Tensor h(ScalarType type) {
        return tensor(activations, type); // [S x N]
    }

    Tensor w(ScalarType type) {
        return tensor(transposed(outgoing), type); // [M x N]
    }

    BeanGradients oracle(BeanPenalty penalty) {
        return penalty.evaluate(activations, outgoing);
    }

    /** Value and both gradients are those of core, within the tolerance times their natural scales. */
    static void assertAgree(PenaltyTerms terms, BeanGradients expected, Scales scales, double tolerance, String what) {
        assertThat(terms.value()).as("value, %s", what).isCloseTo(expected.value(), within(tolerance * scales.value));
        assertClose(
                array(terms.byActivations()),
                expected.byActivations(),
                tolerance * scales.byActivations,
                what + ", by activations");
        assertClose(
                array(terms.byWeight()),
                transposed(expected.byOutgoing()),
                tolerance * scales.byWeight,
                what + ", by weight");
    }

    static void assertClose(double[][] actual, double[][] expected, double allowed, String what) {
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                assertThat(actual[i][j]).as(what).isNotNaN();
                error = Math.max(error, Math.abs(actual[i][j] - expected[i][j]));
            }
        }
        assertThat(error).as(what).isLessThanOrEqualTo(allowed);
    }

    /** How large value and gradients would be if nothing cancelled: |x - y| is taken as |x| + |y| in every term. */
    record Scales(double value, double byActivations, double byWeight) {}

    Scales scales(BeanPenalty penalty) {
        int s = activations.length;
        int n = outgoing.length;
        int p = penalty.order();
        boolean squared = penalty.divergence() == Divergence.SQUARED;
        double[][] a = penalty.correlation(outgoing); // [N x N]
        double c = penalty.alphaScale().correlationFactor(outgoing[0].length, 1);
        double value = 0;
        double byActivations = 0;
        double byWeight = 0;
        for (int i = 0; i < n; i++) {
            double[] slope = new double[s];
            double chain = 0;
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int t = 0; t < s; t++) {
                    double spread = Math.abs(activations[t][i]) + Math.abs(activations[t][j]);
                    sum += squared ? spread * spread : spread;
                    slope[t] += squared ? 4 * a[i][j] * spread : 2 * a[i][j];
                }
                value += a[i][j] * sum;
                // A = (c f.f')^p, dA/df_k = p (c f.f')^(p-1) c f'_k, and f_k is below 1.
                chain += 2 * p * Math.pow(a[i][j], (p - 1.0) / p) * c * sum * penalty.gamma();
            }
            byActivations = Math.max(byActivations, Arrays.stream(slope).max().orElseThrow());
            byWeight = Math.max(byWeight, chain);
        }
        double mean = 1.0 / s / n / n;
        return new Scales(value * mean, byActivations * mean, byWeight * mean);
    }

    static double[][] array(Tensor tensor) {
        double[][] rows = new double[(int) tensor.size(0)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new Block(tensor.contiguous()).rows(i, 1).toArray();
        }
        return rows;
    }

    static Tensor tensor(double[][] rows, ScalarType type) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        return Tensor.create(flat, rows.length, rows[0].length).to(type);
    }

    static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[0].length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }
}
