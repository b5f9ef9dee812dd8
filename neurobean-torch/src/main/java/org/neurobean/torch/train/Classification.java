package org.neurobean.torch.train;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.torch.Device;

/**
 * The cross-entropy of a batch, mean over its samples, and where backpropagation of it begins.
 *
 * <p>For few scores in single precision the loss and its gradient with respect to the scores, (softmax - indicator) / S,
 * are worked out here, in double precision: a step reads the scores back in any case, and each operation of the engine that
 * is saved, two forward and two backward, costs more than this arithmetic. Otherwise the engine computes them.
 *
 * @param loss mean cross-entropy
 * @param correct samples classified correctly
 * @param root what backpropagation begins at
 * @param slope the loss's gradient with respect to the root, of the root's shape
 */
record Classification(double loss, int correct, Tensor root, Tensor slope) {

    /** Up to this many scores Java is faster than the engine. */
    private static final long FEW = 200;

    /**
     * Compares scores with classes.
     *
     * @param scores [S x classes]
     * @param labels [S]
     * @throws IllegalArgumentException if a label is not a class of the scores
     */
    static Classification of(Tensor scores, Tensor labels) {
        if (scores.numel() > FEW || scores.scalar_type().intern() != ScalarType.Float) {
            Tensor loss = torch.cross_entropy_loss(scores, Device.of(scores).bring(labels)); // []
            return new Classification(loss.item_double(), Scores.correct(scores, labels), loss, torch.ones_like(loss));
        }
        int classes = (int) scores.size(1);
        float[] values = Scores.values(scores); // [S x classes]
        int[] wanted = Scores.labels(labels);
        double loss = 0;
        int correct = 0;
        for (int s = 0; s < wanted.length; s++) {
            if (wanted[s] < 0 || wanted[s] >= classes) {
                throw new IllegalArgumentException(
                        "a label is " + wanted[s] + ", and the network has the classes 0 to " + (classes - 1));
            }
            int from = s * classes;
            correct += Scores.best(values, from, classes) == wanted[s] ? 1 : 0;
            loss += toSlopes(values, from, classes, wanted[s], wanted.length) / wanted.length;
        }
        Tensor slope = Device.of(scores).bring(Tensor.create(values, wanted.length, classes)); // [S x classes]
        return new Classification(loss, correct, scores, slope);
    }

    /** The cross-entropy of one sample, which overwrites its scores by the gradient with respect to them. */
    private static double toSlopes(float[] scores, int from, int classes, int wanted, int samples) {
        double highest = scores[from + Scores.best(scores, from, classes)];
        double sum = 0;
        for (int c = from; c < from + classes; c++) {
            sum += StrictMath.exp(scores[c] - highest);
        }
        double logSum = highest + StrictMath.log(sum);
        double loss = logSum - scores[from + wanted];
        for (int c = from; c < from + classes; c++) {
            double indicator = c == from + wanted ? 1 : 0;
            scores[c] = (float) ((StrictMath.exp(scores[c] - logSum) - indicator) / samples);
        }
        return loss;
    }
}
