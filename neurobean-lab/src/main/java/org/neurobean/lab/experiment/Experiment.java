package org.neurobean.lab.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neurobean.lab.UserError;
import org.neurobean.lab.run.TrainingSettings;

/**
 * One figure of the paper: the networks that it needs and what is drawn of them.
 *
 * @param id as the command line names it: "figure2"
 * @param title what the figure shows
 * @param claim what the paper says about it
 * @param expected what to expect here, as measured before
 * @param cost time on two cores
 * @param views what is drawn
 * @param panels sets of networks that stand side by side, by title
 * @param place a place that is kept for what is still to come; empty where nothing is
 */
public record Experiment(
        String id,
        String title,
        String claim,
        String expected,
        String cost,
        List<View> views,
        List<Panel> panels,
        String place) {

    /** What a figure draws. */
    public enum View {
        ASSEMBLIES,
        COACTIVATION,
        SELECTIVITY,
        ABLATION,
        CORRELATION,
        SECOND_ORDER_CORRELATION,
        CONNECTIVITY
    }

    /**
     * Networks that stand side by side.
     *
     * @param name for files: "lenet5-mnist"
     * @param title for people
     * @param networks settings by short name: "plain", "BEAN-1"
     */
    public record Panel(String name, String title, Map<String, TrainingSettings> networks) {
        public Panel {
            networks = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(networks));
        }
    }

    public Experiment {
        views = List.copyOf(views);
        panels = List.copyOf(panels);
    }

    /** All of them, in the paper's order. */
    public static List<Experiment> all() {
        return List.of(
                Figure1.EXPERIMENT,
                Figure2.EXPERIMENT,
                Figure3.EXPERIMENT,
                Figure4.EXPERIMENT,
                Figure5.EXPERIMENT,
                Figure6.EXPERIMENT);
    }

    /**
     * The experiment of this name.
     *
     * @throws UserError where there is none
     */
    public static Experiment named(String id) {
        return all().stream()
                .filter(experiment -> experiment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> UserError.usage("there is no experiment '" + id + "'; there are "
                        + String.join(", ", all().stream().map(Experiment::id).toList())));
    }

    /** The command that makes it. */
    public String command() {
        return "./neurobean reproduce " + id;
    }
}
