package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The program in a process of its own, without a network and without any data set of the machine. */
final class ChildJvm implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final int FIRST_JDK_THAT_WARNS = 22;

    private final Process process;
    private final Path out;
    private final Path err;

    private ChildJvm(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts the program.
     *
     * @param home an empty directory: the process works there, and finds its cache there
     */
    static ChildJvm start(Path home, String... args) throws IOException {
        return start(home, Map.of(), args);
    }

    /** As above, with these additional variables. */
    static ChildJvm start(Path home, Map<String, String> environment, String... args) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= FIRST_JDK_THAT_WARNS) {
            words.add("--enable-native-access=ALL-UNNAMED");
        }
        for (String scheme : List.of("http", "https")) {
            words.add("-D" + scheme + ".proxyHost=127.0.0.1");
            words.add("-D" + scheme + ".proxyPort=9");
        }
        words.add("-Djava.awt.headless=true");
        words.add("-XX:TieredStopAtLevel=1");
        words.add("-XX:ActiveProcessorCount=2"); // on every machine as many trainings side by side
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(Neurobean.class.getName());
        words.addAll(List.of(args));
        Path out = Files.createTempFile(home, "child-", ".out");
        Path err = Files.createTempFile(home, "child-", ".err");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("NEUROBEAN_DATA");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), out, err);
    }

    /** Waits for something that the process does; fails if it ends first. */
    void waitUntil(String what, BooleanSupplier happened) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!happened.getAsBoolean()) {
            assertThat(process.isAlive())
                    .as("the process ended before %s: %s", what, Files.readString(err))
                    .isTrue();
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(deadline);
            Thread.sleep(2);
        }
    }

    /** SIGKILL: the process gets no chance to do anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** SIGTERM, which a JVM takes like Ctrl-C. */
    void interrupt() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Ran ended() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the process has ended: %s", Files.readString(err))
                .isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
