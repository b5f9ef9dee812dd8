package org.neurobean.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.lab.experiment.Experiment;
import org.neurobean.lab.experiment.Reproduction;
import org.neurobean.lab.run.Course;
import org.neurobean.torch.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    private static final String ALL = "all";
    private static final String MNIST = "mnist";
    private static final String CIFAR_10 = "cifar-10";
    private static final int MOST_SEEDS = 100;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FIGURE",
            arity = "0..*",
            description =
                    "figure1 to figure6, or all of these; mlp-alpha, lenet5-alpha and perplexity, which are not in the"
                            + " paper; without a name, what there is.")
    private List<String> names = List.of();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = MNIST,
            description = "mnist, or cifar-10: ResNet-18, the lower halves of figure2 and figure4 (default:"
                    + " ${DEFAULT-VALUE}).")
    private String dataset = MNIST;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Train each network from the seeds 0 to N - 1 (default: ${DEFAULT-VALUE}). Seed 0 is drawn;"
                    + " numbers are given as mean and standard deviation.")
    private int seeds;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description =
                    "Where networks that are not trained yet compute: cpu, or cuda, which needs the engine's build"
                            + " for it, see the README (default: cpu).")
    private @Nullable String device;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where runs and figures are kept (default: runs/reproduce).")
    private Path out = Path.of("runs", "reproduce");

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public Integer call() {
        Console console = Console.of(Objects.requireNonNull(spec));
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw UserError.usage("--seeds must be from 1 to " + MOST_SEEDS + ", but is " + seeds);
        }
        if (names.isEmpty()) {
            list(console);
            return 0;
        }
        Device chosenDevice = TrainingOptionsMixin.choice("--device", device, Device.CPU);
        List<Experiment> chosen = chosen(DataCatalog.named(dataset).name()).stream()
                .map(experiment -> experiment.on(chosenDevice))
                .toList();
        Course.require(chosenDevice);
        ExperimentDisplay display = new ExperimentDisplay(console, seeds);
        Reproduction reproduction =
                new Reproduction(out, seeds, name -> data.load(name, console), commandLine(), display);
        List<Path> files = new ArrayList<>();
        for (Experiment experiment : chosen) {
            display.begin(experiment);
            Reproduction.Outcome outcome = reproduction.run(experiment);
            display.end(outcome);
            files.addAll(outcome.files());
        }
        console.wrote(files);
        return 0;
    }

    private List<Experiment> chosen(String on) {
        if (!List.of(MNIST, CIFAR_10).contains(on)) {
            throw UserError.usage("the paper's figures are of mnist and cifar-10; --dataset is " + on);
        }
        boolean all = names.equals(List.of(ALL));
        if (on.equals(CIFAR_10)) {
            return all
                    ? Experiment.onCifar10()
                    : names.stream().distinct().map(ReproduceCommand::onCifar10).toList();
        }
        return all
                ? Experiment.ofPaper()
                : names.stream().distinct().map(ReproduceCommand::named).toList();
    }

    private static Experiment named(String name) {
        return Experiment.all().stream()
                .filter(experiment -> experiment.id().equals(name))
                .findFirst()
                .orElseThrow(() -> UserError.usage("there is no experiment '" + name + "'; there are "
                        + String.join(
                                ", ",
                                Experiment.all().stream().map(Experiment::id).toList())
                        + " and table1"));
    }

    private static Experiment onCifar10(String name) {
        String id = name.endsWith(CIFAR_10) ? name : name + "-" + CIFAR_10;
        return Experiment.onCifar10().stream()
                .filter(experiment -> experiment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> UserError.usage(
                        "of CIFAR-10 the paper shows figure2 and figure4; there is no " + name + " of it"));
    }

    private static void list(Console console) {
        for (Experiment experiment : Experiment.all()) {
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%-16s %s (%s)%n                 paper: %s%n                 here: %s",
                            experiment.id(),
                            experiment.title(),
                            experiment.cost(),
                            experiment.claim(),
                            experiment.expected()));
        }
        console.out().println(ReproduceTable1Command.summary());
    }

    private String commandLine() {
        return Quoting.commandLine(
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs());
    }
}
