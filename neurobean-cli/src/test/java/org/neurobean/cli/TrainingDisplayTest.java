package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.train.EpochMetrics;
import org.neurobean.torch.train.TrainingListener;
import org.neurobean.torch.train.TrainingListener.Progress;

/** What a training says if it cannot draw a bar: a line an epoch, and in a long one a line a minute with the time left. */
final class TrainingDisplayTest {

    private final StringWriter err = new StringWriter();
    private final Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false);
    private long now;

    private void after(TrainingListener training, int epoch, int batch, long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        training.afterStep(new Progress(epoch, 2, batch, 4, 0.5, 0.75, List.of()));
    }

    private TrainingDisplay display(int trainings) {
        return new TrainingDisplay(console, "train", 8L * trainings, trainings, () -> now);
    }

    @Test
    void aLongEpochTellsEachMinuteHowLongItStillTakes() {
        try (TrainingDisplay display = display(1)) {
            TrainingListener training = display.listener("a", 4);
            after(training, 1, 1, 50);
            assertThat(err.toString()).isEmpty();
            after(training, 1, 2, 50);
            assertThat(err.toString().lines())
                    .containsExactly(
                            "  epoch 1 of 2, 50 % of it: loss 0.5000, training accuracy 75.00 %, about 5 min 0 s left");
            after(training, 1, 3, 50);
            assertThat(err.toString().lines()).hasSize(1);
        }
    }

    @Test
    void shortEpochsHaveTheirOwnLineAlone() {
        try (TrainingDisplay display = display(1)) {
            TrainingListener training = display.listener("a", 4);
            for (int batch = 1; batch <= 4; batch++) {
                after(training, 1, batch, 14);
            }
            training.afterEpoch(new EpochMetrics(1, 0.5, 0.75, Map.of(), 0.5, null));
            after(training, 2, 1, 14);
            assertThat(err.toString().lines()).containsExactly("  epoch 1: loss 0.5000, training accuracy 75.00 %");
        }
    }

    @Test
    void whatWasDoneBeforeIsNotLeft() {
        try (TrainingDisplay display = display(3)) {
            display.found("done", 8);
            TrainingListener begun = display.listener("begun", 4);
            begun.resumed(List.of(new EpochMetrics(1, 0.5, 0.75, Map.of(), 0.5, null)));
            after(begun, 2, 1, 60);
            // 3 steps of this training and 8 of the next, a minute each.
            assertThat(err.toString()).endsWith("about 11 min 0 s left" + System.lineSeparator());
        }
    }
}
