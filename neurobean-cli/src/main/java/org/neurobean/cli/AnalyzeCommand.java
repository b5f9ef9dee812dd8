package org.neurobean.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.lab.analysis.AnalysisDirectory;
import org.neurobean.lab.analysis.AnalysisListener;
import org.neurobean.lab.analysis.LayerAnalyses;
import org.neurobean.lab.analysis.LayerSource;
import org.neurobean.lab.experiment.LayerFigures;
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

    @Option(names = "--json", description = "Print assemblies.json, in a list if there are several.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(Objects.requireNonNull(spec));
        AnalysisOptions options = analysis.options();
        requireSources();
        AnalysisDirectory output = new AnalysisDirectory(out == null ? besideTheSource() : out);
        List<LayerSource> chosen = layerSources();
        List<LayerAnalysis> layers =
                new LayerAnalyses(options, name -> data.load(name, console), new Notes(console)).of(chosen);
        List<Path> files = output.write(layers, options, commandLine());
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

    /** What is said while layers are analyzed. */
    private record Notes(Console console) implements AnalysisListener {

        @Override
        public void step(String layer, String step) {
            console.say(layer + ": " + step);
        }

        @Override
        public void otherImages(Path run) {
            console.say("note: these are not the bytes that " + run + " was trained on");
        }

        @Override
        public void notAblated(String layer, int targets, int classes) {
            console.say("note: nothing is ablated, since the bias is that of " + targets + " targets and there are "
                    + classes + " classes; if the targets are the classes, name them all with --class-names");
        }
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

    private List<LayerSource> layerSources() {
        if (layer != null && (arrays.given() || sources.stream().anyMatch(AnalyzeCommand::isNpz))) {
            throw UserError.usage("--layer names a layer of a run; arrays are of one layer already");
        }
        if (sources.isEmpty()) {
            return List.of(new LayerSource.OfArrays("layer", "arrays", arrays.sources(null), arrays.classNames()));
        }
        List<LayerSource> named = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Path source : sources) {
            String name = name(source, taken);
            named.add(
                    isNpz(source)
                            ? new LayerSource.OfArrays(
                                    name, source.getFileName().toString(), arrays.sources(source), arrays.classNames())
                            : new LayerSource.OfRun(name, source, layer));
        }
        return named;
    }

    /** The short name of a source: its file's, with a number if the name is taken. */
    private static String name(Path source, Set<String> taken) {
        String file = source.toAbsolutePath().normalize().getFileName().toString();
        String stem = isNpz(source) ? file.substring(0, file.length() - NPZ.length()) : file;
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? stem : stem + " (" + n + ")")
                .filter(candidate -> taken.add(LayerFigures.fileName(candidate)))
                .findFirst()
                .orElseThrow();
    }

    private String commandLine() {
        return Quoting.commandLine(
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs());
    }
}
