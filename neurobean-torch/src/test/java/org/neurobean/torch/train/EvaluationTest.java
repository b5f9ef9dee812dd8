package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;

/** Scores, accuracy, loss and confusion of a network on samples. */
final class EvaluationTest {

    /** Gives back its inputs as scores. */
    private static final class Identity extends Network {

        Identity() {
            super(Initialization.of(new Randomness(1)));
            denseOnInput("unused", 1, 1);
        }

        @Override
        public Tensor forward(Tensor inputs, Pass pass) {
            return inputs;
        }

        @Override
        public String name() {
            return "identity";
        }
    }

    @Test
    void countsTrueByPredictedClassWithTheFirstOfEqualScores() {
        float[] scores = {3, 1, 2, 1, 3, 3, 0, 0, 0, -1, -2, 5};
        int[] labels = {0, 1, 2, 0};
        try (Network network = new Identity();
                Examples examples = Examples.of(labels, new long[] {3}, buffer -> buffer.put(scores))) {
            Evaluation evaluation = Evaluation.of(network, examples);
            assertThat(evaluation.confusion()).isDeepEqualTo(new int[][] {{1, 0, 1}, {0, 1, 0}, {1, 0, 0}});
            assertThat(evaluation.correct()).isEqualTo(2);
            assertThat(evaluation.accuracy()).isEqualTo(0.5);
            double loss = 0;
            for (int s = 0; s < 4; s++) {
                double sum = 0;
                for (int c = 0; c < 3; c++) {
                    sum += Math.exp(scores[3 * s + c]);
                }
                loss += (Math.log(sum) - scores[3 * s + labels[s]]) / 4;
            }
            assertThat(evaluation.loss()).isCloseTo(loss, within(1e-6));
        }
    }

    @Test
    void isTheSameInSeveralBatches() {
        // 601 samples make batches of 250, 250 and 101, which must weigh by their sizes.
        try (PointerScope scope = new PointerScope();
                Examples examples = Draws.clusters(601, 1);
                Network network = Draws.mlp(1)) {
            Evaluation evaluation = Evaluation.of(network, examples);
            Tensor scores = network.forward(examples.inputs(), Pass.PLAIN);
            assertThat(evaluation.loss())
                    .isCloseTo(
                            torch.cross_entropy_loss(scores, examples.labels()).item_double(), within(1e-6));
            assertThat(evaluation.correct()).isEqualTo(Scores.correct(scores, examples.labels()));
            assertThat(Arrays.stream(evaluation.confusion())
                            .flatMapToInt(Arrays::stream)
                            .sum())
                    .isEqualTo(evaluation.samples())
                    .isEqualTo(601);
            int diagonal = 0;
            for (int c = 0; c < Draws.CLASSES; c++) {
                diagonal += evaluation.confusion()[c][c];
            }
            assertThat(diagonal).isEqualTo(evaluation.correct());
        }
    }

    @Test
    void batchesHoldTheSamplesOfTheirIndices() {
        try (PointerScope scope = new PointerScope();
                Examples examples = Examples.of(
                        new int[] {5, 6, 7},
                        new long[] {2},
                        buffer -> buffer.put(new float[] {0, 1, 10, 11, 20, 21}))) {
            int[] order = {2, 0, 1};
            Examples.Batch two = examples.batch(order, 0, 2);
            assertThat(Draws.floats(two.inputs())).containsExactly(20, 21, 0, 1);
            assertThat(Scores.labels(two.labels())).containsExactly(7, 5);
            Examples.Batch one = examples.batch(order, 2, 3);
            assertThat(one.inputs().sizes().vec().get()).containsExactly(1, 2);
            assertThat(Draws.floats(one.inputs())).containsExactly(10, 11);
            assertThat(Scores.labels(one.labels())).containsExactly(6);
            assertThat(Scores.labels(examples.slice(1, 3).labels())).containsExactly(6, 7);
            assertThat(examples.size()).isEqualTo(3);
        }
    }
}
