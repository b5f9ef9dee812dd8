package org.neurobean.torch;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Where a network computes: on the processor, or on a graphics card if the engine is the build for CUDA. Samples,
 * augmentation, the closed forms of the penalty and all that goes to disk stay with the processor; batches travel, and for
 * BEAN a layer's activations and weights.
 */
public enum Device {
    CPU,
    /** The first card. */
    CUDA;

    /**
     * Checks that there is such a device.
     *
     * @throws IllegalStateException if the engine is not built for it, or finds no card
     */
    public void require() {
        Engine.start();
        if (this == CUDA && !torch.hasCUDA()) {
            throw new IllegalStateException(
                    isCudaBuild()
                            ? "the engine's CUDA build finds no graphics card of NVIDIA, or no driver for one"
                            : "the engine that was loaded, " + Engine.version() + ", is not built for CUDA");
        }
    }

    /** Whether the engine's files for graphics cards are present, usable or not. */
    private static boolean isCudaBuild() {
        String library = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "-gpu/" + System.mapLibraryName("jnitorch");
        return Device.class.getResource(library) != null;
    }

    /** The numbers on this device: the tensor itself if it is there, or else a copy. */
    public Tensor bring(Tensor tensor) {
        if (this == of(tensor)) {
            return tensor;
        }
        return this == CUDA ? tensor.cuda() : tensor.cpu();
    }

    /** Where a tensor is. */
    public static Device of(Tensor tensor) {
        return tensor.is_cuda() ? CUDA : CPU;
    }
}
