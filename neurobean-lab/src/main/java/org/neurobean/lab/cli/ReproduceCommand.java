package org.neurobean.lab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.UserError;
import org.neurobean.lab.experiment.Experiment;
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
    private static final int MOST_SEEDS = 100;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FIGURE",
            arity = "0..*",
            description =
                    "figure1 to figure6, or all of these; mlp-alpha, which is not in the paper; without a name, what"
                            + " there is.")
    private List<String> names = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Train each network from the seeds 0 to N - 1 (default: ${DEFAULT-VALUE}). Seed 0 is drawn;"
                    + " numbers are given as mean and standard deviation.")
    private int seeds;

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
        List<Experiment> chosen = names.equals(List.of(ALL))
                ? Experiment.ofPaper()
                : names.stream().distinct().map(Experiment::named).toList();
        SeededNetworks networks = new SeededNetworks(out.resolve("networks"), seeds, console, commandLine());
        List<Path> files = new ArrayList<>();
        for (Experiment experiment : chosen) {
            files.addAll(
                    new Reproduction(experiment, seeds, out.resolve(experiment.id()), networks, console).run(data));
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

    private String commandLine() {
        return Quoting.commandLine(
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs());
    }
}
