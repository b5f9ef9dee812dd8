package org.neurobean.torch.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** A convolution over images with a square kernel and zero padding. */
public final class Conv2d {

    /**
     * The number of images from which the engine's oneDNN convolution is ahead of its plain one (image to columns and
     * a product); below, oneDNN's preparation of each call costs more than it gains.
     */
    private static final int ONE_DNN_FROM = 30;

    private final Tensor weight;
    private final TensorOptional bias;
    private final long[] kernel;
    private final long[] stride;
    private final long[] padding;
    private final long[] dilation = {1, 1};

    Conv2d(Tensor weight, @Nullable Tensor bias, int stride, int padding) {
        this.weight = weight;
        this.bias = (bias == null ? new TensorOptional() : new TensorOptional(bias)).retainReference();
        this.kernel = new long[] {weight.size(2), weight.size(3)};
        this.stride = new long[] {stride, stride};
        this.padding = new long[] {padding, padding};
    }

    /**
     * The layer's output, differentiable.
     *
     * @param images [S x inputs x height x width]; if they are of bfloat16, weights and bias are rounded to it on their way
     * @return [S x outputs x height' x width'] with height' = (height + 2 padding - kernel) / stride + 1
     */
    public Tensor apply(Tensor images) {
        if (images.scalar_type().intern() == ScalarType.BFloat16) {
            TensorOptional rounded =
                    bias.has_value() ? new TensorOptional(bias.get().to(ScalarType.BFloat16)) : bias;
            return torch.conv2d(images, weight.to(ScalarType.BFloat16), rounded, stride, padding, dilation, 1);
        }
        if (images.size(0) < ONE_DNN_FROM) {
            return torch.thnn_conv2d(images, weight, kernel, bias, stride, padding);
        }
        return torch.conv2d(images, weight, bias, stride, padding, dilation, 1);
    }

    void release() {
        bias.releaseReference();
    }
}
