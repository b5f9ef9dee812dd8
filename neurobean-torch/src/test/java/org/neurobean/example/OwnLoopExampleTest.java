package org.neurobean.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The second way of using BEAN does what it says, and the penalty takes part in it. */
final class OwnLoopExampleTest {

    @Test
    void learnsToTellHorizontalFromVerticalBars() {
        assertThat(OwnLoopExample.trainAndTest(100).accuracy()).isGreaterThan(0.95);
    }

    @Test
    void alphaDecidesOnTheResult() {
        assertThat(OwnLoopExample.trainAndTest(100).loss())
                .isNotEqualTo(OwnLoopExample.trainAndTest(1e-9).loss());
    }
}
