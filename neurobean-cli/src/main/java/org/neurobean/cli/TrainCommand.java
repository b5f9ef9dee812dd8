package org.neurobean.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.lab.run.FrozenTrunk;
import org.neurobean.lab.run.LoadedData;
import org.neurobean.lab.run.Models;
import org.neurobean.lab.run.RunDirectory;
import org.neurobean.lab.run.RunRecord;
import org.neurobean.lab.run.RunReport;
import org.neurobean.lab.run.TrainingPlan;
import org.neurobean.lab.run.TrainingRun;
import org.neurobean.lab.run.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code train}: one network on one data set, with any regularizers. */
@Command(
        name = "train",
        description = "Train a network and leave its model, metrics and report in a directory.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "NAME",
            description = "mnist, fashion-mnist, cifar-10, or digits (built in).")
    private String dataset = "";

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private TrainingOptionsMixin options = new TrainingOptionsMixin();

    @Option(
            names = "--from",
            paramLabel = "RUN",
            description = "A run whose network is gone on from; see --freeze-trunk.")
    private @Nullable Path from;

    @Option(
            names = "--freeze-trunk",
            description =
                    "Train the last dense layer alone, anew, on the network of --from. What enters it is computed the"
                            + " first time and kept beside that run; another alpha takes seconds.")
    private boolean freezeTrunk;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where to leave the run; a new directory.")
    private Path out = Path.of("");

    @Option(names = "--resume", description = "Go on with the run in --out, begun with the same settings.")
    private boolean resume;

    @Option(
            names = "--checkpoint-minutes",
            paramLabel = "MINUTES",
            defaultValue = "5",
            description = "Time between checkpoints inside an epoch (default: ${DEFAULT-VALUE}).")
    private double checkpointMinutes;

    @Option(
            names = "--max-time",
            paramLabel = "MINUTES",
            description =
                    "End the training after so long, wherever it is, test it and leave the model; --resume goes on.")
    private @Nullable Double maxMinutes;

    @Option(names = "--json", description = "Print the run's record as JSON instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(Objects.requireNonNull(spec));
        if (!(checkpointMinutes > 0)) {
            throw UserError.usage("--checkpoint-minutes must be above 0, but is " + checkpointMinutes);
        }
        if (maxMinutes != null && !(maxMinutes > 0)) {
            throw UserError.usage("--max-time must be above 0 minutes, but is " + maxMinutes);
        }
        FrozenTrunk trunk = trunk();
        TrainingSettings asked = options.settings(DataCatalog.named(dataset).name());
        TrainingSettings settings = trunk == null ? asked : trunk.on(asked);
        if (!Models.NAMES.contains(settings.model())) {
            throw UserError.usage(
                    "unknown model '" + settings.model() + "': must be one of " + String.join(", ", Models.NAMES));
        }
        settings.options(Duration.ofMinutes(1));
        if (!resume) {
            RunDirectory.requireNew(out);
        }
        // Everything is checked before the first file is written.
        try (RunDirectory begun = resume ? RunDirectory.begunWith(settings, out) : null;
                LoadedData loaded = LoadedData.of(data.load(dataset, console), settings)) {
            TrainingPlan plan = new TrainingPlan(settings, loaded);
            console.say("Training " + (resume ? "goes on in " : "into ") + out);
            plan.lines().forEach(console::say);
            if (begun != null) {
                return train(settings, trunk, loaded, begun, console);
            }
            try (RunDirectory fresh = RunDirectory.create(out)) {
                return train(settings, trunk, loaded, fresh, console);
            }
        }
    }

    private @Nullable FrozenTrunk trunk() {
        if (from == null && !freezeTrunk) {
            return null;
        }
        if (from == null || !freezeTrunk) {
            throw UserError.usage("--from and --freeze-trunk need each other: --from RUN --freeze-trunk trains the last"
                    + " layer of RUN's network anew");
        }
        for (String option : List.of("--model", "--hidden", "--augment", "--precision", "--threads", "--bean-layers")) {
            if (Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption(option)) {
                throw UserError.usage(
                        option
                                + " cannot be combined with --freeze-trunk, which trains the last layer of the run's network; leave it out");
            }
        }
        return FrozenTrunk.of(from);
    }

    private int train(
            TrainingSettings settings,
            @Nullable FrozenTrunk trunk,
            LoadedData loaded,
            RunDirectory directory,
            Console console) {
        Clock clock = Clock.systemUTC();
        TrainingRun run = new TrainingRun(settings, loaded, directory, commandLine(), clock, trunk);
        long batches = (loaded.train().size() + settings.batchSize() - 1L) / settings.batchSize();
        TrainingRun.Outcome outcome;
        TrainingDisplay display =
                new TrainingDisplay(console, "train", batches * settings.stop().epochs(), 1);
        try (StopOnInterrupt interrupt = new StopOnInterrupt(display::stop);
                display) {
            TrainingRun.Limits limits = new TrainingRun.Limits(
                    duration(checkpointMinutes), maxMinutes == null ? null : duration(maxMinutes));
            outcome = run.run(limits, resume, display.listener(settings.model(), batches));
        }
        RunRecord.Result result = outcome.run().result();
        if (result == null) {
            int epochs = outcome.epochs().size();
            throw UserError.failedRun("stopped after " + epochs + (epochs == 1 ? " whole epoch" : " whole epochs")
                    + "; the same command with --resume goes on from there");
        }
        if (result.epochs() > 0) {
            writeReport(settings, loaded, directory, outcome, clock);
        }
        if (json) {
            console.out().println(RunDirectory.text(outcome.run()));
        } else {
            print(result, outcome.run(), console);
            console.wrote(directory.files());
        }
        return 0;
    }

    private static void writeReport(
            TrainingSettings settings,
            LoadedData loaded,
            RunDirectory directory,
            TrainingRun.Outcome outcome,
            Clock clock) {
        RunReport report = new RunReport();
        report.add(settings.model(), loaded.dataset().classNames(), outcome);
        report.write(
                settings.model() + " on " + loaded.dataset().title(),
                "One network, " + settings.manner() + ".",
                outcome.run(),
                directory.path(),
                clock.instant());
    }

    private static void print(RunRecord.Result result, RunRecord run, Console console) {
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "Test accuracy %s on %,d images (%s), after %d epochs, %.0f s%s",
                        Console.percent(result.testAccuracy()),
                        run.data().testImages(),
                        run.data().title(),
                        result.epochs(),
                        result.seconds(),
                        result.cutShort() ? "; its time was over, and --resume goes on" : ""));
        for (Map.Entry<String, Double> penalty : result.penalties().entrySet()) {
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "  %-12s %.4g (mean of the last epoch, without alpha)",
                            penalty.getKey(),
                            penalty.getValue()));
        }
    }

    private static Duration duration(double minutes) {
        return Duration.ofMillis(Math.round(Math.min(minutes, 1e6) * 60_000));
    }

    private String commandLine() {
        List<String> words =
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs();
        return Quoting.commandLine(
                words.stream().filter(word -> !word.equals("--resume")).toList());
    }
}
