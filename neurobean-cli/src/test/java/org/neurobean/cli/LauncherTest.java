package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code ./neurobean}, copied to a place of its own where {@code java} and {@code mvn} are stubs. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

    /** What the script calls besides java, mvn and git. */
    private static final List<String> TOOLS =
            List.of("dirname", "readlink", "sed", "head", "find", "grep", "touch", "rm", "mkdir", "cat");

    private static final String JAVA_25 = """
            #!/bin/sh
            if [ "$1" = -version ]; then echo 'openjdk version "25.0.1" 2025-10-21 LTS' >&2; exit 0; fi
            printf '%s\\n' "$@"
            exit 7
            """;

    @TempDir
    Path home;

    private Path script;
    private Path bin;

    @BeforeEach
    void copyTheScript() throws IOException {
        Path project = Files.createDirectories(home.resolve("a project"));
        script = project.resolve("neurobean");
        Files.copy(original(), script);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        for (String module : List.of("core", "torch", "lab")) {
            Path folder = project.resolve("neurobean-" + module);
            Files.createDirectories(folder.resolve("src/main"));
            Files.writeString(folder.resolve("pom.xml"), "<project/>");
        }
        bin = Files.createDirectory(home.resolve("bin"));
        for (String tool : TOOLS) {
            stub(tool, "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
        }
    }

    private static Path original() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("neurobean"))) {
            folder = folder.getParent();
        }
        return folder.resolve("neurobean");
    }

    private static Path find(String tool) {
        return List.of("/bin", "/usr/bin").stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private void stub(String name, String text) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void stubMaven(int status) throws IOException {
        stub("mvn", """
                #!/bin/sh
                echo "built $*" >> "%s/builds"
                mkdir -p neurobean-cli/target
                echo '[ERROR] it does not compile'
                exit %d
                """.formatted(home, status));
    }

    private int builds() throws IOException {
        return commands().size();
    }

    /** What Maven was told. */
    private List<String> commands() throws IOException {
        Path builds = home.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    private Ran launch(String shell, String... args) throws IOException, InterruptedException {
        return launch(Map.of(), shell, args);
    }

    private Ran launch(Map<String, String> environment, String shell, String... args)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(shell, script.toString()));
        words.addAll(List.of(args));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws IOException, InterruptedException {
        assertThat(launch("/bin/sh", "quickstart").refusal())
                .isEqualTo("there is no java on the PATH; install a JDK, 17 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.2", "1.8.0_402", "16"})
    void anOldJavaIsNamed(String version) throws IOException, InterruptedException {
        stub("java", "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2019-01-15' >&2\n");
        String major = version.startsWith("1.8") ? "8" : version.replaceAll("\\..*", "");
        assertThat(launch("/bin/sh", "quickstart").refusal())
                .isEqualTo("java is version " + major + "; neurobean needs a JDK, 17 or newer");
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws IOException, InterruptedException {
        stub("java", JAVA_25);
        assertThat(launch("/bin/sh", "quickstart").refusal())
                .isEqualTo("there is no mvn on the PATH to build with; install Maven, 3.8 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/dash", "/bin/bash"})
    void buildsWhatIsMissingOnceAndPassesEverythingOn(String shell) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of(shell)), shell + " is not installed");
        stub("java", JAVA_25);
        stubMaven(0);
        Ran first = launch(shell, "train", "--out", "a run");
        assertThat(first.status()).as("the status of the program").isEqualTo(7);
        assertThat(first.err()).startsWith("neurobean: building;");
        assertThat(first.out().lines())
                .contains(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dneurobean.terminal=false")
                .endsWith("org.neurobean.cli.Neurobean", "train", "--out", "a run");
        assertThat(script.resolveSibling("build.log")).doesNotExist();

        Ran second = launch(shell, "--help");
        assertThat(second.err()).as("nothing is built again").isEmpty();
        assertThat(builds()).isEqualTo(1);

        Path source = script.resolveSibling("neurobean-core/src/main/Changed.java");
        Files.writeString(source, "class Changed {}");
        Path stamp = script.resolveSibling("neurobean-cli/target/launcher.stamp");
        assertThat(source.toFile().setLastModified(stamp.toFile().lastModified() + 10_000))
                .isTrue();
        assertThat(launch(shell, "--help").err())
                .as("a changed source is built")
                .startsWith("neurobean: building;");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void theEngineForCardsIsBuiltInOnRequestAndTakenOutAfterwards() throws IOException, InterruptedException {
        stub("java", JAVA_25);
        stubMaven(0);
        Map<String, String> cuda = Map.of("NEUROBEAN_ENGINE", "cuda");
        Path card = script.resolveSibling("neurobean-cli/target/lib/pytorch-1-linux-x86_64-gpu.jar");
        launch(cuda, "/bin/sh", "--help");
        Files.createDirectories(card.getParent());
        Files.createFile(card);
        assertThat(launch(cuda, "/bin/sh", "--help").err())
                .as("nothing is built again")
                .isEmpty();
        assertThat(card).exists();
        launch("/bin/sh", "--help");
        assertThat(card).as("two engines on one path end the program").doesNotExist();
        assertThat(commands()).hasSize(2);
        assertThat(commands().get(0)).contains(" -Pcuda ");
        assertThat(commands().get(1)).doesNotContain("cuda");
    }

    @Test
    void anUnknownEngineIsRefused() throws IOException, InterruptedException {
        stub("java", JAVA_25);
        assertThat(launch(Map.of("NEUROBEAN_ENGINE", "rocm"), "/bin/sh", "--help")
                        .refusal())
                .isEqualTo("NEUROBEAN_ENGINE is rocm; it can be cpu or cuda");
    }

    @Test
    void aFailedBuildIsShownAndTriedAgain() throws IOException, InterruptedException {
        stub("java", JAVA_25);
        stubMaven(1);
        for (int attempt = 1; attempt <= 2; attempt++) {
            Ran failed = launch("/bin/sh", "quickstart");
            assertThat(failed.status()).isEqualTo(2);
            assertThat(failed.err())
                    .contains("[ERROR] it does not compile")
                    .contains("neurobean: the build failed; the whole output is in "
                            + script.resolveSibling("build.log").toRealPath());
            assertThat(builds()).isEqualTo(attempt);
        }
    }

    @Test
    void aLinkToItWorksFromAnywhere() throws IOException, InterruptedException {
        stub("java", JAVA_25);
        stubMaven(0);
        Path link = Files.createSymbolicLink(home.resolve("neurobean"), script);
        Path direct = script;
        script = link;
        assertThat(launch("/bin/sh", "--help").out())
                .contains(direct.getParent().toRealPath() + "/neurobean-cli/target/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/dash", "/bin/bash"})
    void isPlainShell(String shell) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of(shell)), shell + " is not installed");
        Process check = new ProcessBuilder(shell, "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }
}
