package org.neurobean.lab.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.data.DataSet;
import org.neurobean.io.WholeFile;
import org.neurobean.io.WrittenFile;
import org.neurobean.lab.experiment.Experiment.Network;
import org.neurobean.lab.experiment.Experiment.Panel;
import org.neurobean.lab.experiment.Experiment.View;
import org.neurobean.lab.run.OutputDirectory;
import org.neurobean.lab.run.Versions;
import org.neurobean.report.figure.Figure;
import org.neurobean.report.figure.FigureWriter;
import org.neurobean.report.layer.AssemblyReport;
import org.neurobean.report.layer.AssemblyReportWriter;

/**
 * Experiments from nothing to their files: trains, measures, draws, and writes the numbers of all seeds. Experiments share
 * networks: what one of them trained, the next one takes.
 */
public final class Reproduction {

    private static final String RESULTS = "results.json";
    private static final String TABLES = "results.md";
    private static final String REPORT = "report.html";

    private final Path directory;
    private final int seeds;
    private final Function<String, DataSet> data;
    private final SeededNetworks networks;
    private final ExperimentListener listener;

    /**
     * Experiments in a directory, which holds a directory {@code networks} with the runs and one for each experiment.
     *
     * @param seeds how many each network is trained from, 1 or more
     * @param data gives a data set by its name
     * @param command that repeats it, to be kept in the records of runs
     */
    public Reproduction(
            Path directory, int seeds, Function<String, DataSet> data, String command, ExperimentListener listener) {
        this.directory = directory;
        this.seeds = seeds;
        this.data = data;
        this.networks = new SeededNetworks(directory.resolve("networks"), seeds, command, listener);
        this.listener = listener;
    }

    /**
     * What came out of an experiment.
     *
     * @param results as {@code results.json} has them
     * @param files that were written
     * @param maps how many layers there are to show; there is no page if they are more than {@link
     *     AssemblyReport#MAX_LAYERS}
     */
    public record Outcome(Results results, List<Path> files, int maps) {
        public Outcome {
            files = List.copyOf(files);
        }
    }

    /**
     * Does all of an experiment. What is trained already is not trained again.
     *
     * @throws org.neurobean.lab.run.StoppedException if the listener stopped it; given again, it goes on
     * @throws org.neurobean.lab.run.OutputDirectoryException if a directory holds something else, or cannot be written
     * @throws org.neurobean.lab.run.RunFailedException if a training fails
     */
    public Outcome run(Experiment experiment) {
        return new Work(experiment).run();
    }

    /** One experiment under way. */
    private final class Work {

        private final Experiment experiment;
        private final Path place;
        private final List<Path> files = new ArrayList<>();
        private final List<Results.Measured> measured = new ArrayList<>();
        private final List<LayerAnalysis> shown = new ArrayList<>();
        private final Set<String> remarks = new LinkedHashSet<>();

        Work(Experiment experiment) {
            this.experiment = experiment;
            this.place = directory.resolve(experiment.id());
        }

        Outcome run() {
            DataSet images = null;
            for (Panel panel : experiment.panels()) {
                images = data.apply(panel.networks().get(0).settings().dataset());
                remarks.addAll(images.remarks());
                add(panel, images);
            }
            Results results = results(Objects.requireNonNull(images));
            write(RESULTS, results.text());
            write(TABLES, ResultsMarkdown.of(results));
            if (shown.size() <= AssemblyReport.MAX_LAYERS && !layerViews().isEmpty()) {
                files.add(AssemblyReportWriter.write(report(), place.resolve(REPORT))
                        .path());
            }
            return new Outcome(results, files, shown.size());
        }

        private List<View> layerViews() {
            return experiment.views().stream().filter(View.ofLayers()::contains).toList();
        }

        private void add(Panel panel, DataSet images) {
            Map<String, List<SeededNetworks.Analyzed>> analyzed = networks.of(panel, images);
            OutputDirectory.create(place);
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
            listener.finished(panel, layers, here);
        }

        private void draw(Panel panel, List<LayerAnalysis> layers, List<Results.Measured> here) {
            String images = panel.title() + ", test images, ";
            if (!layerViews().isEmpty()) {
                String caption = images + "seed " + SeededNetworks.DRAWN + ". Paper: " + experiment.claim();
                LayerFigures.of(layers, layerViews(), caption).forEach((name, figure) -> write(panel, name, figure));
            }
            if (experiment.views().contains(View.TRADE_OFF)) {
                String caption = images + Results.seeds(seeds) + ". Paper: " + experiment.claim();
                write(panel, "trade-off", TradeOffs.of(panel, here, caption));
            }
        }

        private void write(Panel panel, String name, Figure figure) {
            FigureWriter.write(figure, place.resolve(panel.name() + "-" + name)).stream()
                    .map(WrittenFile::path)
                    .forEach(files::add);
        }

        /** The same layer under a name that tells its panel. */
        private LayerAnalysis renamed(LayerAnalysis layer, Panel panel) {
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

        private Results results(DataSet images) {
            return new Results(
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
        }

        private void write(String name, String text) {
            files.add(WholeFile.write(place.resolve(name), text.getBytes(StandardCharsets.UTF_8))
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
}
