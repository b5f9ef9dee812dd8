package org.neurobean.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neurobean.torch.train.Evaluation;

/** The example that the README shows does what it says. */
final class OwnNetworkExampleTest {

    @Test
    void learnsToTellHorizontalFromVerticalBars() {
        Evaluation evaluation = OwnNetworkExample.trainAndTest();
        assertThat(evaluation.samples()).isEqualTo(200);
        assertThat(evaluation.accuracy()).isGreaterThan(0.95);
    }
}
