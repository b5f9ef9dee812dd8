package org.neurobean.data;

/**
 * A stream of random numbers with the same bits on every Java: SplitMix64 (Steele, Lea, Flood 2014) and {@link
 * StrictMath}. Mutable: each draw moves the stream on.
 */
final class RandomStream {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** The stream of this name: other keys give unrelated streams, so an image does not depend on those before it. */
    RandomStream(long... keys) {
        for (long key : keys) {
            state = mix(state + GOLDEN_GAMMA ^ mix(key + GOLDEN_GAMMA));
        }
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in [from, to). */
    double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** Uniform from 0 to bound - 1. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Normal with mean 0 (Box and Muller 1958), cut off at two deviations so that no digit becomes a caricature. */
    double normal(double deviation) {
        while (true) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
            double value = radius * StrictMath.cos(2 * Math.PI * uniform());
            if (Math.abs(value) <= 2) {
                return deviation * value;
            }
        }
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
