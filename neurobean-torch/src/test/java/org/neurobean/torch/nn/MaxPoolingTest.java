package org.neurobean.torch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.torch.Draws;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.train.Examples;

/** Pooling by two maxima is the engine's pooling, bit for bit. */
final class MaxPoolingTest {

    private static final long[] SQUARE = {2, 2};

    /** Numbers of both signs, of which many are equal to a neighbour. */
    private static Tensor images(long... shape) {
        int size = 1;
        for (long extent : shape) {
            size *= (int) extent;
        }
        SplittableRandom random = new SplittableRandom(size);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextInt(4) == 0 ? random.nextInt(-1, 2) : (float) random.nextDouble(-1, 1);
        }
        return Tensor.create(values, shape);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2, 2",
        "1, 6, 28, 28",
        "3, 16, 10, 10",
        "2, 5, 4, 6",
        "250, 6, 28, 28",
        "2, 3, 7, 9",
        "1, 1, 3, 2"
    })
    void isTheEnginesWithoutGradients(long samples, long channels, long height, long width) {
        try (PointerScope scope = new PointerScope()) {
            Tensor images = images(samples, channels, height, width);
            Tensor pooled = MaxPooling.halve(images);
            Tensor expected = torch.max_pool2d(images, SQUARE);
            assertThat(pooled.sizes().vec().get())
                    .isEqualTo(expected.sizes().vec().get());
            assertThat(Draws.floats(pooled)).isEqualTo(Draws.floats(expected));
        }
    }

    @Test
    void takesImagesThatLieInAnyOrder() {
        try (PointerScope scope = new PointerScope()) {
            Tensor images = images(2, 3, 6, 4).transpose(2, 3);
            assertThat(Draws.floats(MaxPooling.halve(images)))
                    .isEqualTo(Draws.floats(torch.max_pool2d(images, SQUARE)));
        }
    }

    @Test
    void leavesItsInputAsItWas() {
        try (PointerScope scope = new PointerScope()) {
            Tensor images = images(2, 3, 6, 4);
            float[] before = Draws.floats(images);
            MaxPooling.halve(images);
            assertThat(Draws.floats(images)).isEqualTo(before);
        }
    }

    @Test
    void passesGradientsToOneMaximumOfEachSquare() {
        try (PointerScope scope = new PointerScope()) {
            Tensor images = Tensor.create(new float[] {1, 1, 3, 2, 1, 1, 3, 4}, 1, 1, 2, 4);
            images.requires_grad_(true);
            MaxPooling.halve(images).sum().backward();
            assertThat(Draws.floats(images.grad())).containsExactly(1, 0, 0, 0, 0, 0, 0, 1);
        }
    }

    @Test
    void reluAfterPoolingGivesTheValuesAndGradientsOfReluBefore() {
        try (PointerScope scope = new PointerScope()) {
            Tensor weights = images(2, 3, 3, 2);
            Tensor before = images(2, 3, 6, 4).requires_grad_(true);
            Tensor after = images(2, 3, 6, 4).requires_grad_(true);
            Tensor poolingLast = torch.max_pool2d(torch.relu(before), SQUARE);
            Tensor poolingFirst = torch.relu(MaxPooling.halve(after));
            assertThat(Draws.floats(poolingFirst)).isEqualTo(Draws.floats(poolingLast));
            poolingLast.mul(weights).sum().backward();
            poolingFirst.mul(weights).sum().backward();
            assertThat(Draws.floats(after.grad())).isEqualTo(Draws.floats(before.grad()));
        }
    }

    /** LeNet-5 as it is usually written: each ReLU before the maximum. */
    private static Tensor reluFirst(Network network, Tensor images) {
        Tensor h = torch.max_pool2d(torch.relu(convolution(network, "conv1", images, 2)), SQUARE);
        h = torch.max_pool2d(torch.relu(convolution(network, "conv2", h, 0)), SQUARE)
                .flatten(1, -1);
        List<Dense> dense = network.denseLayers();
        h = torch.relu(dense.get(0).apply(h));
        h = torch.relu(dense.get(1).apply(h));
        return dense.get(2).apply(h);
    }

    private static Tensor convolution(Network network, String name, Tensor images, long padding) {
        Tensor weight = network.parameters().get(name + ".weight");
        TensorOptional bias = new TensorOptional(network.parameters().get(name + ".bias"));
        long[] ones = {1, 1};
        long[] paddings = {padding, padding};
        return images.size(0) < 30
                ? torch.thnn_conv2d(images, weight, new long[] {5, 5}, bias, ones, paddings)
                : torch.conv2d(images, weight, bias, ones, paddings, ones, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 250})
    void leNet5HasTheScoresAndGradientsOfReluBeforePooling(int samples) {
        try (PointerScope scope = new PointerScope();
                Examples images = Draws.images(samples, 1);
                Network network = Draws.leNet(1);
                FlatParameters parameters = new FlatParameters(network)) {
            Tensor usual = reluFirst(network, images.inputs());
            Tensor recorded = network.forward(images.inputs(), Pass.PLAIN);
            assertThat(Draws.floats(recorded)).isEqualTo(Draws.floats(usual));
            torch.cross_entropy_loss(usual, images.labels()).backward();
            float[] expected = Draws.floats(parameters.gradients());
            parameters.gradients().zero_();
            torch.cross_entropy_loss(recorded, images.labels()).backward();
            assertThat(Draws.floats(parameters.gradients())).isEqualTo(expected);
            try (NoGradient none = new NoGradient()) {
                assertThat(Draws.floats(network.forward(images.inputs(), Pass.PLAIN)))
                        .isEqualTo(Draws.floats(usual));
            }
        }
    }
}
