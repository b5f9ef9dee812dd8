package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.train.Trainer.Result;
import org.neurobean.torch.train.Trainer.Samples;
import org.neurobean.torch.train.TrainingOptions.Keep;

/** What a training does with its samples, what it reports and which epoch it keeps. */
final class TrainerTest {

    /** A linear network that writes down which samples came together; sample s is the number s. */
    private static final class Spy extends Network {

        private final List<List<Integer>> batches = new ArrayList<>();
        private final Dense hidden = denseOnInput("fc1", 1, 4);
        private final Dense out = dense("fc2", 4, 2);

        Spy() {
            super(Initialization.of(new Randomness(1)));
        }

        @Override
        public Tensor forward(Tensor inputs, Pass pass) {
            List<Integer> batch = new ArrayList<>();
            for (float value : Draws.floats(inputs)) {
                batch.add((int) value);
            }
            batches.add(batch);
            return pass.dense(out, pass.dense(hidden, inputs));
        }

        @Override
        public String name() {
            return "spy";
        }
    }

    private static List<List<Integer>> batchesOf(List<Regularizer> regularizers, long seed, int epochs) {
        int[] labels = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
        try (Spy spy = new Spy();
                Examples numbered = Examples.of(labels, new long[] {1}, buffer -> {
                    for (int s = 0; s < labels.length; s++) {
                        buffer.put(s);
                    }
                })) {
            TrainingOptions options = TrainingOptions.ofEpochs(epochs).withBatchSize(4);
            new Trainer(spy, options, regularizers, new Randomness(seed))
                    .train(new Samples(numbered, null, ""), TrainingListener.SILENT);
            return spy.batches;
        }
    }

    @Test
    void everyEpochShowsEachSampleOnceTheLastBatchBeingSmaller() {
        List<List<Integer>> batches = batchesOf(List.of(), 1, 2);
        assertThat(batches).extracting(List::size).containsExactly(4, 4, 2, 4, 4, 2);
        List<Integer> first =
                batches.subList(0, 3).stream().flatMap(List::stream).toList();
        List<Integer> second =
                batches.subList(3, 6).stream().flatMap(List::stream).toList();
        Integer[] all = IntStream.range(0, 10).boxed().toArray(Integer[]::new);
        assertThat(first).containsExactlyInAnyOrder(all);
        assertThat(second).containsExactlyInAnyOrder(all).isNotEqualTo(first);
    }

    @Test
    void dropoutAndPenaltiesDoNotReshuffleTheSamples() {
        List<List<Integer>> plain = batchesOf(List.of(), 1, 3);
        assertThat(batchesOf(List.of(Regularizer.of(new Dropout(0.5))), 1, 3)).isEqualTo(plain);
        assertThat(batchesOf(List.of(Regularizer.of(Bean.ofOrder(2, 10)), Regularizer.of(new Dropout(0.5))), 1, 3))
                .isEqualTo(plain);
        assertThat(batchesOf(List.of(), 2, 3)).isNotEqualTo(plain);
    }

    @Test
    void learnsToTellClustersApartWithAndWithoutBean() {
        List<List<Regularizer>> methods = List.of(
                List.of(),
                List.of(Regularizer.of(Bean.ofOrder(1, 1))),
                List.of(Regularizer.of(Bean.ofOrder(2, 10)), Regularizer.of(new Dropout(0.2))));
        for (List<Regularizer> regularizers : methods) {
            try (Examples train = Draws.clusters(60, 1);
                    Examples test = Draws.clusters(300, 2);
                    Network network = Draws.mlp(3)) {
                assertThat(Evaluation.of(network, test).accuracy())
                        .as("untrained")
                        .isLessThan(0.9);
                Result result = new Trainer(network, options(30, Keep.LAST_EPOCH), regularizers, new Randomness(1))
                        .train(new Samples(train, null, ""), TrainingListener.SILENT);
                assertThat(Evaluation.of(network, test).accuracy()).isGreaterThan(0.95);
                assertThat(result.keptEpoch()).isEqualTo(30);
                assertThat(result.epochs().get(29).loss())
                        .isLessThan(result.epochs().get(0).loss() / 2);
            }
        }
    }

