package org.neurobean.torch.nn;

import java.util.ArrayList;
import java.util.List;

/** The paper's networks (section 3.1) as lists of layers. */
public final class Architectures {

    private static final int LENET5_IMAGE = 28;
    private static final int RESNET18_WIDTH = 64;
    /** Three stages halve the image; a pixel is left of this one. */
    private static final int RESNET18_IMAGE = 8;

    private Architectures() {}

    /**
     * LeNet-5 (LeCun et al. 1998) as the paper's experiments use it: two 5 x 5 convolutions with maximum pooling, then dense
     * layers 400 - 120 - 84 - classes, ReLU throughout. All three dense layers stand on neurons, so BEAN has three penalties.
     *
     * @param channels of an image of 28 x 28, 1 for grey
     * @param classes at least 2
     */
    public static Architecture leNet5(int channels, int classes) {
        // ReLU and maximum commute, and a quarter of the pixels is left after the maximum.
        return new Architecture(
                "lenet5",
                List.of(channels, LENET5_IMAGE, LENET5_IMAGE),
                List.of(
                        new Layer.Convolution("conv1", channels, 6, 5, 1, 2, true),
                        new Layer.MaxPooling2(),
                        new Layer.Relu(),
                        new Layer.Convolution("conv2", 6, 16, 5, 1, 0, true),
                        new Layer.MaxPooling2(),
                        new Layer.Relu(),
                        new Layer.Flatten(),
                        new Layer.FullyConnected("fc1", 16 * 5 * 5, 120),
                        new Layer.Relu(),
                        new Layer.FullyConnected("fc2", 120, 84),
                        new Layer.Relu(),
                        new Layer.FullyConnected("fc3", 84, classes)));
    }

    /**
     * A multi-layer perceptron with ReLU; the paper's is 784 - 500 - 10. The first dense layer stands on the pixels, so by
     * default BEAN acts on the later ones only.
     *
     * @param widths inputs, the hidden layers, classes: at least two numbers of at least 1
     */
    public static Architecture mlp(List<Integer> widths) {
        Architecture.require(
                widths.size() >= 2 && widths.stream().allMatch(width -> width >= 1),
                "the widths of an MLP are inputs, hidden layers, classes, each 1 or more, but are %s",
                widths);
        List<Layer> layers = new ArrayList<>(List.of(new Layer.Flatten()));
        for (int l = 1; l < widths.size(); l++) {
            layers.add(new Layer.FullyConnected("fc" + l, widths.get(l - 1), widths.get(l)));
            if (l < widths.size() - 1) {
                layers.add(new Layer.Relu());
            }
        }
        return new Architecture("mlp", widths.subList(0, 1), layers);
    }

    /**
     * ResNet-18 (He et al. 2016) for small images: a 3 x 3 stem without pooling, four stages of two basic blocks with 64,
     * 128, 256 and 512 channels, the mean over each channel, and one dense layer. BEAN acts on the 512 pooled neurons and
     * their weights to the classes.
     *
     * <p>Pixels come in [0, 1], as for every network here, and are mapped to [-1, 1] as in the authors' code. Parameters are
     * named as in torchvision's network, so that a {@code state_dict} fits but for the stem's kernel.
     *
     * @param channels of an image of 8 x 8 or more, 3 for colour; the paper's images are 32 x 32
     * @param classes at least 2
     */
    public static Architecture resNet18(int channels, int classes, Architecture.Precision precision) {
        return resNet18(channels, classes, RESNET18_WIDTH, precision);
    }

    /** @param width channels of the first stage; the others have 2, 4 and 8 times as many */
    static Architecture resNet18(int channels, int classes, int width, Architecture.Precision precision) {
        List<Layer> layers = new ArrayList<>(List.of(
                new Layer.Scaling(2, -1),
                new Layer.Convolution("conv1", channels, width, 3, 1, 1, false),
                new Layer.BatchNormalization("bn1", width),
                new Layer.Relu()));
        int from = width;
        for (int stage = 0; stage < 4; stage++) {
            int to = width << stage;
            String name = "layer" + (stage + 1);
            addBlock(layers, name + ".0", from, to, stage == 0 ? 1 : 2);
            addBlock(layers, name + ".1", to, to, 1);
            from = to;
        }
        layers.add(new Layer.GlobalMeanPooling());
        layers.add(new Layer.FullyConnected("fc", from, classes));
        return new Architecture("resnet18", List.of(channels, RESNET18_IMAGE, RESNET18_IMAGE), layers, precision);
    }

    /** Two convolutions, and a way around them. */
    private static void addBlock(List<Layer> layers, String name, int from, int to, int stride) {
        List<Layer> shortcut = stride == 1
                ? List.of()
                : List.of(
                        new Layer.Convolution(name + ".downsample.0", from, to, 1, stride, 0, false),
                        new Layer.BatchNormalization(name + ".downsample.1", to));
        layers.add(new Layer.Residual(
                List.of(
                        new Layer.Convolution(name + ".conv1", from, to, 3, stride, 1, false),
                        new Layer.BatchNormalization(name + ".bn1", to),
                        new Layer.Relu(),
                        new Layer.Convolution(name + ".conv2", to, to, 3, 1, 1, false),
                        new Layer.BatchNormalization(name + ".bn2", to)),
                shortcut));
        layers.add(new Layer.Relu());
    }
}
