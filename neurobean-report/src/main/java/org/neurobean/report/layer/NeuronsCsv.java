package org.neurobean.report.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.io.Csv;

/** What {@code neurons.csv} holds: a row for each neuron by its id. What is not known is empty. */
final class NeuronsCsv {

    private static final List<String> HEAD = List.of(
            "neuron",
            "state",
            "assembly",
            "preferred_class",
            "selectivity",
            "silhouette",
            "mean_activation",
            "outgoing_norm");

    private NeuronsCsv() {}

    static String of(LayerAnalysis layer) {
        List<String> head = new ArrayList<>(HEAD);
        for (int c = 0; c < layer.classNames().size(); c++) {
            head.add("mean_class_" + c);
        }
        List<List<String>> rows = new ArrayList<>(List.of(head));
        for (LayerAnalysis.Neuron neuron : layer.neurons()) {
            List<String> row = new ArrayList<>(List.of(
                    Integer.toString(neuron.id()),
                    neuron.alive() ? "alive" : "dead",
                    orEmpty(neuron.assembly()),
                    orEmpty(neuron.preferredClass()),
                    number(neuron.selectivity()),
                    number(neuron.silhouette()),
                    number(neuron.meanActivation()),
                    number(neuron.outgoingNorm())));
            for (double mean : layer.classMeans()[neuron.id()]) {
                row.add(number(mean));
            }
            rows.add(row);
        }
        return Csv.text(rows, Csv.LF);
    }

    private static String orEmpty(int id) {
        return id < 0 ? "" : Integer.toString(id);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6g", value);
    }
}
