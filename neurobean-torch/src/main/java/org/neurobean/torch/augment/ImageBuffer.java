package org.neurobean.torch.augment;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Images as an augmentation reads them, and zeros in which it writes others of the same shape.
 *
 * @param from all images in row-major order
 * @param to as many numbers
 */
record ImageBuffer(float[] from, float[] to, int samples, int channels, int height, int width) {

    /**
     * The pixels of a batch.
     *
     * @param inputs [S x channels x height x width], float32
     * @param what is going to change them, for the message
     * @throws IllegalArgumentException if these are not such images
     */
    static ImageBuffer of(Tensor inputs, String what) {
        if (inputs.dim() != 4 || inputs.scalar_type().intern() != ScalarType.Float) {
            throw new IllegalArgumentException(
                    what + " takes images [S x channels x height x width] of float32, but is given " + inputs.dim()
                            + " dimensions of " + inputs.scalar_type().intern());
        }
        float[] from = new float[(int) inputs.numel()];
        inputs.contiguous().data_ptr_float().get(from);
        return new ImageBuffer(
                from, new float[from.length], (int) inputs.size(0), (int) inputs.size(1), (int) inputs.size(2), (int)
                        inputs.size(3));
    }

    int rowsOfASample() {
        return channels * height;
    }

    /** The images that were written. */
    Tensor result() {
        return Tensor.create(to, samples, channels, height, width);
    }
}
