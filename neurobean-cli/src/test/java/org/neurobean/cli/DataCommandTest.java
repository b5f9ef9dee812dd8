package org.neurobean.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.data.DataDirectories;
import org.neurobean.data.Fetcher;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataCommandTest {

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        DataCommand command = new DataCommand(
                dataDir -> DataDirectories.of(dataDir, Map.of(), home, "Linux"),
                new Fetcher(Duration.ofSeconds(2), Duration.ofSeconds(2)));
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(Neurobean::failure)
                .execute(arguments);
    }

    private Path putWrongMnist() throws IOException {
        Path file = home.resolve("mnist/train-labels-idx1-ubyte");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "nonsense", UTF_8);
    }

    @Test
    void listShowsEverySetInAlignedColumns() {
        assertThat(run("list")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "NAME           TITLE              IMAGES           SHAPE        STATE",
                        "mnist          MNIST              60,000 + 10,000  1 x 28 x 28  missing; run 'neurobean data"
                                + " fetch mnist'",
                        "fashion-mnist  Fashion-MNIST      60,000 + 10,000  1 x 28 x 28  missing; run 'neurobean data"
                                + " fetch fashion-mnist'",
                        "cifar-10       CIFAR-10           50,000 + 10,000  3 x 32 x 32  missing; run 'neurobean data"
                                + " fetch cifar-10'",
                        "digits         Hand-drawn digits  10,000 + 2,000   1 x 28 x 28  built in");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void listAsJsonIsForMachines() throws IOException {
        Path file = putWrongMnist();

        assertThat(run("list", "--json", "--data-dir", home.toString())).isZero();

        JsonNode mnist = JsonMapper.shared().readTree(out.toString()).get(0);
        assertThat(mnist.get("state").asString()).isEqualTo("wrong");
        assertThat(mnist.get("trainImages").asInt()).isEqualTo(60_000);
        assertThat(mnist.get("shape").get("height").asInt()).isEqualTo(28);
        assertThat(mnist.get("files").get(1).get("path").asString()).isEqualTo(file.toString());
        assertThat(mnist.get("files").get(0).get("status").asString()).isEqualTo("missing");
        assertThat(mnist.get("files").get(0).get("path").isNull()).isTrue();
    }

    @Test
    void optionsMayStandBeforeTheSubcommand() {
        assertThat(run("--json", "list")).isZero();
        assertThat(out.toString()).startsWith("[");
    }

    @Test
    void verifyOfAWrongFileFailsWithBothDigests() throws IOException {
        Path file = putWrongMnist();

        assertThat(run("verify", "--data-dir", home.toString())).isEqualTo(UserError.WRONG_USAGE);

        assertThat(out.toString()).contains("WRONG    mnist  " + file, "MISSING  mnist  train-images-idx3-ubyte");
        assertThat(err.toString())
                .contains(file + " is not the file of mnist")
                .contains("must be 65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5, found ");
    }

    @Test
    void verifyOfASetThatIsNotHereFailsOnlyWhereItWasNamed() {
        assertThat(run("verify")).isZero();
        assertThat(run("verify", "mnist")).isEqualTo(UserError.WRONG_USAGE);
        assertThat(err.toString()).contains("mnist: files are missing; run 'neurobean data fetch mnist'");
    }

    @Test
    void theBuiltInSetIsAlwaysRightAndNeedsNoFetch() {
        assertThat(run("verify", "digits")).isZero();
        assertThat(run("fetch", "digits")).isZero();
        assertThat(out.toString()).contains("OK       digits  built in", "digits: nothing to fetch, built in");
    }

    @Test
    void wrongUsageIsStatusTwo() {
        assertThat(run("fetch", "digits", "minst")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(run("fetch")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("list", "--data-dir", home.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "did you mean mnist?",
                        "Missing required parameter: 'NAME'",
                        "Missing required subcommand",
                        "--data-dir: there is no directory " + home.resolve("none"));
    }
}
