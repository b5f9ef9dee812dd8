package org.neurobean.torch;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.global.torch;

/**
 * Named random streams from one seed. A stream is a function of only the seed, its name and its counters, so adding
 * dropout does not reshuffle the data, methods that are compared see the same batches, and a checkpoint needs no
 * generator state: the position in the training says it all.
 *
 * @param seed any number
 */
public record Randomness(long seed) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The seed of the stream with this name at these counters (an epoch, a step). */
    public long seedOf(String stream, long... counters) {
        long state = mix(seed + GOLDEN_GAMMA);
        for (byte b : stream.getBytes(StandardCharsets.UTF_8)) {
            state = mix((state ^ b) + GOLDEN_GAMMA);
        }
        for (long counter : counters) {
            state = mix((state ^ mix(counter)) + GOLDEN_GAMMA);
        }
        return state;
    }

    /** A generator for the stream with this name at these counters. */
    public SplittableRandom stream(String stream, long... counters) {
        return new SplittableRandom(seedOf(stream, counters));
    }

    /** A generator of the engine's own kind; the caller's {@code PointerScope} frees it. */
    public Generator engineStream(String stream, long... counters) {
        return torch.make_generator_cpu(seedOf(stream, counters));
    }

    /**
     * A uniformly random order of 0 to n - 1 (Fisher and Yates).
     *
     * @param n at least 0
     */
    public int[] permutation(int n, String stream, long... counters) {
        SplittableRandom random = stream(stream, counters);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(random, i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Uniform in [-bound, bound), from the generator's bits only: the same on every JDK. */
    public static float uniform(SplittableRandom random, double bound) {
        double unit = (random.nextLong() >>> 11) * 0x1.0p-53;
        return (float) (bound * (2 * unit - 1));
    }

    /** Normally distributed with mean 0 and variance 1 (Box and Muller 1958): the same on every JDK. */
    public static double gaussian(SplittableRandom random) {
        double radius = ((random.nextLong() >>> 11) + 1) * 0x1.0p-53; // in (0, 1]
        double turn = (random.nextLong() >>> 11) * 0x1.0p-53;
        return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * turn);
    }

    private static int below(SplittableRandom random, int bound) {
        return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014), in the variant of Stafford. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
