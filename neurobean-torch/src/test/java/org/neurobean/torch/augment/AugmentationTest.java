package org.neurobean.torch.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.AugmentationSettings.Distortion;
import org.neurobean.torch.settings.RegularizerSettings.DeCov;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.Trainer;
import org.neurobean.torch.train.Trainer.Samples;
import org.neurobean.torch.train.TrainingListener;
import org.neurobean.torch.train.TrainingOptions;

/** A training changes its inputs at every step, and evaluation and the data set never see it. */
final class AugmentationTest {

    private static final int STEPS = 2 * 4;
    private static final Augmentation DISTORTION = Augmentation.of(List.of(Distortion.mild(1)));

    @TempDir
    private Path folder;

    /** Adds the step's number, and notes the steps. */
    private record AddStep(List<Long> steps) implements Augmentation {
        @Override
        public Tensor apply(Tensor inputs, long step, Randomness randomness) {
            steps.add(step);
            return inputs.add(new Scalar((double) step));
        }

        @Override
        public String description() {
            return "plus step";
        }
    }

    /** Trains on 10 images by 3 for two epochs; the parameters then. */
    private static float[] train(Augmentation augmentation, Path checkpoint, int stopAfter) throws IOException {
        int[] steps = new int[1];
        TrainingListener listener = new TrainingListener() {
            @Override
            public boolean stopRequested() {
                return ++steps[0] == stopAfter;
            }
        };
        try (Examples train = Draws.images(10, 1);
                Examples validation = Draws.images(5, 2);
                Network network = Draws.leNet(1)) {
            float[] before = Draws.floats(train.inputs());
            new Trainer(
                            network,
                            TrainingOptions.ofEpochs(2).withBatchSize(3),
                            List.of(Regularizer.of(new DeCov(1, 4))),
                            new Randomness(9))
                    .withAugmentation(augmentation)
                    .train(new Samples(train, validation, "noise"), listener, checkpoint);
            assertThat(Draws.floats(train.inputs())).as("the data set stays").isEqualTo(before);
            return Draws.parameters(network);
        }
    }

    @Test
    void happensOnceAStepWithTheStepsNumber() throws IOException {
        AddStep addStep = new AddStep(new ArrayList<>());
        train(addStep, folder.resolve("a"), -1);
        assertThat(addStep.steps).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void changesTheTraining() throws IOException {
        float[] plain = train(Augmentation.NONE, folder.resolve("plain"), -1);
        assertThat(train(DISTORTION, folder.resolve("distorted"), -1)).isNotEqualTo(plain);
    }

    /** DeCov's memory of earlier samples is kept with the rest, too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 6, STEPS - 1})
    void aTrainingGoesOnFromAnyStep(int steps) throws IOException {
        float[] neverStopped = train(DISTORTION, folder.resolve("a"), -1);
        Path checkpoint = folder.resolve("b");
        assertThat(train(DISTORTION, checkpoint, steps)).isNotEqualTo(neverStopped);
        assertThat(train(DISTORTION, checkpoint, -1)).isEqualTo(neverStopped);
    }

    @Test
    void aCheckpointOfAnotherAugmentationIsRefused() throws IOException {
        Path checkpoint = folder.resolve("a");
        train(DISTORTION, checkpoint, 3);
        assertThatThrownBy(() -> train(Augmentation.NONE, checkpoint, -1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"augmentation {\"kind\":\"distortion\",\"rotation\":8.0")
                .hasMessageContaining("\"augmentation none\"");
    }
}
