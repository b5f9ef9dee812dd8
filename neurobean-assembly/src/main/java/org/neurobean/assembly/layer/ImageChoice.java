package org.neurobean.assembly.layer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.neurobean.assembly.layer.LayerAnalysis.ExcitingImages;
import org.neurobean.bean.Matrix;

/** Chooses the images that excite each neuron most; an image that excites several is kept once. */
final class ImageChoice {

    private static final int EACH = 8;
    private static final int EACH_OF_MANY = 2;
    private static final int MANY_NEURONS = 600;
    /** Bytes of pixels that a page carries at most for one layer. */
    private static final long BYTES = 1_200_000;

    private final LayerInput in;
    private final LayerInput.Images images;
    private final Map<Integer, Integer> places = new LinkedHashMap<>();

    ImageChoice(LayerInput in, LayerInput.Images images) {
        this.in = in;
        this.images = images;
    }

    ExcitingImages result() {
        int each = in.neurons() > MANY_NEURONS ? EACH_OF_MANY : EACH;
        long size = (long) images.width() * images.height() * images.channels();
        int room = (int) Math.max(1, BYTES / size);
        int[][] strongest = strongest(in.activations(), each);
        int[][] ofNeuron = new int[in.neurons()][];
        for (int i = 0; i < in.neurons(); i++) {
            ofNeuron[i] = IntStream.of(strongest[i])
                    .filter(sample -> places.containsKey(sample) || places.size() < room)
                    .map(sample -> places.computeIfAbsent(sample, s -> places.size()))
                    .toArray();
        }
        int[] samples = places.keySet().stream().mapToInt(Integer::intValue).toArray();
        byte[][] pixels = IntStream.of(samples).mapToObj(images.pixels()).toArray(byte[][]::new);
        return new ExcitingImages(
                images.width(),
                images.height(),
                images.channels(),
                pixels,
                samples,
                Sampling.at(in.labels(), samples),
                ofNeuron);
    }

    /**
     * For each neuron the samples with its greatest activations above 0, greatest first; the first ones if several are
     * equal.
     */
    static int[][] strongest(Matrix activations, int count) {
        int neurons = activations.columns();
        double[][] values = new double[neurons][count]; // falling; 0 if there is none yet
        int[][] samples = new int[neurons][count];
        int[] found = new int[neurons];
        for (int s = 0; s < activations.rows(); s++) {
            for (int i = 0; i < neurons; i++) {
                double value = activations.get(s, i);
                if (value > values[i][count - 1]) {
                    insert(values[i], samples[i], value, s);
                    found[i] = Math.min(count, found[i] + 1);
                }
            }
        }
        for (int i = 0; i < neurons; i++) {
            samples[i] = Arrays.copyOf(samples[i], found[i]);
        }
        return samples;
    }

    private static void insert(double[] values, int[] samples, double value, int sample) {
        int place = values.length - 1;
        while (place > 0 && value > values[place - 1]) {
            values[place] = values[place - 1];
            samples[place] = samples[place - 1];
            place--;
        }
        values[place] = value;
        samples[place] = sample;
    }
}
