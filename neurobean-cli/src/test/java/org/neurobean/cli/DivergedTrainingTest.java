package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.torch.Safetensors;

/** A training whose loss is not a number stops with status 1, and says where, why, and what is left. */
final class DivergedTrainingTest {

    private static final String WHERE = "the loss is (NaN|Infinity) at epoch \\d+, step \\d+; likely cause: ";
    private static final String CAUSE = "the learning rate 1\\.0E\\d+ is too large for these data; try a tenth of it; ";

    @TempDir
    Path home;

    @Test
    void keepsItsLastGoodCheckpoint() throws Exception {
        Path run = home.resolve("run");
        Ran failed = Ran.train(run, "--model lenet5 --lr 1e8 --checkpoint-minutes 1e-9".split(" "));
        assertThat(failed.status()).as(failed.err()).isEqualTo(1);
        Path checkpoint = run.resolve("checkpoint.safetensors");
        assertThat(failed.error()).matches(WHERE + CAUSE + "the last good state is in " + checkpoint);
        try (PointerScope scope = new PointerScope()) {
            Safetensors state = Safetensors.read(checkpoint);
            assertThat(torch.isfinite(state.tensors().get("parameters")).all().item_bool())
                    .isTrue();
        }
        assertThat(run.resolve("model.safetensors")).doesNotExist();
        assertThat(Ran.command("evaluate", run.toString()).refusal()).contains("has no model.safetensors");
    }

    @Test
    void doesNotNameACheckpointThatIsNotThere() {
        Path run = home.resolve("run");
        Ran failed = Ran.train(run, "--model", "lenet5", "--lr", "1e30");
        assertThat(failed.status()).as(failed.err()).isEqualTo(1);
        assertThat(run.resolve("checkpoint.safetensors")).doesNotExist();
        assertThat(failed.error())
                .matches(WHERE + CAUSE + "that was before the first checkpoint, so " + run + " holds no model");
    }

    @Test
    void namesAPenaltyThatDrownsTheLossAsTheCause() {
        Path run = home.resolve("run");
        Ran failed = Ran.train(run, "--model lenet5 --lr 1e30 --bean 1 --alpha 1e20 --bean-layers fc2".split(" "));
        assertThat(failed.status()).as(failed.err()).isEqualTo(1);
        assertThat(failed.error())
                .matches(WHERE + "the penalty bean.fc2 was \\S+ of the objective; try a smaller alpha than 1.0E20; .*");
    }
}
