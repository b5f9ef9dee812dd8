package org.neurobean.lab.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.analysis.AnalysisFiles;
import org.neurobean.lab.analysis.AnalysisOptions;
import org.neurobean.lab.analysis.LayerAnalysis;
import org.neurobean.lab.analysis.LayerAnalyzer;
import org.neurobean.lab.data.DataSet;
import org.neurobean.lab.experiment.Experiment;
import org.neurobean.lab.figure.Figure;
import org.neurobean.lab.figure.FigureWriter;
import org.neurobean.lab.report.AtomicFile;
import org.neurobean.lab.report.WrittenFile;
import org.neurobean.lab.report.assembly.AssemblyReport;
import org.neurobean.lab.report.assembly.AssemblyReportWriter;
import org.neurobean.lab.run.DenseLayerReader;
import org.neurobean.lab.run.LoadedData;
import org.neurobean.lab.run.TrainingRun;
import org.neurobean.lab.run.TrainingSettings;
import org.neurobean.lab.run.Versions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code reproduce}: a figure of the paper from nothing, beside what the paper claims. Networks that were
 * trained before are taken as they are.
 */
@Command(
        name = "reproduce",
        description = "Make a figure of the paper: train what it needs, measure, draw, and compare with the claim.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = ReproduceTable1Command.class)
final class ReproduceCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FIGURE",
            arity = "0..*",
            description = "figure1 to figure6, or all; without a name, what there is.")
    private List<String> names = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where runs and figures are kept (default: runs/reproduce).")
    private Path out = Path.of("runs", "reproduce");

    @Mixin
    private DataOptions data = new DataOptions();

    /** What {@code results.json} of a figure holds. */
    record Results(
            String figure,
            String title,
            String claim,
            String expected,
            String place,
            String command,
            Map<String, String> versions,
            String dataset,
            String digest,
            List<Measured> measured) {}

    /** The numbers of one network of a figure. */
    record Measured(String panel, String network, String settings, LayerAnalysis.Summary summary) {}

    @Override
    public Integer call() {
        Console console = Console.of(Objects.requireNonNull(spec));
        if (names.isEmpty()) {
            list(console);
            return 0;
        }
        List<Experiment> chosen = names.equals(List.of("all"))
                ? Experiment.all()
                : names.stream().map(Experiment::named).toList();
        List<Path> files = new ArrayList<>();
        Map<Path, LayerAnalysis> analyzed = new LinkedHashMap<>();
        for (Experiment experiment : chosen) {
            files.addAll(reproduce(experiment, analyzed, console));
        }
        console.wrote(files);
        return 0;
    }

    private static void list(Console console) {
        for (Experiment experiment : Experiment.all()) {
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%-9s %s (%s)%n          paper: %s%n          here: %s",
                            experiment.id(),
                            experiment.title(),
                            experiment.cost(),
                            experiment.claim(),
                            experiment.expected()));
        }
        console.out().println(ReproduceTable1Command.summary());
    }

    private List<Path> reproduce(Experiment experiment, Map<Path, LayerAnalysis> analyzed, Console console) {
        console.say(experiment.id() + ": " + experiment.title() + " (" + experiment.cost() + " on 2 cores, or less"
                + " where its networks are trained already)");
        Path directory = out.resolve(experiment.id());
        List<Path> files = new ArrayList<>();
        List<Measured> measured = new ArrayList<>();
        List<LayerAnalysis> shown = new ArrayList<>();
        DataSet images = null;
        for (Experiment.Panel panel : experiment.panels()) {
            TrainingSettings first = panel.networks().values().iterator().next();
            images = data.load(first.dataset(), console);
            List<LayerAnalysis> layers = layers(panel, images, analyzed, console);
            AnalysisOutput.create(directory);
            String caption = panel.title() + ", test images, seed " + first.seed() + ". Paper: " + experiment.claim();
            for (Map.Entry<String, Figure> figure :
                    FigureChoice.of(layers, experiment.views(), caption).entrySet()) {
                FigureWriter.write(figure.getValue(), directory.resolve(panel.name() + "-" + figure.getKey())).stream()
                        .map(WrittenFile::path)
                        .forEach(files::add);
            }
            for (LayerAnalysis layer : layers) {
                TrainingSettings settings =
                        Objects.requireNonNull(panel.networks().get(layer.name()));
                measured.add(new Measured(panel.title(), layer.name(), settings.regularization(), layer.summary()));
                shown.add(experiment.panels().size() == 1 ? layer : renamed(layer, panel));
            }
            console.out().println(panel.title());
            layers.forEach(layer -> AnalysisText.lines(layer).forEach(console.out()::println));
        }
        console.out().println("Paper: " + experiment.claim());
        files.add(write(experiment, Objects.requireNonNull(images), measured, directory));
        files.add(AssemblyReportWriter.write(report(experiment, shown), directory.resolve(AnalysisOutput.REPORT))
                .path());
        return files;
    }

    /** Trains the panel's networks, or takes them as they are, and analyzes the last hidden layer of each. */
    private List<LayerAnalysis> layers(
            Experiment.Panel panel, DataSet images, Map<Path, LayerAnalysis> analyzed, Console console) {
        List<SideBySide.Job> jobs = new ArrayList<>();
        panel.networks().forEach((name, settings) -> jobs.add(new SideBySide.Job(name, settings, place(panel, name))));
        Map<String, TrainingRun.Outcome> outcomes;
        try (LoadedData loaded = LoadedData.of(images, jobs.get(0).settings())) {
            outcomes = new SideBySide(loaded, console, commandLine()).train(panel.title(), jobs);
        }
        List<LayerAnalysis> layers = new ArrayList<>();
        for (SideBySide.Job job : jobs) {
            TrainingRun.Outcome outcome = Objects.requireNonNull(outcomes.get(job.name()));
            layers.add(analyzed.computeIfAbsent(job.directory(), directory -> {
                try (DenseLayerReader reader = new DenseLayerReader(directory, outcome.run(), images, null)) {
                    LayerAnalysis layer = LayerAnalyzer.analyze(
                            reader.read(job.name(), RunText.origin(outcome.run())),
                            AnalysisOptions.DEFAULT,
                            step -> console.say(panel.title() + ", " + job.name() + ": " + step));
                    AnalysisFiles.write(layer, AnalysisOptions.DEFAULT, directory);
                    return layer;
                }
            }));
        }
        return layers;
    }

    private Path place(Experiment.Panel panel, String network) {
        return out.resolve("networks").resolve(panel.name() + "-" + AnalysisOutput.fileName(network));
    }

    /** The same layer under a name that tells its panel. */
    private static LayerAnalysis renamed(LayerAnalysis layer, Experiment.Panel panel) {
        String network = panel.title().split(" ", 2)[0];
        return layer.withName(network + " " + layer.name());
    }

    private Path write(Experiment experiment, DataSet images, List<Measured> measured, Path directory) {
        Results results = new Results(
                experiment.id(),
                experiment.title(),
                experiment.claim(),
                experiment.expected(),
                experiment.place(),
                experiment.command(),
                Versions.all(),
                images.title(),
                images.digest(),
                measured);
        Path file = directory.resolve("results.json");
        AtomicFile.write(file, (JSON.writeValueAsString(results) + "\n").getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static AssemblyReport report(Experiment experiment, List<LayerAnalysis> layers) {
        List<AssemblyReport.Fact> facts = new ArrayList<>();
        facts.add(new AssemblyReport.Fact("The paper says", experiment.claim()));
        facts.add(new AssemblyReport.Fact("Expected here", experiment.expected()));
        if (!experiment.place().isEmpty()) {
            facts.add(new AssemblyReport.Fact("Missing", experiment.place()));
        }
        facts.add(new AssemblyReport.Fact("Command", experiment.command()));
        Versions.all().forEach((what, version) -> facts.add(new AssemblyReport.Fact(what, version)));
        String number = experiment.id().replace("figure", "Figure ");
        return new AssemblyReport(number + ": " + experiment.title(), layers, facts);
    }

    private String commandLine() {
        return Quoting.commandLine(
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs());
    }
}
