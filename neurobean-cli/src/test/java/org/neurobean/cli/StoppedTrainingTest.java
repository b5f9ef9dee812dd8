package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A training that was stopped, in whatever way, ends with the bits of one that was not. */
final class StoppedTrainingTest {

    /** Everything that has a state: both moments of Adam, masks, the best epoch, shuffling. */
    private static final String[] OPTIONS =
            ("--hidden 64 --train-images 2000 --validation 200 --batch 5 --epochs 5 --bean 2 --alpha 300"
                            + " --alpha-scale code --dropout 0.2 --weight-decay 1e-4")
                    .split(" ");

    private static final int BATCHES = 360;

    @TempDir
    static Path shared;

    @TempDir
    Path home;

    private Path run;
    private ChildJvm child;

    @BeforeAll
    static void trainUndisturbed() {
        Ran.train(shared.resolve("undisturbed"), OPTIONS).succeeded();
    }

    @BeforeEach
    void trainInAnotherProcess() throws IOException, InterruptedException {
        run = home.resolve("run");
        // How often there is a checkpoint does not change the outcome.
        child = ChildJvm.start(home, Ran.words(run, with(OPTIONS, "--checkpoint-minutes 0.001")));
        child.waitUntil("it is in the middle of the second epoch", this::isInTheMiddleOfTheSecondEpoch);
    }

    @AfterEach
    void endTheProcess() {
        child.close();
    }

    private boolean isInTheMiddleOfTheSecondEpoch() {
        JsonNode state = state(run.resolve("checkpoint.safetensors"));
        int batches = state.path("partial").path("batches").asInt(0);
        return !state.path("history").isEmpty() && batches > 0 && batches < BATCHES;
    }

    /** The position in a checkpoint, or a missing node if there is none yet. */
    private static JsonNode state(Path checkpoint) {
        JsonMapper json = JsonMapper.shared();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(checkpoint)).order(ByteOrder.LITTLE_ENDIAN);
            int length = Math.toIntExact(bytes.getLong());
            String header = new String(bytes.array(), Long.BYTES, length, StandardCharsets.UTF_8);
            String text = json.readTree(header)
                    .path("__metadata__")
                    .path("neurobean.training")
                    .asString();
            return json.readTree(text);
        } catch (IOException notYet) {
            return json.missingNode();
        }
    }

    private void resumeAndCompare() {
        Ran resumed = Ran.train(run, with(OPTIONS, "--resume")).succeeded();
        assertThat(resumed.err()).contains("Training goes on in " + run);
        Path undisturbed = shared.resolve("undisturbed");
        for (String file : new String[] {"model.safetensors", "metrics.csv"}) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(undisturbed.resolve(file));
        }
        assertThat(run).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    private static String[] with(String[] options, String more) {
        return (String.join(" ", options) + " " + more).split(" ");
    }

    @Test
    void afterAKillInTheMiddleOfAnEpochItGoesOnBitForBit() throws IOException, InterruptedException {
        child.kill();
        // As if it had been killed in the middle of a file.
        Files.writeString(run.resolve(".checkpoint.safetensors.0.part"), "half");
        assertThat(run.resolve("model.safetensors")).doesNotExist();
        assertThat(run.resolve(".lock")).as("the killed process left its lock").exists();
        resumeAndCompare();
    }

    @Test
    void afterAnInterruptItEndsInOrderAndGoesOnBitForBit() throws IOException, InterruptedException {
        assumeTrue(Path.of("/bin/sh").toFile().exists(), "Windows has no SIGTERM");
        child.interrupt();
        Ran ended = child.ended();
        assertThat(ended.status()).isNotZero();
        assertThat(ended.error()).contains("stopped after 1 whole epoch", "the same command with --resume");
        assertThat(run.resolve(".lock")).as("it gave its lock back").doesNotExist();
        assertThat(run.resolve("model.safetensors")).doesNotExist();
        assertThat(state(run.resolve("checkpoint.safetensors"))
                        .path("partial")
                        .path("batches")
                        .asInt())
                .as("stopped at once, and not at the end of the epoch")
                .isPositive();
        resumeAndCompare();
    }

    @Test
    void twoProcessesNeverWorkInOneDirectory() {
        assertThat(Ran.train(run, OPTIONS).refusal()).startsWith(run + " holds another run");
        assertThat(Ran.train(run, with(OPTIONS, "--resume")).refusal())
                .isEqualTo("another process is working in " + run + "; wait for it, or choose another --out");
        assertThat(child.isAlive()).as("the first goes on").isTrue();
    }
}
