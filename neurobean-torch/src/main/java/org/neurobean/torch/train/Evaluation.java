package org.neurobean.torch.train;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.regularize.Regularizer;

/**
 * How a network does on labelled samples.
 *
 * @param samples S
 * @param loss mean cross-entropy
 * @param correct samples classified correctly
 * @param confusion [classes x classes], true class by predicted class, counts
 */
public record Evaluation(int samples, double loss, int correct, int[][] confusion) {

    /** Large enough for the engine to be busy with arithmetic, small enough to stay in cache. */
    private static final int BATCH = 250;

    /** Correct over samples, in [0, 1]. */
    public double accuracy() {
        return (double) correct / samples;
    }

    /** Evaluates a network as it is, without dropout. */
    public static Evaluation of(Network network, Examples examples) {
        return of(network, examples, batch -> Pass.PLAIN);
    }

    /**
     * Evaluates a network as its regularizers want it at test time: dropout that stays on, and nothing else, makes a
     * difference.
     *
     * @param randomness of the training; the masks of such dropout come from it
     */
    public static Evaluation of(
            Network network, Examples examples, List<? extends Regularizer> regularizers, Randomness randomness) {
        boolean disturbed = regularizers.stream().anyMatch(Regularizer::actsAtTest);
        if (!disturbed) {
            return of(network, examples);
        }
        try (TrainingStep step = new TrainingStep(network, 1, regularizers, randomness)) {
            return of(network, examples, step::evaluationPass);
        }
    }

    /** Gives the pass for each batch in turn. */
    interface Passes {
        Pass forBatch(long batch);
    }

    static Evaluation of(Network network, Examples examples, Passes passes) {
        double loss = 0;
        int correct = 0;
        int[][] confusion = new int[0][0];
        for (int from = 0; from < examples.size(); from += BATCH) {
            int to = Math.min(from + BATCH, examples.size());
            try (PointerScope scope = new PointerScope();
                    NoGradient none = new NoGradient()) {
                Examples.Batch batch = examples.slice(from, to);
                Tensor inputs = network.device().bring(batch.inputs());
                Tensor labels = network.device().bring(batch.labels());
                Tensor scores = network.forward(inputs, passes.forBatch(from / BATCH)); // [S x classes]
                loss += torch.cross_entropy_loss(scores, labels).item_double() * (to - from);
                if (confusion.length == 0) {
                    confusion = new int[(int) scores.size(1)][(int) scores.size(1)];
                }
                int[] predicted = Scores.predictions(scores);
                int[] wanted = Scores.labels(batch.labels());
                for (int s = 0; s < wanted.length; s++) {
                    confusion[wanted[s]][predicted[s]]++;
                    correct += wanted[s] == predicted[s] ? 1 : 0;
                }
            }
        }
        return new Evaluation(examples.size(), loss / examples.size(), correct, confusion);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evaluation that
                && samples == that.samples
                && loss == that.loss
                && correct == that.correct
                && Arrays.deepEquals(confusion, that.confusion);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(confusion);
    }
}
