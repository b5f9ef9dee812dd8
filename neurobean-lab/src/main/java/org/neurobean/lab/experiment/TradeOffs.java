package org.neurobean.lab.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.Measure;
import org.neurobean.lab.experiment.Experiment.Network;
import org.neurobean.lab.experiment.Experiment.Panel;
import org.neurobean.report.figure.TradeOff;

/** The figure of many settings against each other, from their numbers. */
final class TradeOffs {

    private TradeOffs() {}

    /**
     * The figure.
     *
     * @param panel its first network has no penalty and is the reference; a name of the others ends with the number in
     *     which it differs from others of its line: "BEAN-1, gamma 10, alpha 30"
     * @param measured its networks, in order
     */
    static TradeOff of(Panel panel, List<Results.Measured> measured, String caption) {
        Map<String, List<TradeOff.Point>> lines = new LinkedHashMap<>();
        String number = "";
        for (int n = 1; n < measured.size(); n++) {
            Network network = panel.networks().get(n);
            int comma = network.name().lastIndexOf(", ");
            String[] words = network.name().substring(comma + 2).split(" ", 2);
            number = words[0];
            lines.computeIfAbsent(network.name().substring(0, comma), line -> new ArrayList<>())
                    .add(point(words[1], measured.get(n)));
        }
        return new TradeOff(
                lines.entrySet().stream()
                        .map(line -> new TradeOff.Line(line.getKey(), line.getValue()))
                        .toList(),
                point(panel.networks().get(0).name(), measured.get(0)),
                number,
                caption);
    }

    private static TradeOff.Point point(String label, Results.Measured measured) {
        return new TradeOff.Point(
                label,
                value(measured.spread(Measure.ACCURACY)),
                value(measured.spread(Measure.SILHOUETTE_TSNE_ALIVE)),
                value(measured.spread(Measure.PREFERRED_CLASS_NMI)));
    }

    private static TradeOff.Value value(Spread spread) {
        return new TradeOff.Value(number(spread.mean()), number(spread.standardDeviation()));
    }

    private static double number(@Nullable Double value) {
        return Objects.requireNonNullElse(value, Double.NaN);
    }
}
