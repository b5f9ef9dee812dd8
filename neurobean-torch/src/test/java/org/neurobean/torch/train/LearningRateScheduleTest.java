package org.neurobean.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.LearningRateSchedule;
import org.neurobean.torch.settings.LearningRateSchedule.OneCycle;
import org.neurobean.torch.train.Trainer.Samples;

/** How the learning rate changes. */
final class LearningRateScheduleTest {

    @TempDir
    private Path folder;

    private static double[] shares(LearningRateSchedule schedule, long steps) {
        return LongStream.range(0, steps)
                .mapToDouble(step -> schedule.share(step, steps))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 10, 101, 1000})
    void aCycleRisesToTheTopOnceAndFallsToItsEnd(long steps) {
        double[] shares = shares(OneCycle.USUAL, steps);
        assertThat(Arrays.stream(shares).allMatch(share -> share > 0 && share <= 1))
                .isTrue();
        int top = 0;
        for (int i = 1; i < shares.length; i++) {
            top = shares[i] > shares[top] ? i : top;
        }
        for (int i = 1; i < shares.length; i++) {
            assertThat(shares[i] > shares[i - 1]).as("rises at step " + i).isEqualTo(i <= top);
        }
        assertThat(shares[0]).isCloseTo(1.0 / 25, within(1e-12));
        if (steps > 2) {
            assertThat(shares[shares.length - 1]).isCloseTo(4e-6, within(1e-12));
        }
        if (steps == 101) {
            assertThat(top).isEqualTo(30);
            assertThat(shares[30]).isEqualTo(1);
            assertThat(shares[15]).as("half way up").isCloseTo((1 + 1.0 / 25) / 2, within(1e-12));
            assertThat(shares[65]).as("half way down").isCloseTo((1 + 4e-6) / 2, within(1e-12));
        }
    }

    @Test
    void theConstantRateIsTheWholeRate() {
        assertThat(shares(LearningRateSchedule.CONSTANT, 5)).containsOnly(1);
    }

    @Test
    void saysWhichSharesAreImpossible() {
        for (double bad : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> new OneCycle(bad, 0.1, 0.1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("above 0 and below 1, but one is " + bad);
        }
    }

    private static float[] train(LearningRateSchedule schedule, double rate, Path checkpoint, int stopAfter)
            throws IOException {
        TrainingOptions options = new TrainingOptions(
                        4, rate, new StopRule.Epochs(3), TrainingOptions.Keep.LAST_EPOCH, Duration.ofHours(1))
                .withSchedule(schedule);
        int[] steps = new int[1];
        TrainingListener listener = new TrainingListener() {
            @Override
            public boolean stopRequested() {
                return ++steps[0] == stopAfter;
            }
        };
        try (Examples train = Draws.clusters(10, 1);
                Network network = Draws.mlp(1)) {
            new Trainer(network, options, List.of(), new Randomness(1))
                    .train(new Samples(train, null, "clusters"), listener, checkpoint);
            return Draws.parameters(network);
        }
    }

    /** Adam's first step moves each parameter by the rate, whatever the gradient. */
    @Test
    void theFirstStepIsAsLongAsTheScheduleSays() throws IOException {
        float[] start;
        try (Network network = Draws.mlp(1)) {
            start = Draws.parameters(network);
        }
        float[] constant = train(LearningRateSchedule.CONSTANT, 1e-2, folder.resolve("constant"), 1);
        float[] cycle = train(OneCycle.USUAL, 1e-2, folder.resolve("cycle"), 1);
        assertThat(Draws.distance(constant, start)).isCloseTo(1e-2, within(1e-4));
        assertThat(Draws.distance(cycle, start)).isCloseTo(1e-2 / 25, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 8})
    void aCycleGoesOnBitForBit(int stopAfter) throws IOException {
        float[] whole = train(OneCycle.USUAL, 1e-2, folder.resolve("whole"), -1);
        Path checkpoint = folder.resolve("stopped");
        train(OneCycle.USUAL, 1e-2, checkpoint, stopAfter);
        assertThat(train(OneCycle.USUAL, 1e-2, checkpoint, -1)).isEqualTo(whole);
    }

    @Test
    void aCheckpointOfAnotherScheduleIsRefused() throws IOException {
        Path checkpoint = folder.resolve("stopped");
        train(OneCycle.USUAL, 1e-2, checkpoint, 2);
        assertThatThrownBy(() -> train(LearningRateSchedule.CONSTANT, 1e-2, checkpoint, -1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("one-cycle");
    }
}
