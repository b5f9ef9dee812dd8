package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;
import org.neurobean.torch.train.Trainer.Samples;
import org.neurobean.torch.train.TrainingOptions.Keep;

/**
 * Nothing outside of the Java heap outlives its step, its training or its network. Counted are the native objects that
 * Java holds; what is left to the garbage collector by others can only lower the count.
 */
final class MemoryTest {

    private static final int STEPS = 300;
    private static final List<Regularizer> REGULARIZERS = List.of(
            Regularizer.of(Bean.ofOrder(2, 100)),
            Regularizer.of(new Dropout(0.3)),
            Regularizer.of(new L1(1e-4, true)),
            Regularizer.of(new WeightDecay(1e-3, WeightDecay.Coupling.L2)),
            Regularizer.of(new WeightDecay(1e-3, WeightDecay.Coupling.DECOUPLED)));

    @Test
    void stepsAndEvaluationsLeaveNothingBehind() {
        try (Examples images = Draws.images(3, 1);
                Network network = Draws.leNet(1);
                TrainingStep step = new TrainingStep(network, 1e-3, REGULARIZERS, new Randomness(1))) {
            steps(step, network, images, 20);
            long before = Pointer.totalCount();
            steps(step, network, images, STEPS);
            assertThat(Pointer.totalCount() - before).isLessThanOrEqualTo(0);
        }
    }

    private static void steps(TrainingStep step, Network network, Examples images, int steps) {
        for (int i = 0; i < steps; i++) {
            step.run(images.inputs(), images.labels(), i, i % 3 == 0);
            if (i % 10 == 0) {
                Evaluation.of(network, images, step::evaluationPass);
                assertThat(step.isFinite()).isTrue();
            }
        }
    }

    @Test
    void trainingsCheckpointsAndNetworksLeaveNothingBehind(@TempDir Path folder) throws IOException {
        training(folder.resolve("warm-up.safetensors"));
        long before = Pointer.totalCount();
        int trainings = 10;
        for (int i = 0; i < trainings; i++) {
            training(folder.resolve(i + ".safetensors"));
        }
        assertThat(Pointer.totalCount() - before).isLessThanOrEqualTo(0);
    }

    /** Stopped and resumed, with a checkpoint after each step. */
    private static void training(Path checkpoint) throws IOException {
        TrainingOptions options =
                new TrainingOptions(4, 0.01, new StopRule.Epochs(2), Keep.BEST_VALIDATION, Duration.ZERO);
        TrainingListener stopAtOnce = new TrainingListener() {
            @Override
            public boolean stopRequested() {
                return true;
            }
        };
        for (TrainingListener listener : List.of(stopAtOnce, TrainingListener.SILENT)) {
            try (Examples examples = Draws.clusters(10, 1);
                    Network network = Draws.mlp(1)) {
                new Trainer(network, options, REGULARIZERS, new Randomness(1))
                        .train(new Samples(examples, examples, ""), listener, checkpoint);
            }
        }
    }
}
