package org.neurobean.lab.fewshot;

/**
 * A choice of images and of a network's start: all methods that are compared on a draw share both.
 *
 * @param purpose what the draw is for
 * @param number from 0
 */
public record Draw(Purpose purpose, int number) {

    /** Draws of different purposes have nothing in common. */
    public enum Purpose {
        /** Counts in the table. */
        REPORT,
        /** Settings are chosen by it, and never counts in the table. */
        TUNING
    }

    /** Seeds of tuning draws begin here, far from those of reported ones. */
    private static final long FIRST_TUNING_SEED = 1_000_000;

    public Draw {
        if (number < 0 || number >= FIRST_TUNING_SEED) {
            throw new IllegalArgumentException(
                    "a draw's number must be from 0 to " + (FIRST_TUNING_SEED - 1) + ", but is " + number);
        }
    }

    public static Draw reported(int number) {
        return new Draw(Purpose.REPORT, number);
    }

    public static Draw tuning(int number) {
        return new Draw(Purpose.TUNING, number);
    }

    /** Of all randomness of the trial. {@code train --shots --seed} with it draws the same images. */
    public long seed() {
        return purpose == Purpose.REPORT ? number : FIRST_TUNING_SEED + number;
    }
}
