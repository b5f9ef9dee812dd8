package org.neurobean.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Named streams of random numbers. */
final class RandomnessTest {

    @Test
    void streamsDifferBySeedNameAndCounters() {
        Set<Long> seeds = new HashSet<>();
        for (long seed : new long[] {0, 1, 2, -1, Long.MIN_VALUE}) {
            Randomness randomness = new Randomness(seed);
            for (String name : new String[] {"", "order", "dropout.fc1", "dropout.fc2", "initialization"}) {
                seeds.add(randomness.seedOf(name));
                for (long i = 0; i < 50; i++) {
                    seeds.add(randomness.seedOf(name, i));
                    seeds.add(randomness.seedOf(name, i, 0));
                    seeds.add(randomness.seedOf(name, 0, i + 1));
                }
            }
        }
        assertThat(seeds).hasSize(5 * 5 * 151);
    }

    @Test
    void aStreamDoesNotDependOnWhatWasDrawnFromOthers() {
        Randomness randomness = new Randomness(7);
        long alone = randomness.stream("order", 3).nextLong();
        SplittableRandom other = randomness.stream("dropout", 3);
        for (int i = 0; i < 10; i++) {
            other.nextLong();
        }
        randomness.permutation(100, "order", 3);
        assertThat(randomness.stream("order", 3).nextLong()).isEqualTo(alone);
    }

    @Test
    void streamsOfNeighbouringStepsAreUncorrelated() {
        Randomness randomness = new Randomness(0);
        int draws = 20_000;
        double sum = 0;
        for (int step = 0; step < draws; step++) {
            double here = Randomness.uniform(randomness.stream("dropout", step), 1);
            double next = Randomness.uniform(randomness.stream("dropout", step + 1), 1);
            sum += here * next;
        }
        // Each addend has variance 1/9: standard error sqrt(1 / 9 / 20000) = 0.0024; five of them.
        assertThat(Math.abs(sum / draws)).isLessThan(0.012);
    }

    @Test
    void aPermutationHoldsEachIndexOnce() {
        for (int n : new int[] {0, 1, 2, 3, 1000}) {
            int[] order = new Randomness(5).permutation(n, "order", 1);
            int[] sorted = order.clone();
            Arrays.sort(sorted);
            int[] all = new int[n];
            Arrays.setAll(all, i -> i);
            assertThat(sorted).isEqualTo(all);
        }
    }

    @Test
    void everyOrderOfFourIsAboutAsFrequent() {
        int[] counts = new int[256];
        Randomness randomness = new Randomness(1);
        for (int epoch = 0; epoch < 24_000; epoch++) {
            int[] order = randomness.permutation(4, "order", epoch);
            counts[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
        }
        // 24 orders, 1,000 each, standard deviation 31; five of them.
        assertThat(Arrays.stream(counts).filter(count -> count > 0).count()).isEqualTo(24);
        assertThat(Arrays.stream(counts)).allMatch(count -> count == 0 || Math.abs(count - 1000) < 155);
    }

    /** The same on JDK 17 and 25. If one of them changes, every training gives other bits than it did. */
    @Test
    void seedZeroGivesTheNumbersThatItAlwaysGave() {
        Randomness zero = new Randomness(0);
        assertThat(zero.seedOf("order", 0)).isEqualTo(9194269600147621252L);
        assertThat(zero.stream("initialization").nextLong()).isEqualTo(-5054663202741410441L);
        assertThat(zero.permutation(10, "order", 0)).containsExactly(8, 1, 6, 7, 4, 0, 3, 2, 5, 9);
        assertThat(Randomness.uniform(zero.stream("initialization"), 0.2)).isEqualTo(0.09039447f);
        try (PointerScope scope = new PointerScope()) {
            Tensor drawn = torch.zeros(16).bernoulli_(0.5, new GeneratorOptional(zero.engineStream("dropout.fc1", 0)));
            assertThat(Draws.floats(drawn)).containsExactly(0, 0, 0, 1, 1, 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1);
        }
    }
}
