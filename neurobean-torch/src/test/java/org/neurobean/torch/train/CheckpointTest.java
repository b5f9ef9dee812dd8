package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.Safetensors;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.train.Trainer.Samples;
import org.neurobean.torch.train.TrainingOptions.Keep;

/** Checkpoints of something else, and files that are none, are refused and named; nothing is overwritten. */
final class CheckpointTest {

    private static final TrainingOptions OPTIONS =
            new TrainingOptions(4, 0.02, new StopRule.Epochs(2), Keep.LAST_EPOCH, Duration.ofHours(1));
    private static final Regularizer BEAN = Regularizer.of(Bean.ofOrder(2, 100));

    @TempDir
    private Path folder;

    private Path checkpoint;

    @BeforeEach
    void leaveACheckpoint() throws IOException {
        checkpoint = folder.resolve("training.safetensors");
        train(OPTIONS, List.of(BEAN), 9, "clusters", 26, 12);
    }

    private void train(
            TrainingOptions options,
            List<Regularizer> regularizers,
            long seed,
            String identity,
            int samples,
            int hidden)
            throws IOException {
        try (Examples train = Draws.clusters(samples, 1);
                Network network = Network.of(
                        Architectures.mlp(List.of(Draws.INPUTS, hidden, Draws.CLASSES)),
                        Initialization.of(new Randomness(seed)))) {
            float[] before = Draws.parameters(network);
            try {
                new Trainer(network, options, regularizers, new Randomness(seed))
                        .train(new Samples(train, null, identity), TrainingListener.SILENT, checkpoint);
            } catch (IOException e) {
                assertThat(Draws.parameters(network)).as("after a refusal").isEqualTo(before);
                throw e;
            }
        }
    }

    private void isRefused(Call call, String theirs, String ours) throws IOException {
        byte[] before = Files.readAllBytes(checkpoint);
        assertThatThrownBy(call::run)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(checkpoint + " is the checkpoint of another configuration: it has \"")
                .hasMessageMatching(
                        "(?s).*it has \"[^\"]*\\Q" + theirs + "\\E[^\"]*\", this training \"[^\"]*\\Q" + ours + "\\E.*")
                .hasMessageContaining("another output directory");
        assertThat(Files.readAllBytes(checkpoint)).isEqualTo(before);
    }

    private interface Call {
        void run() throws IOException;
    }

    @Test
    void ofOtherSettingsIsRefusedWithTheFirstDifference() throws IOException {
        List<Regularizer> bean = List.of(BEAN);
        isRefused(() -> train(OPTIONS.withBatchSize(5), bean, 9, "clusters", 26, 12), "batch size 4", "batch size 5");
        isRefused(() -> train(with(0.03, OPTIONS.stop()), bean, 9, "clusters", 26, 12), "rate 0.02", "rate 0.03");
        isRefused(() -> train(with(0.02, new StopRule.Epochs(3)), bean, 9, "clusters", 26, 12), "2 epochs", "3 epochs");
        isRefused(() -> train(OPTIONS, bean, 10, "clusters", 26, 12), "seed 9", "seed 10");
        isRefused(() -> train(OPTIONS, bean, 9, "others", 26, 12), "samples clusters", "samples others");
        isRefused(() -> train(OPTIONS, bean, 9, "clusters", 27, 12), "26 to train", "27 to train");
        isRefused(() -> train(OPTIONS, bean, 9, "clusters", 26, 13), "network mlp", "network mlp");
    }

