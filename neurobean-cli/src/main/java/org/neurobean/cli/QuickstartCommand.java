package org.neurobean.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.data.DataSet;
import org.neurobean.data.DataSetException;
import org.neurobean.data.DataSetSpec;
import org.neurobean.lab.experiment.Quickstart;
import org.neurobean.lab.run.RunDirectory;
import org.neurobean.lab.run.RunRecord;
import org.neurobean.lab.run.TrainingPlan;
import org.neurobean.lab.run.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code quickstart}: LeNet-5 three times from the same start, plain, with BEAN-1 and with BEAN-2, and a
 * page that shows them side by side. On MNIST if it can be had, else on the built-in digits.
 */
@Command(
        name = "quickstart",
        description = "Train plain, BEAN-1 and BEAN-2 LeNet-5 side by side and open the view on their neurons:"
                + " a few minutes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class QuickstartCommand implements Callable<Integer> {

    private static final String MNIST = "mnist";
    private static final String DIGITS = "digits";
    private static final List<String> SETS = List.of(MNIST, "fashion-mnist", DIGITS);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "mnist, fashion-mnist or digits (default: mnist where it can be had, else digits).")
    private @Nullable String dataset;

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to leave the runs and the page (default: runs/quickstart, numbered where it exists).")
    private @Nullable Path out;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of each training (default: " + Quickstart.MNIST_EPOCHS
                    + "); on a set smaller than MNIST as many as make the same number of steps.")
    private @Nullable Integer epochs;

    @Option(
            names = "--train-images",
            paramLabel = "IMAGES",
            description = "Use only the first so many training images.")
    private @Nullable Integer trainImages;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        Console console = Console.of(Objects.requireNonNull(spec));
        Path directory = out == null ? freeDirectory() : out;
        RunDirectory.requireNew(directory);
        Quickstart quickstart = new Quickstart(epochs, trainImages, seed); // refused before a long download
        Map<String, TrainingRun.Outcome> outcomes =
                quickstart.run(images(console), directory, commandLine(), new Display(console));
        print(outcomes, console);
        console.wrote(Stream.of(RunDirectory.REPORT, "weights.svg", "weights.png")
                .map(directory::resolve)
                .filter(Files::exists)
                .toList());
        outcomes.keySet().forEach(name -> console.out().println("  " + Quickstart.runDirectory(directory, name)));
        return 0;
    }

    private static final class Display extends ParallelTrainingDisplay implements Quickstart.Listener {

        private final Console console;

        Display(Console console) {
            super(console);
            this.console = console;
        }

        @Override
        public void planned(String training, TrainingPlan plan) {
            console.say(training);
            plan.lines().forEach(console::say);
        }
    }

    /** MNIST if it is available or can be fetched; otherwise the built-in digits, and a note about it. */
    private DataSet images(Console console) {
        if (dataset != null) {
            if (!SETS.contains(DataCatalog.named(dataset).name())) {
                throw UserError.usage("quickstart trains LeNet-5 on images of 28 x 28: --dataset must be one of "
                        + String.join(", ", SETS) + ", but is '" + dataset + "'; for others see 'neurobean train'");
            }
            return data.load(dataset, console);
        }
        DataSetSpec mnist = DataCatalog.named(MNIST);
        boolean atHand =
                data.store().locate(mnist).size() == mnist.publication().files().size();
        try {
            return data.load(MNIST, console);
        } catch (UserError | DataSetException e) {
            if (atHand) {
                throw e; // a damaged file is the user's to see
            }
            console.say("MNIST is not at hand and cannot be fetched now; the built-in digits take its place.");
            console.say("(" + e.getMessage() + ")");
            return data.load(DIGITS, console);
        }
    }

    private static void print(Map<String, TrainingRun.Outcome> outcomes, Console console) {
        RunRecord first = outcomes.values().iterator().next().run();
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "LeNet-5 on %s, %,d training and %,d test images, seed %d",
                        first.data().title(),
                        first.data().trainImages(),
                        first.data().testImages(),
                        first.settings().seed()));
        outcomes.forEach((name, outcome) -> {
            RunRecord.Result result = Objects.requireNonNull(outcome.run().result());
            StringBuilder penalties = new StringBuilder();
            result.penalties()
                    .forEach((layer, penalty) ->
                            penalties.append(String.format(Locale.ROOT, "  %s %.3g", layer, penalty)));
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "  %-8s test accuracy %s%s",
                            name,
                            Console.percent(result.testAccuracy()),
                            penalties));
        });
    }

    private static Path freeDirectory() {
        Path first = Path.of("runs", "quickstart");
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? first : first.resolveSibling("quickstart-" + n))
                .filter(path -> !Files.exists(path))
                .findFirst()
                .orElseThrow();
    }

    private String commandLine() {
        List<String> words =
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs();
        return Quoting.commandLine(words);
    }
}
