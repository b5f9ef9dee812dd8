package org.neurobean.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.io.Golden;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What scripts rely on: the options of every command, and the keys of the JSON that commands print and write. */
final class FormatsTest {

    @Test
    void everyCommandHasTheseOptions() {
        List<String> lines = new ArrayList<>();
        describe(new CommandLine(new Neurobean()), lines);
        Golden.check(FormatsTest.class, "options.txt", lines);
    }

    private static void describe(CommandLine command, List<String> lines) {
        String name = command.getCommandSpec().qualifiedName();
        for (ArgSpec positional : command.getCommandSpec().positionalParameters()) {
            lines.add(name + " " + positional.paramLabel() + described(positional));
        }
        command.getCommandSpec().options().stream()
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(option -> lines.add(name + " " + String.join(", ", option.names()) + described(option)));
        command.getSubcommands().values().stream()
                .sorted(Comparator.comparing(
                        subcommand -> subcommand.getCommandSpec().qualifiedName()))
                .forEach(subcommand -> describe(subcommand, lines));
    }

    private static String described(ArgSpec argument) {
        Object value = argument.defaultValue() == null ? argument.initialValue() : argument.defaultValue();
        return ", arity " + argument.arity() + (argument.required() ? ", required" : "")
                + (value == null || value.toString().isEmpty() ? "" : ", default " + value);
    }

    @Test
    void trainAndEvaluateWriteAndPrintTheseKeys(@TempDir Path home) throws IOException {
        Path run = home.resolve("run");
        Ran trained = Ran.train(run, "--epochs", "1", "--bean", "2", "--alpha", "10", "--l1", "0.001", "--json")
                .succeeded();
        Golden.check(FormatsTest.class, "run.json.keys", Golden.keys(Files.readString(run.resolve("run.json"))));
        Golden.check(FormatsTest.class, "run.json.keys", Golden.keys(trained.out()));
        Golden.check(
                FormatsTest.class,
                "metrics.csv.columns",
                List.of(Files.readAllLines(run.resolve("metrics.csv")).get(0).split(",", -1)));
        Golden.check(
                FormatsTest.class,
                "evaluate.json.keys",
                Golden.keys(Ran.command("evaluate", run.toString(), "--json")
                        .succeeded()
                        .out()));
    }

    @Test
    void dataListPrintsTheseKeys(@TempDir Path home) {
        Golden.check(
                FormatsTest.class,
                "data.json.keys",
                Golden.keys(Ran.command("data", "list", "--json", "--data-dir", home.toString())
                        .succeeded()
                        .out()));
    }
}
