package org.neurobean.torch.penalty;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The checks of what a caller passes: each message names the argument, the constraint and what was given. */
final class Arguments {

    private Arguments() {}

    static void require(Tensor activations, Tensor weight) {
        requireMatrix("activations", "[samples x neurons]", activations);
        requireMatrix("weight", "[targets x neurons]", weight);
        if (activations.size(1) != weight.size(1)) {
            throw new IllegalArgumentException(("weight must have one column for each of the %d columns of activations"
                            + " (the engine's linear layer keeps [targets x neurons]), but is %s")
                    .formatted(activations.size(1), shape(weight)));
        }
        if (activations.scalar_type().intern() != weight.scalar_type().intern()) {
            throw new IllegalArgumentException("activations and weight must be of one type, but are %s and %s"
                    .formatted(
                            activations.scalar_type().intern(),
                            weight.scalar_type().intern()));
        }
    }

    private static void requireMatrix(String name, String what, Tensor tensor) {
        if (tensor.dim() != 2 || tensor.numel() == 0) {
            throw new IllegalArgumentException(
                    "%s must be a matrix %s that is not empty, but is %s".formatted(name, what, shape(tensor)));
        }
        if (tensor.size(0) > Integer.MAX_VALUE || tensor.size(1) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s must have fewer than 2^31 rows and columns, but is %s".formatted(name, shape(tensor)));
        }
        if (tensor.scalar_type().intern() != ScalarType.Float
                && tensor.scalar_type().intern() != ScalarType.Double) {
            throw new IllegalArgumentException("%s must be of float32 or float64, but is of %s"
                    .formatted(name, tensor.scalar_type().intern()));
        }
        if (!tensor.is_cpu()) {
            throw new IllegalArgumentException(
                    name + " must be on the CPU, but is on another device; call cpu() first");
        }
    }

    private static String shape(Tensor tensor) {
        return Arrays.toString(tensor.sizes().vec().get());
    }
}
