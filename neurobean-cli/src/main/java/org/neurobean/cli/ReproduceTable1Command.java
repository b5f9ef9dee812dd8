package org.neurobean.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.campaign.Shard;
import org.neurobean.lab.store.TrialStore;
import org.neurobean.lab.study.FewShotStudy;
import org.neurobean.lab.study.StoredTable;
import org.neurobean.lab.study.TableCheck;
import org.neurobean.lab.study.TableDirectory;
import org.neurobean.lab.study.TrialDataSets;
import org.neurobean.lab.table.FewShotPlan;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.PaperTable;
import org.neurobean.lab.table.Table1;
import org.neurobean.lab.table.TableJson;
import org.neurobean.lab.table.TableSummary;
import org.neurobean.lab.table.Tabulation;
import org.neurobean.lab.table.Tuning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code reproduce table1}: settings are chosen, trials run, and the table written, each if it is missing. */
@Command(
        name = "table1",
        description = {
            "Table 1 of the paper, whole: choose the settings, run every draw, compare with the paper.",
            "Give the same command again after any interruption: only what is missing is run."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReproduceTable1Command implements Callable<Integer> {

    private static final int MOST_DRAWS = 100_000;
    /** The results of the project, in its directory. */
    private static final String RESULTS = "docs/results";
    /** The project's directory, as the launcher tells it. */
    private static final String HOME_PROPERTY = "neurobean.home";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FewShotOptions options = new FewShotOptions();

    @Option(names = "--draws", paramLabel = "N", description = "Random draws of the images (default: 20).")
    private int draws = PaperTable.DRAWS;

    @Option(
            names = "--tuning-draws",
            paramLabel = "N",
            description = "Draws, none of them reported, that decide on settings (default: 4).")
    private int tuningDraws = Tuning.USUAL_DRAWS;

    @Option(
            names = "--no-tune",
            description = "Choose no settings: take those stored with Table 1 if this store has none.")
    private boolean noTune;

    @Option(names = "--no-run", description = "Run nothing: write the table of the trials that are finished.")
    private boolean noRun;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Run nothing: write the table of an earlier run's table1.json again; its directory will do.")
    private @Nullable Path from;

    @Option(
            names = "--check",
            paramLabel = "DIR",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Run nothing and write nothing: compute every number, interval and sentence of a stored table again,"
                            + " and fail if anything differs from its files or from what documents quote (default: docs/results"
                            + " of this project).")
    private @Nullable Path check;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the table goes, as a page, figures, CSV, JSON and LaTeX (default:"
                    + " runs/reproduce/table1).")
    private Path out = Path.of("runs", "reproduce", "table1");

    @Mixin
    private DataOptions data = new DataOptions();

    /** What there is to reproduce, as {@code reproduce} without a name lists it. */
    static String summary() {
        return String.format(
                Locale.ROOT,
                "%-9s %s (%s)%n          paper: %s%n          here: %s",
                "table1",
                Table1.TITLE,
                Table1.COST,
                Table1.CLAIM,
                Table1.EXPECTED);
    }

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        requireAlone(Objects.requireNonNull(command.parent()).commandLine().getParseResult());
        FewShotOptions.requireNumber("--draws", draws, MOST_DRAWS);
        FewShotOptions.requireNumber("--tuning-draws", tuningDraws, MOST_DRAWS);
        Console console = Console.of(command);
        if (check != null) {
            requireNothingBeside("--check");
            check(check, console);
            return 0;
        }
        if (from != null) {
            requireNothingBeside("--from");
            TableJson.Document stored = StoredTable.read(from);
            TableDirectory output = new TableDirectory(out);
            FewShotTable again = Tabulation.again(stored.table());
            finish(again, output.rewrite(again, stored), console);
            return 0;
        }
        TableDirectory output = new TableDirectory(out);
        FewShotTable table = noRun ? finished() : run(console);
        String commandLine =
                Quoting.commandLine(command.commandLine().getParseResult().originalArgs());
        finish(table, output.write(table, commandLine), console);
        return 0;
    }

    private static void check(Path chosen, Console console) {
        Path project = Path.of(System.getProperty(HOME_PROPERTY, "")).toAbsolutePath();
        TableCheck.Outcome outcome =
                TableCheck.run(chosen.toString().isEmpty() ? project.resolve(RESULTS) : chosen, project);
        console.out()
                .println(outcome.cells() + " cells, their intervals and " + outcome.sentences()
                        + " sentences computed again from the single draws of " + outcome.table());
        console.out()
                .println(
                        outcome.quotations()
                                ? "what README.md and docs/*.md quote from stored results was looked up there"
                                : "no quotations were checked, since these are not the results of this project");
        outcome.differences().forEach(console.err()::println);
        int differences = outcome.differences().size();
        if (differences > 0) {
            throw UserError.failedRun((differences == 1 ? "1 difference" : differences + " differences")
                    + "; './neurobean reproduce table1 --from " + outcome.table()
                    + " --out DIR' writes the files again");
        }
        console.out().println("no difference");
    }

    private static void finish(FewShotTable table, List<Path> files, Console console) {
        FewShotText.lines(table).forEach(console.out()::println);
        TableSummary.of(table).forEach(console.out()::println);
        if (table.finished() < table.planned()) {
            console.out()
                    .println("Not finished: " + table.finished() + " of " + table.planned()
                            + " trials are in the store");
        }
        console.wrote(files);
    }

    /** A stored table has its own rows, data sets and draws: options for these would have no effect. */
    private void requireNothingBeside(String option) {
        List<String> allowed = option.equals("--from") ? List.of("--from", "--out") : List.of(option);
        Objects.requireNonNull(spec).commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw UserError.usage(name + " cannot be combined with " + option
                            + ", which takes the table as it is stored; leave out one of the two");
                });
    }

    /** Whatever is given before the name of the table would be ignored silently. */
    private static void requireAlone(ParseResult parent) {
        if (!parent.matchedPositionals().isEmpty() || !parent.matchedOptions().isEmpty()) {
            throw UserError.usage("table1 is reproduced by itself, and its options stand after its name");
        }
    }

    /** The table of what is in the store. */
    private FewShotTable finished() {
        FewShotPlan plan = options.plan(draws);
        try (TrialStore store = TrialStore.openExisting(options.store())) {
            return FewShotStudy.table(store, plan, options.tuningKey(), options.protocolName());
        }
    }

    private FewShotTable run(Console console) {
        FewShotPlan plan = options.plan(draws);
        int workers = options.workers();
        try (TrialStore store = TrialStore.open(options.store());
                TrialDataSets sets = options.load(data, console);
                TrialPlace.Opened place = Extensions.place(Objects.requireNonNull(spec), store, sets, workers)) {
            FewShotStudy study = new FewShotStudy(store, place, new StudyDisplay(console, tuningDraws));
            if (!noTune) {
                study.tuneMissing(options.tunings(tuningDraws, true), options.tuningKey());
            }
            return study.run(plan, options.tuningKey(), options.protocolName(), Shard.WHOLE);
        }
    }
}
