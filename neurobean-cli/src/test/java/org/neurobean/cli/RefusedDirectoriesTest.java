package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that does not fit is one line that names it and says what to do, and it stays as it was. */
final class RefusedDirectoriesTest {

    @TempDir
    static Path shared;

    @TempDir
    Path home;

    private Path run;

    @BeforeAll
    static void trainOnce() {
        Ran.train(shared.resolve("run"), "--bean", "1", "--alpha", "3").succeeded();
    }

    @BeforeEach
    void copyTheRun() throws IOException {
        run = Files.createDirectory(home.resolve("run"));
        try (Stream<Path> files = Files.list(shared.resolve("run"))) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aRunNeverTakesThePlaceOfAnother() throws IOException {
        byte[] before = Files.readAllBytes(run.resolve("run.json"));
        assertThat(Ran.train(run).refusal())
                .isEqualTo(run + " holds another run; add --resume to go on with it, or choose another --out");
        assertThat(Files.readAllBytes(run.resolve("run.json"))).isEqualTo(before);
        assertThat(Ran.command("quickstart", "--dataset", "digits", "--out", run.toString())
                        .refusal())
                .startsWith(run + " holds another run");
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "text");
        assertThat(Ran.train(file).refusal()).isEqualTo(file + " is a file; choose a new directory with --out");
        assertThat(Ran.train(file.resolve("run")).refusal())
                .isEqualTo(file + " is a file; choose a new directory with --out");
        assertThat(file).hasContent("text");
    }

    @Test
    void aDirectoryWithOtherThingsIsLeftAlone() throws IOException {
        Path full = Files.createDirectory(home.resolve("full"));
        Files.writeString(full.resolve("thesis.tex"), "text");
        assertThat(Ran.train(full).refusal()).isEqualTo(full + " is not empty; choose a new directory with --out");
        assertThat(full).isDirectoryNotContaining(file -> !file.endsWith("thesis.tex"));
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path closed = Files.createDirectory(home.resolve("closed"));
        assumeFalse(!closed.toFile().setWritable(false) || Files.isWritable(closed), "root may write anywhere");
        assertThat(Ran.train(closed.resolve("run")).refusal())
                .isEqualTo(closed + " cannot be written: permission denied; choose another --out");
    }

    @Test
    void thereMustBeARunToResume() throws IOException {
        Path none = home.resolve("none");
        assertThat(Ran.train(none, "--resume").refusal())
                .isEqualTo(
                        none + " holds no run to resume (it has no run.json); leave out --resume to begin one there");
        assertThat(none).doesNotExist();
        Path empty = Files.createDirectory(home.resolve("empty"));
        assertThat(Ran.train(empty, "--resume").refusal()).contains("holds no run to resume");
        assertThat(empty).isEmptyDirectory();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a run goes on with its own settings only: the first that differs is named with both values")
    @CsvSource(delimiter = '|', textBlock = """
                    --bean 1 --alpha 4              | bean.alphas was [3.0], now it is [4.0]
                    --bean 2 --alpha 3              | bean.order was 1, now it is 2
                    --lr 1e-3                       | bean was {"order":1,
                    --bean 1 --alpha 3 --lr 1e-3    | learningRate was 5.0E-4, now it is 0.001
                    --bean 1 --alpha 3 --batch 25   | batchSize was 50, now it is 25
                    --bean 1 --alpha 3 --epochs 3   | stop.epochs was 2, now it is 3
                    --bean 1 --alpha 3 --seed 1     | seed was 0, now it is 1
                    --bean 1 --alpha 3 --hidden 17  | hidden was [16], now it is [17]
                    --bean 1 --alpha 3 --dropout 0.5| dropout was 0.0, now it is 0.5
                    """)
    void otherSettings(String options, String difference) {
        String[] words = (options + " --resume").split(" ");
        assertThat(Ran.train(run, words).refusal())
                .startsWith("the run in " + run + " was begun with other settings: ")
                .contains(difference)
                .endsWith("; use those to resume it, or choose another --out");
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a damaged run.json is named")
    @ValueSource(strings = {"", "{", "{}", "null", "[]", "nonsense", "{\"settings\": {}}", "{\"colour\": 1}"})
    void damagedRecord(String content) throws IOException {
        Path record = Files.writeString(run.resolve("run.json"), content);
        String damaged = record + " is damaged, or of another version of neurobean";
        assertThat(Ran.command("evaluate", run.toString()).refusal()).startsWith(damaged);
        assertThat(Ran.train(run, "--bean", "1", "--alpha", "3", "--resume").refusal())
                .startsWith(damaged)
                .doesNotContain("org.neurobean", "java.");
        assertThat(record).hasContent(content);
    }

    @Test
    void aRecordFromALaterVersionIsNotHalfUnderstood() throws IOException {
        Path record = run.resolve("run.json");
        String text = Files.readString(record);
        Files.writeString(record, text.replace("\"seed\"", "\"sead\""));
        assertThat(Ran.command("evaluate", run.toString()).refusal())
                .startsWith(record + " is damaged")
                .contains(", line ", ", at settings.se");
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        Path checkpoint = run.resolve("checkpoint.safetensors");
        byte[] bytes = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, Arrays.copyOf(bytes, bytes.length / 2));
        Ran resumed = Ran.train(run, "--bean", "1", "--alpha", "3", "--resume");
        assertThat(resumed.status()).isEqualTo(2);
        assertThat(resumed.error()).startsWith(checkpoint + " is damaged or cut off");
    }

    @Test
    void evaluateNeedsARun() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty"));
        assertThat(Ran.command("evaluate", empty.toString()).refusal())
                .isEqualTo(empty + " holds no run: there is no run.json;"
                        + " name a directory that 'neurobean train --out' made");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void evaluateNeedsARunThatHasEnded() throws IOException {
        Files.delete(run.resolve("model.safetensors"));
        assertThat(Ran.command("evaluate", run.toString()).refusal())
                .startsWith(run + " has no model.safetensors: the training has not ended")
                .contains("--resume");
    }

    @Test
    void evaluateNamesADamagedModel() throws IOException {
        Path model = run.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(model);
        for (int length : new int[] {0, 100, bytes.length - 1}) {
            Files.write(model, Arrays.copyOf(bytes, length));
            assertThat(Ran.command("evaluate", run.toString()).refusal())
                    .as("cut off after %d bytes", length)
                    .startsWith(model.toString());
        }
        Files.writeString(model, "this is not a model, but it is long enough to be looked at");
        assertThat(Ran.command("evaluate", run.toString()).refusal()).contains(model + " is not a .safetensors file");
    }

    @Test
    void evaluateRefusesTheModelOfAnotherNetwork() throws IOException {
        Path other = home.resolve("other");
        Ran.train(other, "--hidden", "17", "--epochs", "1").succeeded();
        Path model = run.resolve("model.safetensors");
        Files.delete(model);
        Files.copy(other.resolve("model.safetensors"), model);
        assertThat(Ran.command("evaluate", run.toString()).refusal())
                .isEqualTo(model + " is the model of another network or of other data: fc1.weight is [17, 784],"
                        + " and [16, 784] is needed");
    }
}
