package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.Safetensors;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.train.Trainer.Samples;
import org.neurobean.torch.train.TrainingOptions.Keep;

/** A training that blows up says where and why, and leaves the last good state on disk. */
final class DivergenceTest {

    /** Spoils one gradient at one step; the loss of that step is still finite. */
    private record Poison(int atStep, double gradient) implements Regularizer {

        @Override
        public String description() {
            return "poison";
        }

        @Override
        public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
            int[] steps = {0};
            return new Attached() {
                @Override
                public void addGradients(Activations activations, GradientSink sink) {
                    if (++steps[0] == atStep) {
                        sink.byParameter("fc1.bias", torch.full(new long[] {12}, new Scalar(gradient)), 1);
                    }
                }
            };
        }
    }

    @TempDir
    private Path folder;

    private static TrainingOptions options(double learningRate) {
        return new TrainingOptions(5, learningRate, new StopRule.Epochs(3), Keep.LAST_EPOCH, Duration.ZERO);
    }

    private void onClusters(TrainingOptions options, Regularizer regularizer, Path checkpoint) throws IOException {
        try (Examples examples = Draws.clusters(20, 1);
                Network network = Draws.mlp(1)) {
            new Trainer(network, options, List.of(regularizer), new Randomness(1))
                    .train(new Samples(examples, null, ""), TrainingListener.SILENT, checkpoint);
        }
    }

    private static void holdsFiniteNumbers(Path checkpoint) throws IOException {
        try (PointerScope scope = new PointerScope()) {
            Safetensors stored = Safetensors.read(checkpoint);
            assertThat(stored.tensors()).containsKey("parameters");
            stored.tensors().forEach((name, tensor) -> {
                for (float value : Draws.floats(tensor)) {
                    assertThat(value).as(name).isFinite();
                }
            });
        }
    }

    @Test
    void ofTheLearningRateIsNamed() throws IOException {
        Path checkpoint = folder.resolve("training.safetensors");
        try (Examples images = Draws.images(20, 1);
                Network network = Draws.leNet(1)) {
            Trainer trainer = new Trainer(network, options(1e6), List.of(), new Randomness(1));
            Samples samples = new Samples(images, null, "");
            assertThatThrownBy(() -> trainer.train(samples, TrainingListener.SILENT, checkpoint))
                    .isInstanceOf(TrainingDivergedException.class)
                    .hasMessageMatching("the loss is (NaN|Infinity) at epoch 1, step [2-4]; likely cause: the learning"
                            + " rate 1000000.0 is too large for these data; try a tenth of it");
        }
        holdsFiniteNumbers(checkpoint);
    }

    @Test
    void ofAnAlphaIsNamed() {
        for (double alpha : new double[] {1e25, 1e30}) {
            assertThatThrownBy(() -> onClusters(options(1e-3), Regularizer.of(Bean.ofOrder(1, alpha)), null))
                    .as("alpha %s", alpha)
                    .isInstanceOf(TrainingDivergedException.class)
                    .hasMessageContaining("at epoch 1, step ")
                    .hasMessageContaining("likely cause: the penalty bean.fc2 was ")
                    .hasMessageEndingWith("try a smaller alpha than " + alpha);
        }
    }

    @Test
    void isNoneWhereAdamTakesAnEnormousAlphaInItsStride() throws IOException {
        // Adam's step does not grow with the gradient: an alpha of 1e12 drowns the loss, but the numbers stay finite.
        Path checkpoint = folder.resolve("training.safetensors");
        onClusters(options(1e-3), Regularizer.of(Bean.ofOrder(1, 1e12)), checkpoint);
        holdsFiniteNumbers(checkpoint);
    }

    @Test
    void ofTheVeryLastStepIsNoticed() {
        // 4 steps an epoch, 3 epochs.
        for (double gradient : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e30}) {
            assertThatThrownBy(() -> onClusters(options(1e-3), new Poison(12, gradient), null))
                    .isInstanceOf(TrainingDivergedException.class)
                    .hasMessageContaining("at epoch 3, step 4");
        }
    }

    @Test
    void leavesTheLastGoodStateOnDisk() throws IOException {
        Path checkpoint = folder.resolve("training.safetensors");
        assertThatThrownBy(() -> onClusters(options(1e-3), new Poison(7, Double.NaN), checkpoint))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("at epoch 2, step 3");
        holdsFiniteNumbers(checkpoint);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(checkpoint));
    }
}
