package org.neurobean.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.LinearReadout;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.LayerAnalyzer;
import org.neurobean.assembly.layer.LayerInput;
import org.neurobean.data.DataSet;
import org.neurobean.io.arrays.ImageArray;
import org.neurobean.io.arrays.SavedLayer;
import org.neurobean.lab.UserError;
import org.neurobean.lab.run.DenseLayerReader;
import org.neurobean.lab.run.RunDirectory;
import org.neurobean.lab.run.RunRecord;
import org.neurobean.lab.run.Versions;
import org.neurobean.report.layer.AnalysisFiles;
import org.neurobean.report.layer.AssemblyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code analyze}: what a dense layer has learned, of our runs and of anybody's network. */
@Command(
        name = "analyze",
        description = {
            "Find the neuronal assemblies of a dense layer: what each stands for, and what breaks without it.",
            "For runs of 'train', or for any network from arrays that its owner saved."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AnalyzeCommand implements Callable<Integer> {

    private static final String NPZ = ".npz";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "RUN|FILE.npz",
            arity = "0..*",
            description = "Directories that 'train --out' made, or .npz files with the arrays activations, outgoing and"
                    + " labels, and if you like bias and images. Several stand side by side.")
    private List<Path> sources = List.of();

    @Option(names = "--layer", paramLabel = "NAME", description = "Dense layer of a run (default: the last one).")
    private @Nullable String layer;

    @Mixin
    private ArrayOptions arrays = new ArrayOptions();

    @Mixin
    private AnalysisOptionsMixin analysis = new AnalysisOptionsMixin();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to leave the results (default: 'analysis' in the run, or beside the file).")
    private @Nullable Path out;

    private final Map<String, DataSet> loaded = new HashMap<>();

    @Option(names = "--json", description = "Print assemblies.json, in a list where there are several.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(Objects.requireNonNull(spec));
        AnalysisOptions options = analysis.options();
        requireSources();
        AnalysisOutput output = new AnalysisOutput(out == null ? besideTheSource() : out);
        Map<String, Path> named = names();
        requireAblatable(named, options, console);
        List<LayerAnalysis> layers = new ArrayList<>();
        if (named.isEmpty()) {
            layers.add(analyze(ofArrays("layer", null, options, console), options, console));
        }
        named.forEach((name, source) -> layers.add(analyze(name, source, options, console)));
        List<Path> files = output.write(layers, options, report(layers));
        if (json) {
            List<String> texts = layers.stream()
                    .map(each -> AnalysisFiles.json(each, options).strip())
                    .toList();
            console.out().println(texts.size() == 1 ? texts.get(0) : "[" + String.join(",\n", texts) + "]");
            return 0;
        }
        layers.forEach(each -> AnalysisText.lines(each).forEach(console.out()::println));
        console.wrote(files);
        return 0;
    }

    private void requireSources() {
        if (sources.isEmpty() && !arrays.given()) {
            throw UserError.usage("analyze needs a run's directory, a .npz file, or --activations, --outgoing and"
                    + " --labels; for example: neurobean analyze runs/bean2");
        }
        if (sources.size() > AssemblyReport.MAX_LAYERS) {
            throw UserError.usage("at most " + AssemblyReport.MAX_LAYERS + " can stand side by side, but "
                    + sources.size() + " were given");
        }
        if (arrays.given() && (sources.size() > 1 || (sources.size() == 1 && !isNpz(sources.get(0))))) {
            throw UserError.usage("--activations, --outgoing, --labels, --bias and --images go with no run and with at"
                    + " most one .npz file");
        }
        for (Path source : sources) {
            if (!isNpz(source) && !Files.isDirectory(source)) {
                throw UserError.usage(source
                        + (Files.exists(source)
                                ? " is neither a run's directory nor a .npz file"
                                : " does not exist; give a run's directory or a .npz file"));
            }
        }
    }

    private static boolean isNpz(Path source) {
        return source.toString().toLowerCase(Locale.ROOT).endsWith(NPZ) && !Files.isDirectory(source);
    }

    private Path besideTheSource() {
        if (sources.size() != 1) {
            return Path.of("runs", "analysis");
        }
        Path source = sources.get(0);
        if (!isNpz(source)) {
            return source.resolve("analysis");
        }
        String file = source.getFileName().toString();
        return source.resolveSibling(file.substring(0, file.length() - NPZ.length()) + "-analysis");
    }

    /** Each source by a short name: its file's, told apart where two are the same. */
    private Map<String, Path> names() {
        Map<String, Path> named = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Path source : sources) {
            String file = source.toAbsolutePath().normalize().getFileName().toString();
            String stem = isNpz(source) ? file.substring(0, file.length() - NPZ.length()) : file;
            String name = IntStream.iterate(1, n -> n + 1)
                    .mapToObj(n -> n == 1 ? stem : stem + " (" + n + ")")
                    .filter(candidate -> taken.add(AnalysisOutput.fileName(candidate)))
                    .findFirst()
                    .orElseThrow();
            named.put(name, source);
        }
        return named;
    }

    private LayerAnalysis analyze(String name, Path source, AnalysisOptions options, Console console) {
        if (isNpz(source)) {
            return analyze(ofArrays(name, source, options, console), options, console);
        }
        RunRecord run = RunDirectory.read(source);
        DataSet images = images(run, console);
        if (!images.digest().equals(run.data().digest())) {
            console.say("note: these are not the bytes that " + source + " was trained on");
        }
        try (DenseLayerReader reader = new DenseLayerReader(source, run, images, layer)) {
            return analyze(reader.read(name, RunText.origin(run)), options, console);
        }
    }

    /** Networks that stand side by side have mostly learned from the same set, which is read once. */
    private DataSet images(RunRecord run, Console console) {
        return loaded.computeIfAbsent(run.settings().dataset(), set -> data.load(set, console));
    }

    /** Each layer has the neurons that are to be ablated, and scores: said before the first of them takes its time. */
    private void requireAblatable(Map<String, Path> named, AnalysisOptions options, Console console) {
        if (options.ablate().isEmpty()) {
            return;
        }
        if (named.isEmpty()) {
            requireAblatable("the layer", SavedLayer.outline(arrays.sources(null)), options);
        }
        named.forEach((name, source) -> {
            if (isNpz(source)) {
                requireAblatable("the layer of " + name, SavedLayer.outline(arrays.sources(source)), options);
                return;
            }
            RunRecord run = RunDirectory.read(source);
            try (DenseLayerReader reader = new DenseLayerReader(source, run, images(run, console), layer)) {
                options.ablate()
                        .forEach(set -> set.requireWithin("layer " + reader.layer() + " of " + name, reader.neurons()));
            }
        });
    }

    private static void requireAblatable(String of, SavedLayer.Outline outline, AnalysisOptions options) {
        options.ablate().forEach(set -> set.requireWithin(of, outline.neurons()));
        if (!outline.bias()) {
            throw UserError.usage("--ablate" + " needs the scores of the classes, and without a bias those of " + of
                    + " are not known; save an array bias [targets], zeros where the layer has none, or name it with"
                    + " --bias");
        }
    }

    private static LayerAnalysis analyze(LayerInput input, AnalysisOptions options, Console console) {
        return LayerAnalyzer.analyze(input, options, step -> console.say(input.name() + ": " + step));
    }

    private LayerInput ofArrays(String name, @Nullable Path npz, AnalysisOptions options, Console console) {
        if (layer != null) {
            throw UserError.usage("--layer names a layer of a run; arrays are of one layer already");
        }
        SavedLayer read = SavedLayer.read(arrays.sources(npz));
        List<String> classNames = arrays.classNames(read.classes());
        boolean scores = read.targets() == classNames.size();
        double[] bias = read.bias();
        if (bias != null && !scores) {
            String why = "the bias is that of " + read.targets() + " targets and there are " + classNames.size()
                    + " classes; where the targets are the classes, name them all with --class-names";
            if (!options.ablate().isEmpty()) {
                throw UserError.usage("--ablate" + " needs the scores of the classes, and " + why);
            }
            console.say("note: nothing is ablated, since " + why);
        }
        List<String> targets = scores
                ? classNames
                : IntStream.range(0, read.targets())
                        .mapToObj(k -> "target " + k)
                        .toList();
        ImageArray pictures = read.images();
        return new LayerInput(
                name,
                "dense",
                npz == null ? "arrays" : npz.getFileName().toString(),
                classNames,
                targets,
                read.activations(),
                read.outgoing(),
                read.labels(),
                bias != null && scores ? new LinearReadout(read.outgoing(), bias) : null,
                pictures == null
                        ? null
                        : new LayerInput.Images(
                                pictures.width(), pictures.height(), pictures.channels(), sample -> pictures.pixels()[
                                        sample]));
    }

    private AssemblyReport report(List<LayerAnalysis> layers) {
        List<AssemblyReport.Fact> facts = new ArrayList<>();
        List<String> words =
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs();
        facts.add(new AssemblyReport.Fact("Command", Quoting.commandLine(words)));
        Versions.all().forEach((what, version) -> facts.add(new AssemblyReport.Fact(what, version)));
        String title = layers.size() == 1
                ? "Assemblies of " + layers.get(0).name()
                : "Assemblies of "
                        + String.join(
                                ", ", layers.stream().map(LayerAnalysis::name).toList());
        return new AssemblyReport(title, layers, facts);
    }
}
