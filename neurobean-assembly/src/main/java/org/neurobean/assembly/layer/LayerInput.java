package org.neurobean.assembly.layer;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.Readout;
import org.neurobean.bean.Matrix;

/**
 * What an analysis needs to know of a dense layer: what entered it for some labelled samples, and where it leads.
 *
 * @param name short: "BEAN-2"
 * @param layer its name in the network
 * @param origin one line that says where the arrays came from
 * @param classNames by label, C
 * @param targetNames by target, M
 * @param activations H^(l), [S x N]
 * @param outgoing W^(l+1), [N x M], row = neuron
 * @param labels [S], from 0 to C - 1
 * @param readout the rest of the network; null if it is not known, then nothing is ablated
 * @param images of the samples; null if there are none
 */
public record LayerInput(
        String name,
        String layer,
        String origin,
        List<String> classNames,
        List<String> targetNames,
        Matrix activations,
        Matrix outgoing,
        int[] labels,
        @Nullable Readout readout,
        @Nullable Images images) {

    /**
     * The same of activations and weights that are given as rows, which are checked and copied.
     *
     * @throws LayerAnalysisException if activations or outgoing are empty, ragged or not finite
     */
    public LayerInput(
            String name,
            String layer,
            String origin,
            List<String> classNames,
            List<String> targetNames,
            double[][] activations,
            double[][] outgoing,
            int[] labels,
            @Nullable Readout readout,
            @Nullable Images images) {
        this(
                name,
                layer,
                origin,
                classNames,
                targetNames,
                matrix(layer, "activations", activations),
                matrix(layer, "outgoing", outgoing),
                labels,
                readout,
                images);
    }

    private static Matrix matrix(String layer, String name, double[][] rows) {
        try {
            return Matrix.copyOf(name, rows);
        } catch (IllegalArgumentException e) {
            throw new LayerAnalysisException("layer " + layer + " cannot be analyzed: " + e.getMessage(), e);
        }
    }

    /**
     * The samples as pictures.
     *
     * @param width pixels
     * @param height pixels
     * @param channels 1 for grey, 3 for red, green and blue
     * @param pixels gives one sample, [channels * height * width], plane after plane, 0 to 255
     */
    public record Images(int width, int height, int channels, IntFunction<byte[]> pixels) {}

    int samples() {
        return activations.rows();
    }

    int neurons() {
        return outgoing.rows();
    }

    int targets() {
        return outgoing.columns();
    }

    int classes() {
        return classNames.size();
    }
}
