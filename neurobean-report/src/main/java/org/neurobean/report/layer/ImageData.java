package org.neurobean.report.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.neurobean.assembly.layer.LayerAnalysis.ExcitingImages;

/**
 * The most exciting images as far as the page's budget goes: first the strongest of every neuron, then the second of
 * every neuron, and so on. Each image is carried once.
 *
 * @param width in pixels
 * @param height in pixels
 * @param channels 1 for grey, 3 for red, green and blue
 * @param pixels base64 of all images one after another, each [channels * height * width]
 * @param labels class of each image
 * @param samples the sample that each image is
 * @param ofNeuron for each neuron its images, strongest first
 * @param leftOut how many images were too many
 */
record ImageData(
        int width,
        int height,
        int channels,
        String pixels,
        List<Integer> labels,
        List<Integer> samples,
        List<List<Integer>> ofNeuron,
        int leftOut) {

    static ImageData of(ExcitingImages images, int budget) {
        int size = images.width() * images.height() * images.channels();
        int most = budget / size;
        int[] place = new int[images.pixels().length];
        Arrays.fill(place, -1);
        List<Integer> kept = new ArrayList<>();
        int ranks = Arrays.stream(images.ofNeuron())
                .mapToInt(row -> row.length)
                .max()
                .orElse(0);
        for (int rank = 0; rank < ranks; rank++) {
            for (int[] ofNeuron : images.ofNeuron()) {
                if (rank < ofNeuron.length && place[ofNeuron[rank]] < 0 && kept.size() < most) {
                    place[ofNeuron[rank]] = kept.size();
                    kept.add(ofNeuron[rank]);
                }
            }
        }
        byte[] pixels = new byte[kept.size() * size];
        for (int i = 0; i < kept.size(); i++) {
            System.arraycopy(images.pixels()[kept.get(i)], 0, pixels, i * size, size);
        }
        List<List<Integer>> ofNeuron = Arrays.stream(images.ofNeuron())
                .map(row -> Arrays.stream(row)
                        .map(i -> place[i])
                        .filter(i -> i >= 0)
                        .boxed()
                        .toList())
                .toList();
        long used = Arrays.stream(images.ofNeuron())
                .flatMapToInt(Arrays::stream)
                .distinct()
                .count();
        return new ImageData(
                images.width(),
                images.height(),
                images.channels(),
                Base64.getEncoder().encodeToString(pixels),
                kept.stream().map(i -> images.labels()[i]).toList(),
                kept.stream().map(i -> images.samples()[i]).toList(),
                ofNeuron,
                (int) used - kept.size());
    }
}
