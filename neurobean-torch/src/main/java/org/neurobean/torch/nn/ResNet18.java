package org.neurobean.torch.nn;

import static org.bytedeco.pytorch.global.torch.relu_;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * ResNet-18 (He et al. 2016) for small images: a 3 x 3 stem without pooling, four stages of two basic blocks with 64, 128,
 * 256 and 512 channels, the mean over each channel, and one dense layer. BEAN acts on the 512 pooled neurons and their
 * weights to the classes (section 3.1 of the paper).
 *
 * <p>Pixels come in [0, 1], as for every network here, and are mapped to [-1, 1] as in the authors' code.
 *
 * <p>Parameters are named as in torchvision's network, so that a {@code state_dict} fits but for the stem's kernel.
 */
public final class ResNet18 extends Network {

    private static final int WIDTH = 64;
    private static final int SMALLEST_IMAGE = 8;
    private static final Scalar ONE = new Scalar(1.0).retainReference();
    private static final Scalar TWO = new Scalar(2.0).retainReference();

    private final Precision precision;
    private final Conv2d stem;
    private final BatchNorm2d stemNorm;
    private final List<List<Block>> stages = new ArrayList<>();
    private final Dense fc;

    /** In what the convolutions compute. Parameters, statistics, pooled neurons and all penalties are float32 in any case. */
    public enum Precision {
        /** The type of the parameters. */
        FULL,
        /** Numbers of 16 bits with 8 of them for the mantissa: faster where the processor has instructions for it. */
        BFLOAT16
    }

    /**
     * A network for images of 8 x 8 or more; the paper's are 32 x 32.
     *
     * @param channels of an image, 3 for colour
     * @param classes at least 2
     */
    public ResNet18(int channels, int classes, Precision precision, Initialization initialization) {
        this(channels, classes, WIDTH, precision, initialization);
    }

    /** @param width channels of the first stage; the others have 2, 4 and 8 times as many */
    ResNet18(int channels, int classes, int width, Precision precision, Initialization initialization) {
        super(initialization);
        this.precision = precision;
        stem = convolutionWithoutBias("conv1", new Channels(channels, width), new Window(3, 1, 1));
        stemNorm = batchNormalization("bn1", width);
        int from = width;
        for (int stage = 0; stage < 4; stage++) {
            int to = width << stage;
            String name = "layer" + (stage + 1);
            Block first = block(name + ".0", new Channels(from, to), stage == 0 ? 1 : 2);
            stages.add(List.of(first, block(name + ".1", new Channels(to, to), 1)));
            from = to;
        }
        fc = dense("fc", from, classes);
    }

    private Block block(String name, Channels channels, int stride) {
        Channels inner = new Channels(channels.outputs(), channels.outputs());
        Conv2d conv1 = convolutionWithoutBias(name + ".conv1", channels, new Window(3, stride, 1));
        BatchNorm2d norm1 = batchNormalization(name + ".bn1", channels.outputs());
        Conv2d conv2 = convolutionWithoutBias(name + ".conv2", inner, new Window(3, 1, 1));
        BatchNorm2d norm2 = batchNormalization(name + ".bn2", channels.outputs());
        if (stride == 1) {
            return new Block(conv1, norm1, conv2, norm2, null, null);
        }
        Conv2d shortcut = convolutionWithoutBias(name + ".downsample.0", channels, new Window(1, stride, 0));
        return new Block(
                conv1, norm1, conv2, norm2, shortcut, batchNormalization(name + ".downsample.1", channels.outputs()));
    }

    /** Two convolutions, and a way around them. */
    private record Block(
            Conv2d conv1,
            BatchNorm2d norm1,
            Conv2d conv2,
            BatchNorm2d norm2,
            @Nullable Conv2d shortcut,
            @Nullable BatchNorm2d shortcutNorm) {

        Tensor apply(Tensor images, Pass pass) {
            Tensor h = relu_(norm1.apply(conv1.apply(images), pass));
            h = norm2.apply(conv2.apply(h), pass);
            Tensor around = shortcut == null || shortcutNorm == null
                    ? images
                    : shortcutNorm.apply(shortcut.apply(images), pass);
            return relu_(h.add_(around));
        }
    }

    @Override
    public Tensor forward(Tensor images, Pass pass) { // images [S x channels x height x width]
        Tensor last = stages(images, pass).get(stages.size()); // [S x 512 x height/8 x width/8]
        Tensor pooled = last.to(fc.weight().scalar_type()).mean(2, 3); // [S x 512]
        return pass.dense(fc, pooled); // [S x classes]
    }

    BatchNorm2d stemNorm() {
        return stemNorm;
    }

    /** What the stem and each stage give. */
    List<Tensor> stages(Tensor images, Pass pass) {
        if (images.size(2) < SMALLEST_IMAGE || images.size(3) < SMALLEST_IMAGE) {
            throw new IllegalArgumentException("ResNet-18 takes images of " + SMALLEST_IMAGE + " x " + SMALLEST_IMAGE
                    + " or more, but these are " + images.size(2) + " x " + images.size(3));
        }
        Tensor h = images.mul(TWO).sub(ONE); // [S x channels x height x width] in [-1, 1]
        if (precision == Precision.BFLOAT16) {
            h = h.to(ScalarType.BFloat16).contiguous(MemoryFormat.ChannelsLast);
        }
        h = relu_(stemNorm.apply(stem.apply(h), pass));
        List<Tensor> outputs = new ArrayList<>(List.of(h));
        for (List<Block> stage : stages) {
            for (Block block : stage) {
                h = block.apply(h, pass);
            }
            outputs.add(h);
        }
        return outputs;
    }

    @Override
    public String name() {
        return "resnet18";
    }

    @Override
    public String variant() {
        return precision == Precision.FULL ? "" : " in bfloat16";
    }
}
