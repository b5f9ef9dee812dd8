package org.neurobean.lab.imitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.kernel.Shots;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.Examples;

final class ImitationTrainingTest {

    private static final Method.Imitation PUBLISHED =
            new Method.Imitation(1, 1, 0.5, 1_250, 10_000, 8, 25, 50, 0.02, 0.02, 10, 5);

    /** The parameters that a training from this seed leaves. */
    private static List<Float> trained(Method.Imitation settings, long seed, ImitationListener listener) {
        Randomness randomness = new Randomness(seed);
        try (PointerScope scope = new PointerScope();
                Network network = Network.of(Architectures.leNet5(1, Bars.CLASSES), Initialization.of(randomness))) {
            new ImitationTraining(settings, Bars.shots(2, 1), randomness).train(network, listener);
            List<Float> all = new ArrayList<>();
            for (Tensor parameter : network.parameters().values()) {
                float[] values = new float[(int) parameter.numel()];
                parameter.detach().contiguous().data_ptr_float().get(values);
                for (float value : values) {
                    all.add(value);
                }
            }
            return all;
        }
    }

    @Test
    void pseudoExamplesGrowEvenlyFromTheFirstRoundToTheLast() {
        assertThat(IntStream.range(0, 8).map(r -> ImitationTraining.pseudoExamples(PUBLISHED, r)))
                .containsExactly(1_250, 2_500, 3_750, 5_000, 6_250, 7_500, 8_750, 10_000);
        Method.Imitation once = new Method.Imitation(1, 1, 1, 5, 9, 1, 1, 4, 0.01, 0.01, 1, 1);
        assertThat(ImitationTraining.pseudoExamples(once, 0)).isEqualTo(9);
    }

    @Test
    void listenerHearsOfEveryEpochAndOfItsSteps() {
        List<ImitationListener.Epoch> heard = new ArrayList<>();
        trained(Bars.SMALL, 1, heard::add);
        assertThat(heard).extracting(ImitationListener.Epoch::epoch).containsExactly(1, 2, 3, 4);
        assertThat(heard).extracting(ImitationListener.Epoch::round).containsExactly(1, 1, 2, 2);
        assertThat(heard).extracting(ImitationListener.Epoch::pseudoExamples).containsExactly(10, 10, 20, 20);
        // Steps of 8: 2 in an epoch of 10, 3 in one of 20
        assertThat(heard).extracting(ImitationListener.Epoch::steps).containsExactly(2L, 4L, 7L, 10L);
        assertThat(ImitationTraining.steps(Bars.SMALL)).isEqualTo(10);
        assertThat(heard).allMatch(e -> e.epochs() == 4 && e.crossEntropy() > 0 && e.divergence() >= 0);
    }

    @Test
    void whatWasLearnedClassifiesOtherImages() {
        Method.Imitation longer = new Method.Imitation(1, 1, 0.5, 40, 40, 1, 8, 8, 2e-3, 0.02, 0, 1);
        Randomness randomness = new Randomness(1);
        Shots others = Bars.shots(10, 2);
        try (Examples test = Examples.of(others.labels(), new long[] {1, 28, 28}, buffer -> {
                    for (float[] image : others.images()) {
                        buffer.put(image);
                    }
                });
                Network network = Network.of(Architectures.leNet5(1, Bars.CLASSES), Initialization.of(randomness))) {
            new ImitationTraining(longer, Bars.shots(2, 1), randomness).train(network, ImitationListener.SILENT);
            assertThat(Evaluation.of(network, test).accuracy()).isGreaterThan(0.9);
        }
    }

    @Test
    void sameSeedSameBitsOtherSeedOtherBits() {
        List<Float> first = trained(Bars.SMALL, 1, ImitationListener.SILENT);
        assertThat(trained(Bars.SMALL, 1, ImitationListener.SILENT)).isEqualTo(first);
        assertThat(trained(Bars.SMALL, 2, ImitationListener.SILENT)).isNotEqualTo(first);
    }

    @Test
    void bitsAreTheSameBesideOtherTrainings() throws Exception {
        List<Float> alone = trained(Bars.SMALL, 1, ImitationListener.SILENT);
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            List<Callable<List<Float>>> trainings = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                long seed = i % 2 == 0 ? 1 : 5;
                trainings.add(() -> trained(Bars.SMALL, seed, ImitationListener.SILENT));
            }
            List<Future<List<Float>>> ends = executor.invokeAll(trainings);
            assertThat(ends.get(0).get()).isEqualTo(alone);
            assertThat(ends.get(2).get()).isEqualTo(alone);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void trainingsLeaveNothingOutsideOfTheHeap() {
        trained(Bars.SMALL, 1, ImitationListener.SILENT);
        long before = Pointer.totalCount();
        for (int i = 0; i < 5; i++) {
            trained(Bars.SMALL, i, ImitationListener.SILENT);
        }
        assertThat(Pointer.totalCount() - before).isLessThanOrEqualTo(0);
    }
}
