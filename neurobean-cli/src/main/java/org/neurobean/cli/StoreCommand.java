package org.neurobean.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.store.StoredTrial;
import org.neurobean.lab.store.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code store}: looks into stores of trials and joins them. */
@Command(
        name = "store",
        description = "Look into stores of few-shot trials, and join those of several machines.",
        mixinStandardHelpOptions = true,
        subcommands = {StoreCommand.Merge.class, StoreCommand.Show.class})
final class StoreCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "a command is missing, for example: neurobean store merge all.db shard1.db shard2.db");
    }

    /** {@code store merge}. */
    @Command(
            name = "merge",
            description = "Take what some stores hold into another one; stores that contradict each other are refused.",
            mixinStandardHelpOptions = true)
    static final class Merge implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "INTO", description = "The store that takes; made where there is none.")
        private @Nullable Path into;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "FROM", description = "Stores; they do not change.")
        private List<Path> from = List.of();

        @Override
        public Integer call() {
            Console console = Console.of(Objects.requireNonNull(spec));
            Path target = Objects.requireNonNull(into);
            for (Path each : from) {
                if (!Files.isRegularFile(each)) {
                    throw UserError.usage("there is no store " + each + "; name files that 'fewshot --store' made");
                }
            }
            try (TrialStore store = TrialStore.open(target)) {
                for (Path each : from) {
                    try (TrialStore other = TrialStore.openExisting(each)) {
                        console.out()
                                .println(each + ": " + store.merge(other) + " trials that " + target + " did not have");
                    }
                }
                console.wrote(List.of(target));
            }
            return 0;
        }
    }

    /** {@code store show}. */
    @Command(
            name = "show",
            description = "Count the trials of a store by data set, shots and purpose.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "STORE", description = "A store.")
        private @Nullable Path file;

        @Option(names = "--methods", description = "Count by method as well.")
        private boolean methods;

        @Override
        public Integer call() {
            Console console = Console.of(Objects.requireNonNull(spec));
            try (TrialStore store = TrialStore.openExisting(Objects.requireNonNull(file))) {
                TreeMap<String, Integer> counts = new TreeMap<>();
                for (StoredTrial each : store.trials()) {
                    String what = each.trial().dataset() + ", " + each.trial().shots() + "-shot, "
                            + (each.trial().draw().purpose() == Draw.Purpose.REPORT ? "reported" : "tuning")
                            + (methods ? ", " + each.trial().method().description() : "");
                    counts.merge(what, 1, Integer::sum);
                }
                counts.forEach((what, count) -> console.out().println(what + ": " + count));
                console.out()
                        .println(counts.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum() + " trials");
            }
            return 0;
        }
    }
}
