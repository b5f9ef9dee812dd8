package org.neurobean.report.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NeuronOrderTest {

    private static NeuronOrder order(double[]... rows) {
        List<String> names = new ArrayList<>();
        for (int target = 0; target < rows[0].length; target++) {
            names.add("t" + target);
        }
        return new NeuronOrder(new OutgoingWeights("fc2", names, rows));
    }

    @Test
    void neuronsStandByPreferredTargetAndThenByStrength() {
        NeuronOrder order = order(new double[][] {{0, 3}, {1, 0}, {0, 5}, {2, 0}});
        assertThat(order.ids()).containsExactly(3, 1, 2, 0);
        assertThat(order.groups()).containsExactly(new NeuronOrder.Group(0, 0, 2), new NeuronOrder.Group(1, 2, 4));
    }

    @Test
    void theSignCounts() {
        // -9 is the largest amount, but 1 is what the neuron speaks for; of negative weights the mildest.
        assertThat(order(new double[][] {{-9, 1, 0}, {-3, -2, -1}}).groups())
                .containsExactly(new NeuronOrder.Group(1, 0, 1), new NeuronOrder.Group(2, 1, 2));
    }

    @Test
    void ofEqualWeightsTheFirstTargetCounts() {
        assertThat(order(new double[][] {{2, 2}, {0, 0}}).groups()).containsExactly(new NeuronOrder.Group(0, 0, 2));
    }

    @RepeatedTest(20)
    void thePictureDoesNotDependOnHowNeuronsAreNumbered(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int neurons = 1 + random.nextInt(40);
        double[][] rows = new double[neurons][3];
        for (double[] row : rows) {
            // Few values, so that ties and even equal rows come up.
            Arrays.setAll(row, target -> random.nextInt(3) - 1);
        }
        List<double[]> shuffled = new ArrayList<>(Arrays.asList(rows));
        Collections.shuffle(shuffled, random);
        double[][] permuted = shuffled.toArray(double[][]::new);
        assertThat(picture(permuted)).isDeepEqualTo(picture(rows));
        assertThat(order(permuted).groups()).isEqualTo(order(rows).groups());
        assertThat(order(permuted).ids()).hasSize(neurons).doesNotHaveDuplicates();
    }

    private static double[][] picture(double[][] rows) {
        return Arrays.stream(order(rows).ids()).mapToObj(id -> rows[id]).toArray(double[][]::new);
    }

    @Test
    void preferredShareIsOneForOneWeightPerNeuronAndEvenForEqualOnes() {
        assertThat(order(new double[][] {{1, 0}, {0, 4}}).preferredShare()).isEqualTo(1);
        assertThat(order(new double[][] {{1, 1, -1, 1}}).preferredShare()).isEqualTo(0.25);
        // (3 + 2) / (3 + 1 + 1 + 2)
        assertThat(order(new double[][] {{3, -1}, {1, 2}}).preferredShare()).isCloseTo(5 / 7.0, within(1e-15));
        assertThat(order(new double[][] {{0, 0}}).preferredShare()).isNaN();
    }
}
