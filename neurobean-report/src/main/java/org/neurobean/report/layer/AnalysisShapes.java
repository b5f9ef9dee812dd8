package org.neurobean.report.layer;

import java.util.Arrays;
import org.neurobean.assembly.layer.LayerAnalysis;

/** Checks that the arrays of an analysis agree, so that a page is never drawn from halves that do not fit. */
final class AnalysisShapes {

    private final String name;

    private AnalysisShapes(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException that names the first array that does not fit and both of its sizes */
    static void require(LayerAnalysis layer) {
        new AnalysisShapes(layer.name()).check(layer);
    }

    private void check(LayerAnalysis layer) {
        int neurons = layer.neurons().size();
        int classes = layer.classNames().size();
        if (neurons == 0 || classes == 0) {
            throw new IllegalArgumentException(
                    name + " must have at least one neuron and one class, but has " + neurons + " and " + classes);
        }
        for (int id = 0; id < neurons; id++) {
            equal("id of neuron at place " + id, id, layer.neurons().get(id).id());
            below("preferredClass of neuron " + id, layer.neurons().get(id).preferredClass(), classes);
            below(
                    "assembly of neuron " + id,
                    layer.neurons().get(id).assembly(),
                    layer.summary().assemblies());
        }
        matrix("classMeans", layer.classMeans(), neurons, classes);
        matrix("outgoing", layer.outgoing(), neurons, layer.targetNames().size());
        int shown = layer.maps().shown().length;
        matrix("maps.tsne", layer.maps().tsne(), shown, 2);
        matrix("maps.pca", layer.maps().pca(), shown, 2);
        ids("maps.shown", layer.maps().shown(), neurons);
        ordered("wiring", layer.wiring(), neurons);
        ordered("coactivation", layer.coactivation(), neurons);
        if (layer.ablation() != null) {
            if (layer.ablation().readout() != null) {
                equal("number of targets", classes, layer.targetNames().size());
            }
            ablation(layer.ablation(), neurons, classes, layer.summary().assemblies());
        }
        if (layer.images() != null) {
            images(layer.images(), neurons);
        }
    }

    private void ordered(String array, LayerAnalysis.OrderedMatrix matrix, int neurons) {
        ids(array + ".ids", matrix.ids(), neurons);
        matrix(array + ".values", matrix.values(), matrix.ids().length, matrix.ids().length);
    }

    private void ablation(LayerAnalysis.Ablations ablation, int neurons, int classes, int assemblies) {
        equal("length of ablation.baseline", classes, ablation.baseline().length);
        matrix("ablation.byPreferredClass", ablation.byPreferredClass(), classes, classes);
        matrix("ablation.byAssembly", ablation.byAssembly(), assemblies, classes);
        if (ablation.byNeuron() != null) {
            matrix("ablation.byNeuron", ablation.byNeuron(), neurons, classes);
        }
        for (LayerAnalysis.Chosen chosen : ablation.chosen()) {
            ids("ablation.chosen.neurons", chosen.neurons(), neurons);
            equal("length of ablation.chosen.accuracy", classes, chosen.accuracy().length);
        }
        if (ablation.readout() != null) {
            readout(ablation.readout(), neurons, classes);
        }
    }

    private void readout(LayerAnalysis.ReadoutSample readout, int neurons, int classes) {
        int count = readout.activations().length;
        if (count == 0) {
            throw new IllegalArgumentException(
                    "ablation.readout of " + name + " must have 1 sample or more, but has 0");
        }
        matrix("ablation.readout.activations", readout.activations(), count, neurons);
        equal("length of ablation.readout.labels", count, readout.labels().length);
        ids("ablation.readout.labels", readout.labels(), classes);
        equal("length of ablation.readout.bias", classes, readout.bias().length);
        equal("length of ablation.readout.classSizes", classes, readout.classSizes().length);
        if (!finite(readout.bias()) || !Arrays.stream(readout.activations()).allMatch(AnalysisShapes::finite)) {
            throw new IllegalArgumentException("ablation.readout of " + name + " must be finite, but is not");
        }
    }

    private static boolean finite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    private void images(LayerAnalysis.ExcitingImages images, int neurons) {
        int count = images.pixels().length;
        equal("length of images.samples", count, images.samples().length);
        equal("length of images.labels", count, images.labels().length);
        equal("length of images.ofNeuron", neurons, images.ofNeuron().length);
        int size = images.width() * images.height() * images.channels();
        for (byte[] pixels : images.pixels()) {
            equal("length of an image", size, pixels.length);
        }
        for (int[] places : images.ofNeuron()) {
            ids("images.ofNeuron", places, count);
        }
    }

    private void matrix(String array, double[][] rows, int expectedRows, int expectedColumns) {
        equal("rows of " + array, expectedRows, rows.length);
        for (double[] row : rows) {
            equal("columns of " + array, expectedColumns, row.length);
        }
    }

    private void ids(String array, int[] ids, int size) {
        for (int id : ids) {
            below("a value of " + array, id, size);
            if (id < 0) {
                throw new IllegalArgumentException(
                        "a value of " + array + " of " + name + " must not be below 0: " + id);
            }
        }
    }

    private void equal(String what, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException(what + " of " + name + " must be " + expected + ", but is " + actual);
        }
    }

    private void below(String what, int value, int size) {
        if (value >= size) {
            throw new IllegalArgumentException(what + " of " + name + " must be below " + size + ", but is " + value);
        }
    }
}
