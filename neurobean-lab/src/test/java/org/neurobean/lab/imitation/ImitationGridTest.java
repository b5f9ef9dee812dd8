package org.neurobean.lab.imitation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Method;

final class ImitationGridTest {

    @Test
    void settingsDifferAndCostAtMostATenthOfThePublishedOnes() {
        assertThat(ImitationGrid.ALL).doesNotHaveDuplicates().hasSizeBetween(4, 8);
        long published = images(ImitationGrid.PUBLISHED_SIZE);
        // 25 epochs of 1,250 + 2,500 + ... + 10,000
        assertThat(published).isEqualTo(25 * 45_000L);
        assertThat(ImitationGrid.ALL).allMatch(settings -> images(settings) <= published / 10);
    }

    /** Pseudo examples that pass through the network in all epochs. */
    private static long images(Method.Imitation settings) {
        long images = 0;
        for (int round = 0; round < settings.rounds(); round++) {
            images += (long) settings.roundEpochs() * ImitationTraining.pseudoExamples(settings, round);
        }
        return images;
    }
}
