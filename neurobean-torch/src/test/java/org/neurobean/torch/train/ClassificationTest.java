package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurobean.torch.Draws;

/** The cross-entropy of few scores is the engine's, in value and gradient. */
final class ClassificationTest {

    private static Tensor scores(int samples, int classes, double spread) {
        SplittableRandom random = new SplittableRandom(samples);
        float[] values = new float[samples * classes];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-spread, spread);
        }
        return Tensor.create(values, samples, classes);
    }

    private static Tensor labels(int samples, int classes) {
        long[] labels = new long[samples];
        Arrays.setAll(labels, s -> s % classes);
        return Tensor.create(labels);
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 3", "1, 2, 0.1", "20, 10, 3", "3, 5, 200", "1, 1, 3", "21, 10, 3", "100, 10, 3"})
    void isTheEnginesInDoublePrecision(int samples, int classes, double spread) {
        try (PointerScope scope = new PointerScope()) {
            Tensor scores = scores(samples, classes, spread).requires_grad_(true);
            Tensor labels = labels(samples, classes);
            Tensor exact = scores.detach().toType(ScalarType.Double).requires_grad_(true);
            Tensor loss = torch.cross_entropy_loss(exact, labels);
            loss.backward();

            Classification found = Classification.of(scores, labels);
            boolean few = samples * classes <= 200;
            assertThat(found.loss()).isCloseTo(loss.item_double(), within((few ? 1e-12 : 1e-6) * (1 + spread)));
            assertThat(found.correct()).isEqualTo(Scores.correct(scores, labels));
            torch.backward(
                    new TensorVector(found.root()),
                    new TensorVector(found.slope()),
                    new BoolOptional(),
                    false,
                    new TensorVector());
            assertThat(Draws.distance(Draws.doubles(scores.grad()), Draws.doubles(exact.grad())))
                    .isLessThan(1e-7);
        }
    }

    @Test
    void isNoNumberWhereAScoreIsNone() {
        try (PointerScope scope = new PointerScope()) {
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
                Tensor scores = Tensor.create(new float[] {0, bad, 1}, 1, 3);
                assertThat(Classification.of(scores, labels(1, 3)).loss()).isNaN();
            }
        }
    }

    @Test
    void aLabelThatIsNoClassIsNamed() {
        try (PointerScope scope = new PointerScope()) {
            Tensor scores = scores(1, 3, 1);
            for (long bad : new long[] {-1, 3}) {
                assertThatThrownBy(() -> Classification.of(scores, Tensor.create(new long[] {bad})))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("a label is " + bad + ", and the network has the classes 0 to 2");
            }
        }
    }
}
