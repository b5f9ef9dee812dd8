package org.neurobean.lab.imitation;

import java.util.List;
import org.neurobean.lab.fewshot.Method;

/**
 * Settings of imitation networks to choose from on tuning draws. The published size, which is out of reach for hundreds of
 * trainings, is here for comparison; the others are a hundredth to a twentieth of it, with a learning rate to match.
 */
public final class ImitationGrid {

    private static final double ASCENT_RATE = 0.02;
    private static final int ASCENT_STEPS = 5;
    private static final int ENSEMBLE = 3;

    /** As far as published: 8 rounds of 25 epochs, 1,250 to 10,000 pseudo examples, 0.02 for both optimizers. */
    public static final Method.Imitation PUBLISHED_SIZE =
            new Method.Imitation(1, 1, 0.5, 1_250, 10_000, 8, 25, 50, 0.02, ASCENT_RATE, ASCENT_STEPS, ENSEMBLE);

    /** Two rounds of eight epochs: about 3 s of a core. */
    public static final Method.Imitation SMALL = small(1, new Weights(1, 0.5), 50, 5e-3);

    /** Four rounds of ten epochs: four times as long. */
    public static final Method.Imitation LARGE =
            new Method.Imitation(1, 1, 0.5, 500, 2_000, 4, 10, 50, 5e-3, ASCENT_RATE, ASCENT_STEPS, ENSEMBLE);

    /** Around {@link #SMALL}, one thing changed at a time, and {@link #LARGE}. */
    public static final List<Method.Imitation> ALL = List.of(
            SMALL,
            small(1, new Weights(1, 0.5), 50, 2e-3),
            small(1, new Weights(1, 0.5), 25, 5e-3),
            small(1, new Weights(3, 1), 50, 5e-3),
            small(1, new Weights(1, 0.1), 50, 5e-3),
            small(3, new Weights(1, 0.5), 50, 5e-3),
            LARGE);

    private ImitationGrid() {}

    /** l and l'. */
    private record Weights(double certain, double uncertain) {}

    private static Method.Imitation small(double lambda, Weights weights, int batchSize, double learningRate) {
        return new Method.Imitation(
                lambda,
                weights.certain,
                weights.uncertain,
                500,
                1_000,
                2,
                8,
                batchSize,
                learningRate,
                ASCENT_RATE,
                ASCENT_STEPS,
                ENSEMBLE);
    }
}
