package org.neurobean.torch.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Batch normalization of images (Ioffe and Szegedy 2015): each channel minus its mean, divided by its standard deviation,
 * times a weight, plus a bias. Training takes both from the batch and keeps running means of them; evaluation takes the
 * running means. Without the means no model can be used, so they are saved with the parameters.
 */
public final class BatchNorm2d {

    /** How far a running mean goes towards the batch's, as in PyTorch. */
    private static final double MOMENTUM = 0.1;

    private static final double EPSILON = 1e-5;

    private final TensorOptional weight;
    private final TensorOptional bias;
    private final TensorOptional mean;
    private final TensorOptional variance;

    BatchNorm2d(Tensor weight, Tensor bias, Tensor mean, Tensor variance) {
        this.weight = new TensorOptional(weight).retainReference();
        this.bias = new TensorOptional(bias).retainReference();
        this.mean = new TensorOptional(mean).retainReference();
        this.variance = new TensorOptional(variance).retainReference();
    }

    /**
     * The layer's output, differentiable, of the type of the images.
     *
     * @param images [S x channels x height x width]
     * @param pass says whether the batch's own statistics count
     * @return of the same shape
     */
    public Tensor apply(Tensor images, Pass pass) {
        return torch.batch_norm(
                images,
                weight,
                bias,
                mean,
                variance,
                pass.isTraining(),
                MOMENTUM,
                EPSILON,
                false); // [S x channels x ..]
    }

    void release() {
        weight.releaseReference();
        bias.releaseReference();
        mean.releaseReference();
        variance.releaseReference();
    }
}
