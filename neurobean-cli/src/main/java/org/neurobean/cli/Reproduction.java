package org.neurobean.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.data.DataSet;
import org.neurobean.io.WholeFile;
import org.neurobean.io.WrittenFile;
import org.neurobean.lab.experiment.Experiment;
import org.neurobean.lab.experiment.Experiment.Network;
import org.neurobean.lab.experiment.Experiment.Panel;
import org.neurobean.lab.experiment.Experiment.View;
import org.neurobean.lab.experiment.Results;
import org.neurobean.lab.experiment.ResultsMarkdown;
import org.neurobean.lab.run.Versions;
import org.neurobean.report.figure.Figure;
import org.neurobean.report.figure.FigureWriter;
import org.neurobean.report.layer.AssemblyReport;
import org.neurobean.report.layer.AssemblyReportWriter;

/** One experiment from nothing to its files: trains, measures, draws, and writes the numbers of all seeds. */
final class Reproduction {

    private static final String RESULTS = "results.json";
    private static final String TABLES = "results.md";

    private final Experiment experiment;
    private final int seeds;
    private final Path directory;
    private final SeededNetworks networks;
    private final Console console;
    private final List<Path> files = new ArrayList<>();
    private final List<Results.Measured> measured = new ArrayList<>();
    private final List<LayerAnalysis> shown = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    /**
     * @param seeds how many each network is trained from
     * @param directory of the experiment's files
     * @param networks trains and analyzes; what one experiment left, the next takes
     */
    Reproduction(Experiment experiment, int seeds, Path directory, SeededNetworks networks, Console console) {
        this.experiment = experiment;
        this.seeds = seeds;
        this.directory = directory;
        this.networks = networks;
        this.console = console;
    }

    /** Does it all, and gives the files that were written. */
    List<Path> run(DataOptions data) {
        console.say(experiment.id() + ": " + experiment.title() + " (" + experiment.cost() + " a seed on 2 cores, or"
                + " less where its networks are trained already)");
        DataSet images = null;
        for (Panel panel : experiment.panels()) {
            images = data.load(panel.networks().get(0).settings().dataset(), console);
            remarks.addAll(images.remarks());
            add(panel, images);
        }
        remarks.forEach(remark -> console.out().println("Data: " + remark));
        console.out().println("Paper: " + experiment.claim());
        if (seeds > 1) {
            console.out().println("Drawn: " + drawn());
        }
        writeResults(Objects.requireNonNull(images));
        if (shown.size() > AssemblyReport.MAX_LAYERS) {
            console.out()
                    .println("No page: it has room for " + AssemblyReport.MAX_LAYERS + " networks, and here are "
                            + shown.size() + " maps.");
        } else if (!layerViews().isEmpty()) {
            files.add(AssemblyReportWriter.write(report(), directory.resolve(AnalysisOutput.REPORT))
                    .path());
        }
        return files;
    }

    private List<View> layerViews() {
        return experiment.views().stream().filter(View.ofLayers()::contains).toList();
    }

    private void add(Panel panel, DataSet images) {
        Map<String, List<SeededNetworks.Analyzed>> analyzed = networks.of(panel, images);
        AnalysisOutput.create(directory);
        List<LayerAnalysis> layers = new ArrayList<>();
        List<Results.Measured> here = new ArrayList<>();
        for (Network network : panel.networks()) {
            List<SeededNetworks.Analyzed> ofSeeds = Objects.requireNonNull(analyzed.get(network.name()));
            layers.add(Objects.requireNonNull(ofSeeds.get(0).layer()).withName(network.name()));
            here.add(Results.Measured.of(
                    panel,
                    network,
                    ofSeeds.stream().map(SeededNetworks.Analyzed::numbers).toList()));
        }
        draw(panel, layers, here);
        layers.forEach(layer -> shown.add(experiment.panels().size() == 1 ? layer : renamed(layer, panel)));
        measured.addAll(here);
        console.out().println(panel.title());
        if (seeds == 1 && !layerViews().isEmpty()) {
            layers.forEach(layer -> AnalysisText.lines(layer).forEach(console.out()::println));
        }
        ResultsText.lines(here).forEach(console.out()::println);
    }

    private void draw(Panel panel, List<LayerAnalysis> layers, List<Results.Measured> here) {
        String data = panel.title() + ", test images, ";
        if (!layerViews().isEmpty()) {
            String caption = data + "seed " + SeededNetworks.DRAWN + ". Paper: " + experiment.claim();
            FigureChoice.of(layers, layerViews(), caption).forEach((name, figure) -> write(panel, name, figure));
        }
        if (experiment.views().contains(View.TRADE_OFF)) {
            String caption = data + Results.seeds(seeds) + ". Paper: " + experiment.claim();
            write(panel, "trade-off", TradeOffs.of(panel, here, caption));
        }
    }

    private void write(Panel panel, String name, Figure figure) {
        FigureWriter.write(figure, directory.resolve(panel.name() + "-" + name)).stream()
                .map(WrittenFile::path)
                .forEach(files::add);
    }

    /** The same layer under a name that tells its panel. */
    private static LayerAnalysis renamed(LayerAnalysis layer, Panel panel) {
        String network = panel.title().split(" ", 2)[0];
        return layer.withName(network + " " + layer.name());
    }

    /** What the pictures are of. */
    private String drawn() {
        if (seeds == 1) {
            return Results.seeds(1);
        }
        return layerViews().isEmpty()
                ? "means over " + Results.seeds(seeds)
                : "seed " + SeededNetworks.DRAWN + " of " + seeds + "; the numbers of all are in " + RESULTS;
    }

    private void writeResults(DataSet images) {
        Results results = new Results(
                experiment.id(),
                experiment.title(),
                experiment.claim(),
                experiment.expected(),
                experiment.place(),
                experiment.command(seeds),
                drawn(),
                Versions.all(),
                images.title(),
                images.digest(),
                List.copyOf(remarks),
                measured);
        write(RESULTS, results.text());
        write(TABLES, ResultsMarkdown.of(results));
    }

    private void write(String name, String text) {
        files.add(WholeFile.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8))
                .path());
    }

    private AssemblyReport report() {
        List<AssemblyReport.Fact> facts = new ArrayList<>();
        facts.add(new AssemblyReport.Fact("The paper says", experiment.claim()));
        facts.add(new AssemblyReport.Fact("Expected here", experiment.expected()));
        if (!experiment.place().isEmpty()) {
            facts.add(new AssemblyReport.Fact("Missing", experiment.place()));
        }
        remarks.forEach(remark -> facts.add(new AssemblyReport.Fact("Data", remark)));
        facts.add(new AssemblyReport.Fact("Shown", drawn()));
        facts.add(new AssemblyReport.Fact("Command", experiment.command(seeds)));
        Versions.all().forEach((what, version) -> facts.add(new AssemblyReport.Fact(what, version)));
        return new AssemblyReport(experiment.heading() + ": " + experiment.title(), shown, facts);
    }
}
