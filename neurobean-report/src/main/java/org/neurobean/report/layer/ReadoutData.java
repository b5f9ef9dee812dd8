package org.neurobean.report.layer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.LayerAnalysis.ReadoutSample;

/**
 * The last dense layer and samples that enter it, so that the page ablates any set of neurons by itself. An activation
 * takes a bit that says whether it differs from 0, and, if it does, a code: {@code low + step * code}, with a scale for
 * each neuron. Codes have 12 bits if all samples fit, so that hardly any sample gets another class than from the exact
 * activations, and 8 bits if they do not: then it is the choice of samples that limits what the page can say.
 *
 * @param samples n, how many are carried
 * @param of S, how many there are
 * @param classSizes how many of each class there are, [C]
 * @param bits 12 or 8
 * @param labels class of each sample, [n]
 * @param bias [C]
 * @param outgoing [N x C], 16 bits
 * @param low of each neuron, [N]
 * @param step of each neuron, [N]
 * @param fires base64 of n rows of ceil(N / 8) bytes; bit i % 8 of byte i / 8 is neuron i
 * @param codes base64 of the low byte of the code of each bit that is set, sample after sample, by ascending neuron
 * @param more base64 of the upper 4 bits of these codes, two in a byte, the first one low; empty for 8 bits
 */
record ReadoutData(
        int samples,
        int of,
        List<Integer> classSizes,
        int bits,
        List<Integer> labels,
        List<BigDecimal> bias,
        PackedMatrix outgoing,
        List<BigDecimal> low,
        List<BigDecimal> step,
        String fires,
        String codes,
        String more) {

    private static final int FINE = 12;
    private static final int COARSE = 8;

    /** So few of each class say little: the standard error of an accuracy is up to 11 points. */
    static final int FEWEST_OF_A_CLASS = 20;

    /** Multiplications of one ablation in the page, so that it answers in an instant. */
    private static final double MOST_MULTIPLICATIONS = 4e7;

    /** Bytes of a neuron's low and step, about. */
    private static final int SCALE = 16;

    private static final MathContext DIGITS = new MathContext(8);

    /**
     * As many samples as fit, in their order; all samples if there is room.
     *
     * @param budget raw bytes
     * @return null if the layer is not the last one, or so large that too few samples fit
     */
    static @Nullable ReadoutData of(LayerAnalysis layer, int budget) {
        ReadoutSample sample =
                layer.ablation() == null ? null : layer.ablation().readout();
        if (sample == null) {
            return null;
        }
        int classes = sample.bias().length;
        int all = Arrays.stream(sample.classSizes()).sum();
        long weights = (2L * classes + SCALE) * layer.neurons().size();
        if (weights > budget / 2) {
            return null;
        }
        int left = budget - (int) weights;
        if (fitting(sample.activations(), left, classes, FINE) == all) {
            return new Packer(sample.activations(), FINE).pack(layer, sample, all);
        }
        int fitting = fitting(sample.activations(), left, classes, COARSE);
        if (fitting < all && fitting < FEWEST_OF_A_CLASS * classes) {
            return null;
        }
        return new Packer(Arrays.copyOf(sample.activations(), fitting), COARSE).pack(layer, sample, all);
    }

    private static int fitting(double[][] activations, int budget, int classes, int bits) {
        int row = (activations[0].length + 7) / 8;
        double bytes = 0;
        double multiplications = 0;
        for (int s = 0; s < activations.length; s++) {
            long fires = Arrays.stream(activations[s]).filter(h -> h != 0).count();
            bytes += row + fires * bits / 8.0 + Integer.BYTES;
            multiplications += (double) fires * classes;
            if (bytes > budget || multiplications > MOST_MULTIPLICATIONS) {
                return s;
            }
        }
        return activations.length;
    }

    /** Quantises activations by neuron. */
    private static final class Packer {

        private final double[][] activations;
        private final int bits;
        private final double[] low;
        private final double[] step;

        Packer(double[][] activations, int bits) {
            this.activations = activations;
            this.bits = bits;
            int neurons = activations[0].length;
            this.low = new double[neurons];
            this.step = new double[neurons];
            double[] high = new double[neurons];
            for (double[] sample : activations) {
                for (int i = 0; i < neurons; i++) {
                    low[i] = Math.min(low[i], sample[i]);
                    high[i] = Math.max(high[i], sample[i]);
                }
            }
            int levels = (1 << bits) - 1;
            Arrays.setAll(step, i -> high[i] / levels - low[i] / levels); // finite for all that is
        }

        ReadoutData pack(LayerAnalysis layer, ReadoutSample sample, int all) {
            int neurons = low.length;
            int row = (neurons + 7) / 8;
            byte[] fires = new byte[activations.length * row];
            byte[] codes = new byte[activations.length * neurons];
            byte[] more = new byte[bits == COARSE ? 0 : (codes.length + 1) / 2];
            int place = 0;
            for (int s = 0; s < activations.length; s++) {
                BitSet fired = new BitSet(neurons);
                for (int i = 0; i < neurons; i++) {
                    if (activations[s][i] != 0) {
                        fired.set(i);
                        int code = (int) Math.round(activations[s][i] / step[i] - low[i] / step[i]);
                        if (bits == FINE) {
                            more[place / 2] |= (byte) (code >> COARSE << (place % 2 * 4));
                        }
                        codes[place++] = (byte) code;
                    }
                }
                byte[] bits = fired.toByteArray();
                System.arraycopy(bits, 0, fires, s * row, bits.length);
            }
            return new ReadoutData(
                    activations.length,
                    all,
                    Arrays.stream(sample.classSizes()).boxed().toList(),
                    bits,
                    Arrays.stream(sample.labels(), 0, activations.length)
                            .boxed()
                            .toList(),
                    rounded(sample.bias()),
                    PackedMatrix.precise(layer.outgoing()),
                    rounded(low),
                    rounded(step),
                    base64(fires, fires.length),
                    base64(codes, place),
                    base64(more, bits == COARSE ? 0 : (place + 1) / 2));
        }

        private static String base64(byte[] bytes, int length) {
            return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, length));
        }
    }

    private static List<BigDecimal> rounded(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value).round(DIGITS).stripTrailingZeros())
                .toList();
    }
}
