package org.neurobean.report.layer;

import java.util.Locale;
import org.neurobean.assembly.layer.LayerAnalysis;

/** What {@code neurons.csv} holds: a row for each neuron by its id. What is not known is empty. */
final class NeuronsCsv {

    private static final String HEADER =
            "neuron,state,assembly,preferred_class,selectivity,silhouette,mean_activation,outgoing_norm";

    private NeuronsCsv() {}

    static String of(LayerAnalysis layer) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int c = 0; c < layer.classNames().size(); c++) {
            text.append(",mean_class_").append(c);
        }
        text.append('\n');
        for (LayerAnalysis.Neuron neuron : layer.neurons()) {
            text.append(neuron.id())
                    .append(neuron.alive() ? ",alive," : ",dead,")
                    .append(orEmpty(neuron.assembly()))
                    .append(',')
                    .append(orEmpty(neuron.preferredClass()))
                    .append(number(neuron.selectivity()))
                    .append(number(neuron.silhouette()))
                    .append(number(neuron.meanActivation()))
                    .append(number(neuron.outgoingNorm()));
            for (double mean : layer.classMeans()[neuron.id()]) {
                text.append(number(mean));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String orEmpty(int id) {
        return id < 0 ? "" : Integer.toString(id);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "," : String.format(Locale.ROOT, ",%.6g", value);
    }
}
