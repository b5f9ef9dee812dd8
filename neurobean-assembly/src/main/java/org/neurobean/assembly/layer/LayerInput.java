package org.neurobean.assembly.layer;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.Readout;

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
 * @param readout the rest of the network; null where it is not known, then nothing is ablated
 * @param images of the samples; null where there are none
 */
public record LayerInput(
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
        return activations.length;
    }

    int neurons() {
        return outgoing.length;
    }

    int targets() {
        return outgoing[0].length;
    }

    int classes() {
        return classNames.size();
    }
}
