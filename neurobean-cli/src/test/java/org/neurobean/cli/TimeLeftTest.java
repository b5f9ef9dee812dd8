package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The time that trainings still take. */
final class TimeLeftTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void stepsThatAreLeftTakeAsLongAsThoseThatWereMade() {
        TimeLeft left = new TimeLeft(100, 0);
        for (int step = 1; step <= 20; step++) {
            assertThat(left.made("a", step)).isEqualTo(1);
        }
        assertThat(left.seconds(40 * SECOND)).isCloseTo(160, within(1e-9));
    }

    @Test
    void whatAnEarlierRunDidNeitherCountsAsLeftNorAsMadeHere() {
        TimeLeft left = new TimeLeft(300, 0);
        assertThat(left.found("done", 100)).isEqualTo(100);
        assertThat(left.found("begun", 50)).isEqualTo(50);
        assertThat(left.made("begun", 61))
                .as("the checkpoint lay within an epoch")
                .isEqualTo(11);
        assertThat(left.made("new", 1)).isEqualTo(1);
        assertThat(left.seconds(4 * SECOND)).isCloseTo(2.0 * (300 - 162), within(1e-9));
    }

    @Test
    void theEndIsTheEnd() {
        TimeLeft left = new TimeLeft(2, 0);
        left.made("a", 1);
        left.made("a", 2);
        assertThat(left.seconds(SECOND)).isZero();
    }
}
