package org.neurobean.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.run.Versions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program. Exit status 0, 1 for a run that failed, 2 for a command that asked for something wrong; an error is one
 * line, never a stack trace.
 */
@Command(
        name = "neurobean",
        description = {"BEAN regularization: neurons that wire alike fire alike.", "Nothing to do with JavaBeans."},
        mixinStandardHelpOptions = true,
        versionProvider = Neurobean.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuickstartCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            AnalyzeCommand.class,
            FewShotCommand.class,
            TuneCommand.class,
            ReproduceCommand.class,
            StoreCommand.class,
            DataCommand.class
        },
        footer = {"", "Start with: neurobean quickstart"})
public final class Neurobean implements Runnable {

    private final Extensions extensions = new Extensions();

    @Spec
    private @Nullable CommandSpec spec;

    /** The program's entry. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = run(out, err, args);
        StopOnInterrupt.commandEnded();
        System.exit(status);
    }

    /** Runs one command and gives its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        Neurobean program = new Neurobean();
        CommandLine commandLine = new CommandLine(program);
        program.extensions.addTo(commandLine);
        program.extensions.problems().forEach(problem -> err.println("neurobean: " + problem));
        commandLine
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Neurobean::wrongUsage)
                .setExecutionExceptionHandler(Neurobean::failure);
        try {
            return commandLine.execute(args);
        } catch (UnsatisfiedLinkError e) {
            err.println("neurobean: the engine cannot be loaded: " + cause(e)
                    + "; its CUDA build (NEUROBEAN_ENGINE=cuda) needs CUDA 13, cuDNN 9 and NCCL on the path of libraries, see the"
                    + " README, Graphics cards");
            return UserError.FAILED_RUN;
        }
    }

    Extensions extensions() {
        return extensions;
    }

    /** The message of the deepest cause, which names what the loader did not find. */
    private static String cause(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = Failure.oneLine(deepest);
        return message.substring(message.lastIndexOf('/') + 1);
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "a command is missing, for example: neurobean quickstart");
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String problem = Failure.oneLine(e);
        String suggestion = "";
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            boolean named =
                    !unmatched.isUnknownOption() && !command.getSubcommands().isEmpty();
            problem = named ? "there is no command '" + word + "'" : problem;
            List<String> close = unmatched.getSuggestions();
            suggestion = close.isEmpty() ? "" : "; did you mean " + close.get(0) + "?";
        }
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println("neurobean: " + problem + suggestion + " ('" + name + " --help' lists what there is)");
        return UserError.WRONG_USAGE;
    }

    static int failure(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        Failure failure = Failure.of(e, command.getCommandSpec());
        if (failure != null) {
            command.getErr().println("neurobean: " + failure.line());
            return failure.status();
        }
        command.getErr()
                .println(
                        "neurobean: internal error, " + Failure.oneLine(e) + "; please report it with " + traceFile(e));
        return UserError.FAILED_RUN;
    }

    /** The details of a bug in neurobean go into a file, not on the screen. */
    private static String traceFile(Exception e) {
        try {
            Path file = Files.createTempFile("neurobean-error-", ".txt");
            try (PrintWriter writer = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
                e.printStackTrace(writer);
            }
            return "the file " + file;
        } catch (IOException cannotWrite) {
            return "the command that led to it";
        }
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return Versions.all().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .toArray(String[]::new);
        }
    }
}
