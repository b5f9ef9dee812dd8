package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.store.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Optional parts that a directory on the class path names. */
final class ExtensionsTest {

    private static final String SERVICE = "META-INF/services/" + CommandLineExtension.class.getName();

    /** What was asked of the place since the test began. */
    private static final List<String> ASKED = new ArrayList<>();

    @TempDir
    Path home;

    /** A part with a command and a place. */
    public static final class Greeting implements CommandLineExtension {
        @Override
        public List<Object> commands() {
            return List.of(new Greet());
        }

        @Override
        public List<TrialPlace> trialPlaces() {
            return List.of(new Elsewhere());
        }
    }

    /** A part with the name of a command that there is. */
    public static final class SecondTrain implements CommandLineExtension {
        @Override
        public List<Object> commands() {
            return List.of(new Train());
        }
    }

    /** A part that cannot be made. */
    public static final class Broken implements CommandLineExtension {
        public Broken() {
            throw new IllegalStateException("the cluster's library is missing");
        }
    }

    @Command(name = "greet", description = "Say hello.", mixinStandardHelpOptions = true)
    static final class Greet implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().getOut().println("hello");
        }
    }

    @Command(name = "train")
    static final class Train implements Runnable {
        @Override
        public void run() {
            throw new AssertionError("the program's own command was replaced");
        }
    }

    /** Runs trials by one worker, and tells of it. */
    private static final class Elsewhere implements TrialPlace {
        @Override
        public String option() {
            return "--elsewhere";
        }

        @Override
        public String parameter() {
            return "PLACE";
        }

        @Override
        public String description() {
            return "Run the trials elsewhere.";
        }

        @Override
        public Opened open(String value, TrialStore store, Campaign.DataSource data) {
            ASKED.add("open " + value);
            return new Opened() {
                @Override
                public boolean run(List<Trial> trials, Campaign.Listener listener) {
                    ASKED.add("run " + trials.size());
                    return new Campaign(store, data, 1).run(trials, listener);
                }

                @Override
                public void close() {
                    ASKED.add("close");
                }
            };
        }
    }

    private Ran with(List<String> parts, String... words) throws IOException {
        Path file = home.resolve(SERVICE);
        Files.createDirectories(file.getParent());
        Files.write(file, parts);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader withParts =
                new URLClassLoader(new URL[] {home.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(withParts);
            return Ran.command(words);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void aCommandOfAPartIsListedAndRuns() throws IOException {
        List<String> parts = List.of(Greeting.class.getName());
        assertThat(with(parts, "--help").succeeded().out()).contains("greet", "Say hello.", "quickstart");
        assertThat(with(parts, "greet").succeeded().out()).isEqualTo("hello" + System.lineSeparator());
        assertThat(with(parts, "greet", "--loud").refusal()).contains("--loud");
    }

    @Test
    void withoutPartsNothingChanges() throws IOException {
        assertThat(Ran.command("--help").succeeded().out()).doesNotContain("greet");
        assertThat(Ran.command("greet").refusal()).startsWith("there is no command 'greet'");
        assertThat(Ran.command("fewshot", "--elsewhere", "x").refusal()).contains("--elsewhere");
        assertThat(with(List.of(), "--help").succeeded().out())
                .isEqualTo(Ran.command("--help").out());
    }

    @Test
    void trialsRunWhereAnOptionSays() throws IOException {
        List<String> parts = List.of(Greeting.class.getName());
        String[] words = ("fewshot --dataset digits --epochs 1 --shots 1 --draws 2 --rows vanilla --store "
                        + home.resolve("a.db"))
                .split(" ");
        for (String command : List.of("fewshot", "tune", "reproduce table1")) {
            assertThat(with(parts, (command + " --help").split(" ")).succeeded().out())
                    .contains("--elsewhere=PLACE", "Run the trials elsewhere.");
        }
        ASKED.clear();
        with(parts, words).succeeded();
        assertThat(ASKED).isEmpty();
        Files.delete(home.resolve("a.db"));
        List<String> there = new ArrayList<>(List.of(words));
        there.addAll(List.of("--elsewhere", "far away"));
        assertThat(with(parts, there.toArray(new String[0])).succeeded().out()).contains("Vanilla LeNet-5");
        assertThat(ASKED).containsExactly("open far away", "run 2", "close");
    }

    @Test
    void aPartThatCannotBeLoadedIsNamedInOneLineAndTheOthersWork() throws IOException {
        List<String> parts = List.of(
                "org.example.Missing", Broken.class.getName(), SecondTrain.class.getName(), Greeting.class.getName());
        Ran ran = with(parts, "greet");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("hello" + System.lineSeparator());
        assertThat(ran.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("neurobean: "))
                .anyMatch(line -> line.contains("org.example.Missing"))
                .anyMatch(line -> line.contains(Broken.class.getName()))
                .anyMatch(line -> line.contains(SecondTrain.class.getName()) && line.contains("a command 'train'"));
        assertThat(with(parts, "train", "--help").out()).startsWith("Usage: neurobean train");
    }
}
