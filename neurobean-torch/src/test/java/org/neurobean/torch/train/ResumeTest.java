package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.train.Trainer.Result;
import org.neurobean.torch.train.Trainer.Samples;
import org.neurobean.torch.train.TrainingOptions.Keep;

/** A training that was stopped and goes on is bit for bit the one that never stopped. */
final class ResumeTest {

    /** Of 26 samples by 4: the last batch has 2. */
    private static final int BATCHES = 7;

    private static final int EPOCHS = 4;
    private static final List<Regularizer> REGULARIZERS =
            List.of(Regularizer.of(Bean.ofOrder(2, 100)), Regularizer.of(new Dropout(0.3)));

    @TempDir
    private Path folder;

    /** What a training left. */
    private record Outcome(Result result, float[] parameters) {}

    private static final class StopAfter implements TrainingListener {

        private int left;

        StopAfter(int steps) {
            left = steps;
        }

        @Override
        public boolean stopRequested() {
            return --left == 0;
        }
    }

    private static TrainingOptions options(Duration checkpointEvery) {
        return new TrainingOptions(4, 0.02, new StopRule.Epochs(EPOCHS), Keep.BEST_VALIDATION, checkpointEvery);
    }

    /** One run with a network object of its own; what it starts from must not matter once there is a checkpoint. */
    private static Outcome run(Path checkpoint, TrainingListener listener, Duration every, long networkSeed)
            throws IOException {
        try (Examples train = Draws.clusters(26, 1);
                Examples validation = Draws.clusters(40, 2);
                Network network = Draws.mlp(networkSeed)) {
            Trainer trainer = new Trainer(network, options(every), REGULARIZERS, new Randomness(9));
            Result result = trainer.train(new Samples(train, validation, "clusters"), listener, checkpoint);
            return new Outcome(result, Draws.parameters(network));
        }
    }

    private static Outcome neverStopped() throws IOException {
        return run(null, TrainingListener.SILENT, Duration.ofHours(1), 1);
    }

    private static void isTheSame(Outcome outcome, Outcome expected) {
        assertThat(outcome.parameters()).isEqualTo(expected.parameters());
        assertThat(outcome.result()).isEqualTo(expected.result());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, BATCHES - 1, BATCHES, BATCHES + 1, 2 * BATCHES, EPOCHS * BATCHES - 1, EPOCHS * BATCHES})
    void goesOnFromAnyStep(int steps) throws IOException {
        Path checkpoint = folder.resolve("training.safetensors");
        Result stopped =
                run(checkpoint, new StopAfter(steps), Duration.ofHours(1), 1).result();
        assertThat(stopped.finished()).isFalse();
        assertThat(stopped.epochs()).hasSize((steps - 1) / BATCHES);
        Outcome resumed = run(checkpoint, TrainingListener.SILENT, Duration.ofHours(1), 77);
        isTheSame(resumed, neverStopped());
    }

    @Test
    void goesOnThoughItIsStoppedAfterEveryStep() throws IOException {
        Path checkpoint = folder.resolve("training.safetensors");
        int runs = 0;
        Outcome outcome;
        do {
            outcome = run(checkpoint, new StopAfter(1), Duration.ofHours(1), ++runs);
        } while (!outcome.result().finished());
        assertThat(runs).isEqualTo(EPOCHS * BATCHES + 1);
        isTheSame(outcome, neverStopped());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3600})
    void goesOnFromTheLastCheckpointAfterACrash(long secondsBetweenCheckpoints) throws IOException {
        Path checkpoint = folder.resolve("training.safetensors");
        Duration every = Duration.ofSeconds(secondsBetweenCheckpoints);
        TrainingListener crash = new TrainingListener() {
            @Override
            public void afterStep(Progress progress) {
                if (progress.epoch() == 3 && progress.batch() == 4) {
                    throw new IllegalStateException("crash");
                }
            }
        };
        assertThatThrownBy(() -> run(checkpoint, crash, every, 1)).hasMessage("crash");
        int[] firstStep = new int[2];
        Outcome resumed = run(
                checkpoint,
                new TrainingListener() {
                    @Override
                    public void afterStep(Progress progress) {
                        if (firstStep[0] == 0) {
                            firstStep[0] = progress.epoch();
                            firstStep[1] = progress.batch();
                        }
                    }
                },
                every,
                77);
        // Kept after every step: step 4 was not yet; kept after epochs only: the third starts again.
        assertThat(firstStep).containsExactly(3, secondsBetweenCheckpoints == 0 ? 4 : 1);
        isTheSame(resumed, neverStopped());
    }

    @Test
    void aFinishedTrainingIsOnlyRead() throws IOException {
        Path checkpoint = folder.resolve("training.safetensors");
        Outcome finished = run(checkpoint, TrainingListener.SILENT, Duration.ofHours(1), 1);
        TrainingListener noSteps = new TrainingListener() {
            @Override
            public void afterStep(Progress progress) {
                throw new IllegalStateException("a step was made");
            }
        };
        isTheSame(run(checkpoint, noSteps, Duration.ofHours(1), 77), finished);
    }
}
