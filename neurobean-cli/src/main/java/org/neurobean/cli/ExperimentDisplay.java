package org.neurobean.cli;

import java.util.List;
import java.util.Locale;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.lab.experiment.Experiment;
import org.neurobean.lab.experiment.Experiment.Panel;
import org.neurobean.lab.experiment.Experiment.View;
import org.neurobean.lab.experiment.ExperimentListener;
import org.neurobean.lab.experiment.Reproduction;
import org.neurobean.lab.experiment.Results;
import org.neurobean.report.layer.AssemblyReport;

/** Shows experiments: their trainings and analyses as they go, and their numbers beside what the paper says. */
final class ExperimentDisplay extends ParallelTrainingDisplay implements ExperimentListener {

    private final Console console;
    private final int seeds;
    private boolean ofLayers;

    ExperimentDisplay(Console console, int seeds) {
        super(console);
        this.console = console;
        this.seeds = seeds;
    }

    /** Before an experiment. */
    void begin(Experiment experiment) {
        ofLayers = experiment.views().stream().anyMatch(View.ofLayers()::contains);
        console.say(experiment.id() + ": " + experiment.title() + " (" + experiment.cost() + " a seed on 2 cores, or"
                + " less if its networks are trained already)");
    }

    @Override
    public void analyzed(Panel panel, String network, int done, int all, double seconds) {
        String left = done == all
                ? ""
                : String.format(
                        Locale.ROOT, " (%d of %d, about %.0f s left)", done, all, seconds / done * (all - done));
        console.say(panel.title() + ", " + network + ": analyzed" + left);
    }

    @Override
    public void finished(Panel panel, List<LayerAnalysis> layers, List<Results.Measured> measured) {
        console.out().println(panel.title());
        if (seeds == 1 && ofLayers) {
            layers.forEach(layer -> AnalysisText.lines(layer).forEach(console.out()::println));
        }
        ResultsText.lines(measured).forEach(console.out()::println);
    }

    /** After an experiment. */
    void end(Reproduction.Outcome outcome) {
        Results results = outcome.results();
        results.remarks().forEach(remark -> console.out().println("Data: " + remark));
        console.out().println("Paper: " + results.claim());
        if (seeds > 1) {
            console.out().println("Drawn: " + results.drawn());
        }
        if (outcome.maps() > AssemblyReport.MAX_LAYERS) {
            console.out()
                    .println("No page: it has room for " + AssemblyReport.MAX_LAYERS + " networks, and here are "
                            + outcome.maps() + " maps.");
        }
    }
}
