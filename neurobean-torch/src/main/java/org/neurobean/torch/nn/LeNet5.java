package org.neurobean.torch.nn;

import static org.bytedeco.pytorch.global.torch.relu;

import org.bytedeco.pytorch.Tensor;

/**
 * LeNet-5 (LeCun et al. 1998) as the paper's experiments use it: two 5 x 5 convolutions with maximum pooling, then
 * dense layers 400 - 120 - 84 - classes, ReLU throughout. All three dense layers stand on neurons, so BEAN has three
 * penalties.
 */
public final class LeNet5 extends Network {

    private static final int IMAGE = 28;

    private final Conv2d conv1;
    private final Conv2d conv2;
    private final Dense fc1;
    private final Dense fc2;
    private final Dense fc3;

    /**
     * A network for 28 x 28 images.
     *
     * @param channels of an image, 1 for grey
     * @param classes at least 2
     */
    public LeNet5(int channels, int classes, Initialization initialization) {
        super(initialization);
        conv1 = convolution("conv1", new Channels(channels, 6), 5, 2);
        conv2 = convolution("conv2", new Channels(6, 16), 5, 0);
        fc1 = dense("fc1", 16 * 5 * 5, 120);
        fc2 = dense("fc2", 120, 84);
        fc3 = dense("fc3", 84, classes);
    }

    @Override
    public Tensor forward(Tensor images, Pass pass) { // images [S x channels x 28 x 28]
        if (images.size(2) != IMAGE || images.size(3) != IMAGE) {
            throw new IllegalArgumentException("LeNet-5 takes images of 28 x 28, but these are " + images.size(2)
                    + " x " + images.size(3) + "; use the MLP for other sizes");
        }
        // ReLU and maximum commute, and a quarter of the pixels is left after the maximum.
        Tensor h = relu(MaxPooling.halve(conv1.apply(images))); // [S x 6 x 14 x 14]
        h = relu(MaxPooling.halve(conv2.apply(h))).flatten(1, -1); // [S x 400]
        h = relu(pass.dense(fc1, h)); // [S x 120]
        h = relu(pass.dense(fc2, h)); // [S x 84]
        return pass.dense(fc3, h); // [S x classes]
    }

    @Override
    public String name() {
        return "lenet5";
    }
}