    @Test
    void ofOtherRegularizersIsRefused() throws IOException {
        Regularizer otherGamma =
                Regularizer.of(Bean.of(BeanPenalty.ofOrder(2).withGamma(2), List.of(100.0), List.of()));
        Regularizer otherLayers = Regularizer.of(Bean.ofOrder(2, 100).on("fc1"));
        List<List<Regularizer>> others = List.of(
                List.of(),
                List.of(Regularizer.of(Bean.ofOrder(2, 101))),
                List.of(Regularizer.of(Bean.ofOrder(1, 100))),
                List.of(otherGamma),
                List.of(otherLayers),
                List.of(BEAN, Regularizer.of(new Dropout(0.5))));
        for (List<Regularizer> regularizers : others) {
            isRefused(() -> train(OPTIONS, regularizers, 9, "clusters", 26, 12), BEAN.identity(), "regularizers");
        }
    }

    @Test
    void ofTheSameSettingsIsTaken() throws IOException {
        byte[] before = Files.readAllBytes(checkpoint);
        TrainingOptions moreOften =
                new TrainingOptions(4, 0.02, OPTIONS.stop(), Keep.LAST_EPOCH, Duration.ofSeconds(1));
        train(moreOften, List.of(Regularizer.of(Bean.ofOrder(2, 100))), 9, "clusters", 26, 12);
        assertThat(Files.readAllBytes(checkpoint)).isEqualTo(before);
    }

    @Test
    void cutOffAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(checkpoint);
        for (int length : new int[] {0, 7, 8, 100, whole.length / 2, whole.length - 1}) {
            Files.write(checkpoint, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> train(OPTIONS, List.of(BEAN), 9, "clusters", 26, 12))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(checkpoint.toString())
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void garbageAndOtherSafetensorsAreRefused() throws IOException {
        Files.writeString(checkpoint, "This is no checkpoint, but a text of some length.");
        assertThatThrownBy(() -> train(OPTIONS, List.of(BEAN), 9, "clusters", 26, 12))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a .safetensors file");
        List<Map<String, String>> metadata = new ArrayList<>();
        metadata.add(Map.of());
        metadata.add(Map.of("neurobean.training", "{\"unknown\": 1}"));
        for (Map<String, String> texts : metadata) {
            try (PointerScope scope = new PointerScope()) {
                new Safetensors(Map.of("parameters", torch.zeros(3)), texts).write(checkpoint);
            }
            assertThatThrownBy(() -> train(OPTIONS, List.of(BEAN), 9, "clusters", 26, 12))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(checkpoint.toString())
                    .hasMessageMatching(".*(is not a checkpoint of a neurobean training|another version of neurobean)");
        }
    }

    /** As versions wrote it before checkpoints had a format: without its number, and with regularizers in another notation. */
    private void makeOld() throws IOException {
        try (PointerScope scope = new PointerScope()) {
            Safetensors stored = Safetensors.read(checkpoint);
            Map<String, String> metadata = new HashMap<>(stored.metadata());
            assertThat(metadata.remove("neurobean.checkpoint")).isEqualTo("2");
            metadata.computeIfPresent(
                    "neurobean.training",
                    (key, text) ->
                            text.replaceAll("regularizers \\[\\{.*?\\}\\]", "regularizers [BeanRegularizer[...]]"));
            new Safetensors(stored.tensors(), metadata).write(checkpoint);
        }
    }

    @Test
    void ofAnEarlierFormatIsTakenIfItHasNoRegularizers() throws IOException {
        makeOld();
        assertThatThrownBy(() -> train(OPTIONS, List.of(BEAN), 9, "clusters", 26, 12))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(checkpoint + " is a checkpoint of format 1, from another version of neurobean;")
                .hasMessageContaining("goes on from format 2");
        Files.delete(checkpoint);
        train(OPTIONS, List.of(), 9, "clusters", 26, 12);
        makeOld();
        byte[] before = Files.readAllBytes(checkpoint);
        train(OPTIONS, List.of(), 9, "clusters", 26, 12);
        assertThat(Files.readAllBytes(checkpoint)).isEqualTo(before);
    }

    private static TrainingOptions with(double learningRate, StopRule stop) {
        return new TrainingOptions(4, learningRate, stop, Keep.LAST_EPOCH, Duration.ofHours(1));
    }
}
