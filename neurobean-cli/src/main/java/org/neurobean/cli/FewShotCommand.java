package org.neurobean.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.campaign.Shard;
import org.neurobean.lab.store.TrialStore;
import org.neurobean.lab.study.FewShotStudy;
import org.neurobean.lab.study.TableDirectory;
import org.neurobean.lab.study.TrialDataSets;
import org.neurobean.lab.table.FewShotPlan;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.PaperTable;
import org.neurobean.lab.table.TableJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code fewshot}: Table 1 of the paper, or any part of it, kept as it goes. */
@Command(
        name = "fewshot",
        description = {
            "Few-shot learning from scratch: train on a few images of each class, many times, and compare methods.",
            "Give the same command again after any interruption: only what is missing is run."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FewShotCommand implements Callable<Integer> {

    private static final int MOST_DRAWS = 100_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FewShotOptions options = new FewShotOptions();

    @Option(names = "--draws", paramLabel = "N", description = "Random draws of the images (default: 20).")
    private int draws = PaperTable.DRAWS;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the table goes, as a page, figures, CSV, JSON and LaTeX (default: beside the store,"
                    + " named after it: runs/fewshot).")
    private @Nullable Path out;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Run only the I-th of N parts; join the stores by 'store merge' afterwards.")
    private String shard = "1/1";

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print the table as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(Objects.requireNonNull(spec));
        FewShotOptions.requireNumber("--draws", draws, MOST_DRAWS);
        Shard part = Shard.parse(shard);
        FewShotPlan plan = options.plan(draws);
        int workers = options.workers();
        TableDirectory output = new TableDirectory(out == null ? TableDirectory.beside(options.store()) : out);
        FewShotTable table;
        try (TrialDataSets sets = options.load(data, console);
                TrialStore store = TrialStore.open(options.store());
                TrialPlace.Opened place = Extensions.place(Objects.requireNonNull(spec), store, sets, workers)) {
            table = new FewShotStudy(store, place, new StudyDisplay(console, 0))
                    .run(plan, options.tuningKey(), options.protocolName(), part);
        }
        List<Path> files = new ArrayList<>(List.of(options.store()));
        files.addAll(output.write(table, commandLine()));
        if (json) {
            console.out().println(TableJson.line(table));
        } else {
            FewShotText.lines(table).forEach(console.out()::println);
            console.wrote(files);
        }
        return 0;
    }

    private String commandLine() {
        return Quoting.commandLine(
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs());
    }
}
