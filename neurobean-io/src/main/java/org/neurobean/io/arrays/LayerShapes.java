package org.neurobean.io.arrays;

import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Shown;

/** Whether the shapes of a layer's arrays agree, before any of their numbers is read. */
final class LayerShapes {

    private static final int FEWEST_SAMPLES = 2;
    private static final int FEWEST_NEURONS = 3;

    private LayerShapes() {}

    /**
     * @param turned whether outgoing is stored as [M x N]
     * @throws ArrayFileException naming both arrays and their shapes
     */
    static void check(OpenArrays open, boolean turned) {
        NumericArray activations = open.required(ArrayRole.ACTIVATIONS);
        NumericArray outgoing = open.required(ArrayRole.OUTGOING);
        NumericArray labels = open.required(ArrayRole.LABELS);
        NumericArray bias = open.optional(ArrayRole.BIAS);
        NumericArray images = open.optional(ArrayRole.IMAGES);
        requireMatrix("activations", "[samples x neurons]", activations);
        requireMatrix("outgoing", turned ? "[targets x neurons]" : "[neurons x targets]", outgoing);
        requireClassNumbers(labels);
        if (bias != null && bias.dimensions() != 1) {
            throw new ArrayFileException("bias must be [targets], but " + bias.nameAndShape() + ": save bias.ravel()");
        }
        requireSameSamples(activations, labels);
        requireSameNeurons(activations, outgoing, turned);
        if (bias != null) {
            requireSameTargets(outgoing, bias, turned);
        }
        if (images != null
                && (images.dimensions() == 0 || images.shape()[0] != activations.shape()[0])) {
            throw disagree("samples", "activations", activations, "images", images, "save one image for each sample");
        }
        requireEnough(activations);
    }

    private static void requireMatrix(String what, String meaning, NumericArray array) {
        if (array.dimensions() != 2) {
            String advice = array.dimensions() > 2
                    ? "save " + what + ".reshape(len(" + what + "), -1) if that is what the dense layer sees"
                    : "save it with both axes";
            throw new ArrayFileException(
                    what + " must be " + meaning + ", but " + array.nameAndShape() + ": " + advice);
        }
    }

    private static void requireClassNumbers(NumericArray labels) {
        if (labels.dimensions() == 1) {
            return;
        }
        boolean oneHot = labels.dimensions() == 2 && labels.shape()[1] > 1;
        throw new ArrayFileException(
                "labels must be [samples], the number of each sample's class, but " + labels.nameAndShape() + ": save "
                        + (oneHot ? "labels.argmax(axis=1) if they are one-hot" : "labels.ravel()"));
    }

    private static void requireSameSamples(NumericArray activations, NumericArray labels) {
        long samples = labels.shape()[0];
        if (activations.shape()[0] != samples) {
            String advice = activations.shape()[1] == samples
                    ? "is activations transposed? Save activations.T"
                    : "save one label for each row of activations";
            throw disagree("samples", "activations", activations, "labels", labels, advice);
        }
    }

    private static void requireSameNeurons(NumericArray activations, NumericArray outgoing, boolean turned) {
        long neurons = activations.shape()[1];
        if (outgoing.shape()[turned ? 1 : 0] != neurons) {
            boolean otherWay = outgoing.shape()[turned ? 0 : 1] == neurons;
            String said = turned ? "[targets x neurons]" : "[neurons x targets]";
            String other = turned ? "[neurons x targets]" : "[targets x neurons]";
            String advice = otherWay
                    ? "is outgoing transposed? It is read as " + said + ": save outgoing.T, or say that it is " + other
                    : "save the weights of the dense layer that these activations enter, and no others";
            throw disagree("neurons", "activations", activations, "outgoing", outgoing, advice);
        }
    }

    private static void requireSameTargets(NumericArray outgoing, NumericArray bias, boolean turned) {
        if (bias.shape()[0] != outgoing.shape()[turned ? 0 : 1]) {
            throw disagree(
                    "targets",
                    "outgoing",
                    outgoing,
                    "bias",
                    bias,
                    "save the bias of the layer whose weights outgoing are, one number for each target");
        }
    }

    private static ArrayFileException disagree(
            String what, String first, NumericArray a, String second, NumericArray b, String advice) {
        return new ArrayFileException(String.format(
                "%s %s (%s) and %s %s (%s) disagree on the number of %s: %s",
                first, Shown.shape(a.shape()), a.name(), second, Shown.shape(b.shape()), b.name(), what, advice));
    }

    private static void requireEnough(NumericArray activations) {
        long[] shape = activations.shape();
        if (shape[0] < FEWEST_SAMPLES || shape[1] < FEWEST_NEURONS) {
            throw new ArrayFileException("activations must have at least " + FEWEST_SAMPLES + " samples and "
                    + FEWEST_NEURONS + " neurons, but " + activations.nameAndShape() + ": save more");
        }
    }
}
