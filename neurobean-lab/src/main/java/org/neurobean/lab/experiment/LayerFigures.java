package org.neurobean.lab.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.lab.experiment.Experiment.View;
import org.neurobean.report.figure.AblationMatrices;
import org.neurobean.report.figure.AssemblyMaps;
import org.neurobean.report.figure.CoactivationMaps;
import org.neurobean.report.figure.ConnectivityDrawing;
import org.neurobean.report.figure.CorrelationMaps;
import org.neurobean.report.figure.Figure;
import org.neurobean.report.figure.SelectivityMaps;

/** The static figures of analyzed layers, by file name. */
public final class LayerFigures {

    private LayerFigures() {}

    /**
     * Each view of the layers that can be drawn.
     *
     * @param layers that stand side by side
     * @param views what is drawn
     * @param caption the line below: data, networks, numbers
     * @throws IllegalArgumentException if a view is not one of {@link View#ofLayers}
     */
    public static Map<String, Figure> of(List<LayerAnalysis> layers, List<View> views, String caption) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (View view : views) {
            switch (view) {
                case ASSEMBLIES -> figures.put("assemblies", new AssemblyMaps(layers, caption));
                case SELECTIVITY -> figures.put("preferred-classes", new SelectivityMaps(layers, caption));
                case CORRELATION -> figures.put("correlation", new CorrelationMaps(layers, 1, caption));
                case SECOND_ORDER_CORRELATION -> figures.put("correlation-2", new CorrelationMaps(layers, 2, caption));
                case CONNECTIVITY -> figures.put("connectivity", new ConnectivityDrawing(layers, caption));
                case ABLATION -> {
                    List<LayerAnalysis> ablated = layers.stream()
                            .filter(layer -> layer.ablation() != null)
                            .toList();
                    if (!ablated.isEmpty()) {
                        figures.put("ablation", new AblationMatrices(ablated, caption));
                    }
                }
                case COACTIVATION -> {
                    for (LayerAnalysis layer : layers) {
                        String which = layers.size() == 1 ? "" : "-" + fileName(layer.name());
                        figures.put("coactivation" + which, new CoactivationMaps(layer, caption));
                    }
                }
                case TRADE_OFF -> throw new IllegalArgumentException("a trade-off is drawn of numbers, not of layers");
            }
        }
        return figures;
    }

    /** A layer's name as a file name that is safe on every file system. */
    public static String fileName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    }
}
