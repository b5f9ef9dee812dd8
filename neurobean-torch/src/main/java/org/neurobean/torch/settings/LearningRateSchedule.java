package org.neurobean.torch.settings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How the learning rate changes while a network learns: its share of the greatest rate, a function of only the step, so that a
 * training that was stopped goes on with the same rates.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LearningRateSchedule.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = LearningRateSchedule.OneCycle.class, name = "one-cycle")
})
public sealed interface LearningRateSchedule {

    /** As the paper trains (section 3.1). */
    LearningRateSchedule CONSTANT = new Constant();

    /**
     * The share of the learning rate at a step.
     *
     * @param step from 0
     * @param steps of the whole training, more than step
     * @return above 0, at most 1
     */
    double share(long step, long steps);

    /** One line for people. */
    String description();

    /** The same rate all the time. */
    record Constant() implements LearningRateSchedule {
        @Override
        public double share(long step, long steps) {
            return 1;
        }

        @Override
        public String description() {
            return "constant";
        }
    }

    /**
     * One cycle (Smith and Topin 2019), for a training that has to be short: up along half a cosine to the greatest rate,
     * then down along another until next to nothing is left.
     *
     * @param rise share of the steps that lead up, above 0 and below 1
     * @param start the first rate, a share of the greatest, above 0 and below 1
     * @param end the last rate, a share of the greatest, above 0 and below 1
     */
    record OneCycle(double rise, double start, double end) implements LearningRateSchedule {

        /** Up for 30 % of the steps from a twenty-fifth; the end is a hundredth of a percent of that. */
        public static final OneCycle USUAL = new OneCycle(0.3, 1.0 / 25, 1e-4 / 25);

        public OneCycle {
            for (double share : new double[] {rise, start, end}) {
                if (!(share > 0 && share < 1)) {
                    throw new IllegalArgumentException(
                            "the shares of a cycle must be above 0 and below 1, but one is " + share);
                }
            }
        }

        @Override
        public double share(long step, long steps) {
            double last = Math.max(1, steps - 1);
            double top = rise * last;
            return step <= top ? between(start, 1, step / top) : between(1, end, (step - top) / (last - top));
        }

        /** From one share to another along half a cosine. */
        private static double between(double from, double to, double part) {
            return to + (from - to) * (1 + StrictMath.cos(Math.PI * Math.min(1, part))) / 2;
        }

        @Override
        public String description() {
            return "one cycle";
        }
    }
}