    @Test
    void beanLowersItsOwnPenalty() {
        double[] last = new double[2];
        double[] alphas = {1e-6, 1e4};
        for (int i = 0; i < 2; i++) {
            try (Examples train = Draws.clusters(60, 1);
                    Network network = Draws.mlp(3)) {
                Result result = new Trainer(
                                network,
                                options(10, Keep.LAST_EPOCH),
                                List.of(Regularizer.of(Bean.ofOrder(1, alphas[i]))),
                                new Randomness(1))
                        .train(new Samples(train, null, ""), TrainingListener.SILENT);
                last[i] = result.epochs().get(9).penalties().get("bean.fc2");
            }
        }
        assertThat(last[1]).isLessThan(last[0] / 10);
    }

    @Test
    void everyEpochReportsItsPenaltiesHoweverFewItsSteps() {
        try (Examples train = Draws.clusters(6, 1);
                Network network = Draws.mlp(3)) {
            Result result = new Trainer(
                            network,
                            options(5, Keep.LAST_EPOCH).withBatchSize(3),
                            List.of(Regularizer.of(Bean.ofOrder(2, 50)), Regularizer.of(new L1(0.01, true))),
                            new Randomness(1))
                    .train(new Samples(train, null, ""), TrainingListener.SILENT);
            for (EpochMetrics epoch : result.epochs()) {
                assertThat(epoch.penalties()).containsOnlyKeys("bean.fc2", "bean.fc3", "l1");
                double weighted = 50
                                * (epoch.penalties().get("bean.fc2")
                                        + epoch.penalties().get("bean.fc3"))
                        + 0.01 * epoch.penalties().get("l1");
                assertThat(weighted).isPositive();
                assertThat(epoch.objective()).isCloseTo(epoch.loss() + weighted, within(1e-12));
            }
        }
    }

    @Test
    void keepsTheBestEpochAndSaysWhichOne() {
        int epochs = 6;
        // Validation samples with labels turned by one class: training makes it worse, so the best epoch is early.
        try (Examples train = Draws.clusters(30, 1);
                Network network = Draws.mlp(5);
                Network shorter = Draws.mlp(5)) {
            int[] turned = new int[30];
            Arrays.setAll(turned, s -> (s + 1) % Draws.CLASSES);
            float[] inputs = Draws.floats(train.inputs());
            try (Examples validation = Examples.of(turned, new long[] {Draws.INPUTS}, buffer -> buffer.put(inputs))) {
                Samples samples = new Samples(train, validation, "");
                Result best = new Trainer(network, options(epochs, Keep.BEST_VALIDATION), List.of(), new Randomness(1))
                        .train(samples, TrainingListener.SILENT);
                List<Double> accuracies = best.epochs().stream()
                        .map(EpochMetrics::validationAccuracy)
                        .toList();
                double highest = accuracies.stream().mapToDouble(a -> a).max().orElseThrow();
                assertThat(best.keptEpoch())
                        .isEqualTo(accuracies.indexOf(highest) + 1)
                        .isLessThan(epochs);
                assertThat(Evaluation.of(network, validation).accuracy()).isEqualTo(highest);
                // A training that ended after that epoch has the same parameters.
                new Trainer(shorter, options(best.keptEpoch(), Keep.LAST_EPOCH), List.of(), new Randomness(1))
                        .train(samples, TrainingListener.SILENT);
                assertThat(Draws.parameters(network)).isEqualTo(Draws.parameters(shorter));
            }
        }
    }

    @Test
    void earlyStoppingEndsBeforeItsLastEpoch() {
        try (Examples train = Draws.clusters(60, 1);
                Network network = Draws.mlp(3)) {
            TrainingOptions options = new TrainingOptions(
                    5, 0.01, new StopRule.EarlyStopping(200, 3), Keep.BEST_VALIDATION, Duration.ofHours(1));
            Result result = new Trainer(network, options, List.of(), new Randomness(1))
                    .train(new Samples(train, train, ""), TrainingListener.SILENT);
            assertThat(result.finished()).isTrue();
            assertThat(result.epochs()).hasSize(result.keptEpoch() + 3).hasSizeLessThan(200);
        }
    }

    private static TrainingOptions options(int epochs, Keep keep) {
        return new TrainingOptions(5, 0.01, new StopRule.Epochs(epochs), keep, Duration.ofHours(1));
    }
}
