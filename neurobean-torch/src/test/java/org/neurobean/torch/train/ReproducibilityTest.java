package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.train.Trainer.Result;
import org.neurobean.torch.train.Trainer.Samples;
import org.neurobean.torch.train.TrainingOptions.Keep;

/** The same seed gives the same bits, whatever else the process does. */
final class ReproducibilityTest {

    private static final List<Regularizer> REGULARIZERS = List.of(
            Regularizer.of(Bean.ofOrder(2, 100)), Regularizer.of(new Dropout(0.3)), Regularizer.of(new L1(1e-4, true)));

    /** What a training left. */
    private record Outcome(Result result, float[] parameters) {}

    private static Outcome mlp(Examples examples, long seed, List<Regularizer> regularizers) {
        try (Network network = Draws.mlp(seed)) {
            TrainingOptions options =
                    new TrainingOptions(4, 0.02, new StopRule.Epochs(4), Keep.BEST_VALIDATION, Duration.ofHours(1));
            return outcome(network, options, regularizers, new Samples(examples, examples, ""), seed);
        }
    }

    /** Batches of 40 take the engine's other convolution. */
    private static Outcome leNet(Examples examples, long seed, int batchSize) {
        try (Network network = Draws.leNet(seed)) {
            TrainingOptions options = TrainingOptions.ofEpochs(1).withBatchSize(batchSize);
            return outcome(network, options, REGULARIZERS, new Samples(examples, null, ""), seed);
        }
    }

    private static Outcome outcome(
            Network network, TrainingOptions options, List<Regularizer> regularizers, Samples samples, long seed) {
        Result result = new Trainer(network, options, regularizers, new Randomness(seed))
                .train(samples, TrainingListener.SILENT);
        return new Outcome(result, Draws.parameters(network));
    }

    private static void areTheSame(Outcome one, Outcome other) {
        assertThat(one.parameters()).isEqualTo(other.parameters());
        assertThat(one.result()).isEqualTo(other.result());
    }

    @Test
    void sameSeedSameBitsOtherSeedOtherBits() {
        try (Examples examples = Draws.clusters(26, 1)) {
            Outcome first = mlp(examples, 1, REGULARIZERS);
            areTheSame(mlp(examples, 1, REGULARIZERS), first);
            assertThat(mlp(examples, 2, REGULARIZERS).parameters()).isNotEqualTo(first.parameters());
        }
    }

    @Test
    void seedOfTheTrainingDecidesOnTheOrderAndNotOnlyTheSeedOfTheNetwork() {
        List<float[]> ends = new ArrayList<>();
        for (long seed : new long[] {1, 2}) {
            try (Examples examples = Draws.clusters(26, 1);
                    Network network = Draws.mlp(1)) {
                TrainingOptions options = TrainingOptions.ofEpochs(1).withBatchSize(4);
                ends.add(outcome(network, options, List.of(), new Samples(examples, null, ""), seed)
                        .parameters());
            }
        }
        assertThat(ends.get(0)).isNotEqualTo(ends.get(1));
    }

    @Test
    void bitsAreTheSameBesideOtherTrainingsOfTheProcess() throws Exception {
        try (Examples clusters = Draws.clusters(26, 1);
                Examples images = Draws.images(50, 1)) {
            List<Callable<Outcome>> trainings = List.of(
                    () -> mlp(clusters, 1, REGULARIZERS),
                    () -> leNet(images, 2, 1),
                    () -> leNet(images, 3, 40),
                    () -> mlp(clusters, 4, List.of(Regularizer.of(new Dropout(0.5)))));
            List<Outcome> alone = new ArrayList<>();
            for (Callable<Outcome> training : trainings) {
                alone.add(training.call());
            }
            for (int threads : new int[] {2, 4}) {
                List<Outcome> together = inParallel(threads, Collections.nCopies(2, trainings));
                for (int i = 0; i < together.size(); i++) {
                    areTheSame(together.get(i), alone.get(i % alone.size()));
                }
            }
        }
    }

    private static List<Outcome> inParallel(int threads, List<List<Callable<Outcome>>> rounds) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Outcome>> all = rounds.stream().flatMap(List::stream).toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : executor.invokeAll(all)) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void evaluationsAndGlobalRandomNumbersInBetweenChangeNothing() {
        try (Examples examples = Draws.clusters(26, 1);
                Network network = Draws.mlp(1);
                Network plain = Draws.mlp(1)) {
            TrainingOptions options = TrainingOptions.ofEpochs(2).withBatchSize(4);
            TrainingListener meddler = new TrainingListener() {
                @Override
                public void afterStep(Progress progress) {
                    assertThat(Evaluation.of(network, examples).samples()).isEqualTo(26);
                    torch.manual_seed(progress.batch());
                }
            };
            Samples samples = new Samples(examples, null, "");
            new Trainer(network, options, REGULARIZERS, new Randomness(1)).train(samples, meddler);
            new Trainer(plain, options, REGULARIZERS, new Randomness(1)).train(samples, TrainingListener.SILENT);
            assertThat(Draws.parameters(network)).isEqualTo(Draws.parameters(plain));
        }
    }
}
