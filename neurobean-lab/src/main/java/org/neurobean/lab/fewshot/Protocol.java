package org.neurobean.lab.fewshot;

/**
 * How the epoch is chosen whose network is tested. Shots come from the pool in any case, the first {@value #POOL} training
 * images, or five sixths of them if there are fewer than 60,000; the test is on all test images.
 *
 * @param validation which images judge the epochs
 * @param validationImages how many, or all if there are fewer; 1 or more
 * @param validations how often a training is judged, at even distances, the last time at its end; 1 or more
 * @param dropoutAtTest whether dropout stays on when a network is judged or tested: a bug in the authors' code
 */
public record Protocol(Validation validation, int validationImages, int validations, boolean dropoutAtTest) {

    /** The training images that shots come from, from the first (section 3.2: the authors' code). */
    public static final int POOL = 50_000;

    /** The number of training images, counted from the first, from which shots may come. */
    public static int pool(int trainingImages) {
        return Math.min(POOL, (int) (trainingImages * 5L / 6));
    }

    /** Which images judge the epochs. */
    public enum Validation {
        /** The first ones after the pool: none of them can be a shot. */
        DISJOINT,
        /** Drawn from all training images, so that shots may be among them, as in the authors' code. */
        ANY_TRAINING_IMAGE
    }

    /** Disjoint images, and enough moments that the best one is hardly missed; costs less than a tenth of a training. */
    public static final Protocol DISJOINT = new Protocol(Validation.DISJOINT, 2_000, 20, false);

    /** The authors' code: every epoch is judged, on 10,000 images, and dropout stays on. */
    public static final Protocol AUTHORS = new Protocol(Validation.ANY_TRAINING_IMAGE, 10_000, Integer.MAX_VALUE, true);

    public Protocol {
        if (validationImages < 1) {
            throw new IllegalArgumentException("validation images must be 1 or more, but are " + validationImages);
        }
        if (validations < 1) {
            throw new IllegalArgumentException("a training must be judged once or more, but is " + validations);
        }
    }

    /** The number of epochs from one validation to the next, in a training of this many epochs. */
    public int validateEvery(int epochs) {
        return Math.max(1, epochs / validations);
    }
}
