package org.neurobean.torch.train;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.torch.Device;

/** Class scores read back into Java: the class with the highest score, the first one if several are equal. */
final class Scores {

    private Scores() {}

    /**
     * The predicted classes.
     *
     * @param scores [S x classes]
     */
    static int[] predictions(Tensor scores) {
        int classes = (int) scores.size(1);
        float[] values = values(scores);
        int[] predictions = new int[values.length / classes];
        for (int s = 0; s < predictions.length; s++) {
            predictions[s] = best(values, s * classes, classes);
        }
        return predictions;
    }

    /** The scores in row-major order, in single precision. */
    static float[] values(Tensor scores) {
        float[] values = new float[(int) scores.numel()];
        Tensor here = Device.CPU.bring(scores);
        boolean single = here.scalar_type().intern() == ScalarType.Float;
        FloatPointer data =
                (single ? here : here.toType(ScalarType.Float)).contiguous().data_ptr_float();
        data.get(values);
        return values;
    }

    /** The class with the highest score of the sample that begins at the given place. */
    static int best(float[] values, int from, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (values[from + c] > values[from + best]) {
                best = c;
            }
        }
        return best;
    }

    /** The labels, [S]. */
    static int[] labels(Tensor labels) {
        long[] wide = new long[(int) labels.numel()];
        LongPointer data = Device.CPU.bring(labels).contiguous().data_ptr_long();
        data.get(wide);
        int[] narrow = new int[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (int) wide[i];
        }
        return narrow;
    }

    static int correct(Tensor scores, Tensor labels) {
        int[] predicted = predictions(scores);
        int[] wanted = labels(labels);
        int correct = 0;
        for (int s = 0; s < wanted.length; s++) {
            if (predicted[s] == wanted[s]) {
                correct++;
            }
        }
        return correct;
    }
}
