package org.neurobean.torch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.Gradients;
import org.neurobean.torch.train.TrainingStep;

/** Dense layers and convolutions: values worked out by hand, and all paths through the engine give the same. */
final class LayersTest {

    @Test
    void denseIsInputTimesTransposedWeightPlusBias() {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = Tensor.create(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
            Dense dense = new Dense("fc", false, weight, Tensor.create(new float[] {10, 20}, 2));
            // 1 - 3 + 10 and 4 - 6 + 20; 2 * 2 + 10 and 5 * 2 + 20.
            Tensor inputs = Tensor.create(new float[] {1, 0, -1, 0, 2, 0}, 2, 3);
            assertThat(Draws.floats(dense.apply(inputs))).containsExactly(8, 18, 14, 30);
            assertThat(Draws.floats(dense.apply(inputs.narrow(0, 1, 1)))).containsExactly(14, 30);
            assertThat(dense.neurons()).isEqualTo(3);
            assertThat(dense.targets()).isEqualTo(2);
            dense.release();
        }
    }

    @Test
    void convolutionIsTheSumOverChannelsAndKernelPlusBias() {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = Tensor.create(new float[] {1, 0, 0, 1, 0, 2, 0, 0}, 1, 2, 2, 2);
            Conv2d convolution = new Conv2d(weight, Tensor.create(new float[] {100}, 1), 1, 1);
            Tensor image = Tensor.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 2, 2);
            // The first channel, padded: upper left plus lower right; the second: twice the upper right.
            float[] expected = {
                0 + 1 + 0,
                0 + 2 + 0,
                0, // row -1: only the lower row of the kernel meets the image
                0 + 3 + 2 * 5,
                1 + 4 + 2 * 6,
                2, //
                2 * 7,
                3 + 2 * 8,
                4
            };
            for (int i = 0; i < expected.length; i++) {
                expected[i] += 100;
            }
            assertThat(Draws.floats(convolution.apply(image))).containsExactly(expected);
            convolution.release();
        }
    }

    @Test
    void everyBatchSizeGivesEachSampleTheSameScores() {
        // 1: matrix times vector. 29, 30: the plain convolution and oneDNN's.
        try (PointerScope scope = new PointerScope();
                Examples images = Draws.images(31, 1);
                Network network = Draws.leNet(1)) {
            float[] together = Draws.floats(network.forward(images.inputs(), Pass.PLAIN));
            for (int size : new int[] {1, 2, 29, 30}) {
                for (int from : new int[] {0, images.size() - size}) {
                    Tensor some = images.slice(from, from + size).inputs();
                    float[] scores = Draws.floats(network.forward(some, Pass.PLAIN));
                    float[] expected = Arrays.copyOfRange(together, 10 * from, 10 * (from + size));
                    assertThat(Draws.distance(scores, expected)).isLessThan(2e-6);
                }
            }
        }
    }

    @Test
    void everyBatchSizeGivesTheSameGradients() {
        try (PointerScope scope = new PointerScope();
                Examples images = Draws.images(32, 1);
                Network network = Draws.leNet(1);
                TrainingStep step = new TrainingStep(network, 1e-3, List.of(), new Randomness(1))) {
            float[] together = Gradients.of(step, images);
            for (int size : new int[] {1, 8, 16}) {
                float[] mean = new float[together.length];
                for (int from = 0; from < images.size(); from += size) {
                    Examples.Batch some = images.slice(from, from + size);
                    float[] part = Gradients.of(step, some.inputs(), some.labels());
                    for (int i = 0; i < mean.length; i++) {
                        mean[i] += part[i] * size / images.size();
                    }
                }
                assertThat(Draws.distance(mean, together)).isLessThan(1e-6);
            }
        }
    }

    @Test
    void denseTakesInputThatIsNotContiguous() {
        try (PointerScope scope = new PointerScope();
                Network network = Draws.mlp(1)) {
            Dense dense = network.denseLayers().get(0);
            Tensor columns = torch.randn(Draws.INPUTS, 5);
            UnaryOperator<Tensor> apply = dense::apply;
            for (int s = 0; s < 5; s++) {
                Tensor strided = columns.narrow(1, s, 1).t(); // [1 x N]
                assertThat(Draws.floats(apply.apply(strided)))
                        .containsExactly(Draws.floats(apply.apply(strided.contiguous())), within(1e-6f));
            }
        }
    }

    @Test
    void sayWhichInputTheyTake() {
        try (PointerScope scope = new PointerScope();
                Network mlp = Draws.mlp(1);
                Network leNet = Draws.leNet(1)) {
            assertThatThrownBy(() -> mlp.forward(torch.zeros(2, 9), Pass.PLAIN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("mlp takes samples of 8 numbers, but these are 9");
            assertThatThrownBy(() -> leNet.forward(torch.zeros(2, 1, 32, 28), Pass.PLAIN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("28 x 28")
                    .hasMessageContaining("32 x 28");
        }
    }
}
