package org.neurobean.torch.nn;

import java.util.List;

/** The shape of one sample after a list of layers; refuses a layer that does not fit what comes in. */
final class ShapeCheck implements Layer.Visitor<List<Integer>> {

    private List<Integer> shape;

    private ShapeCheck(List<Integer> shape) {
        this.shape = shape;
    }

    /**
     * Goes through the layers.
     *
     * @param input [channels, height, width] or [numbers]
     * @throws IllegalArgumentException if a layer does not fit
     */
    static List<Integer> after(List<Layer> layers, List<Integer> input) {
        ShapeCheck check = new ShapeCheck(input);
        for (Layer layer : layers) {
            check.shape = layer.accept(check);
        }
        return check.shape;
    }

    private void requireImages(String who) {
        Architecture.require(
                shape.size() == 3,
                "%s needs images [channels x height x width], but what comes in is [%s]",
                who,
                Architecture.text(shape));
    }

    @Override
    public List<Integer> scaling(Layer.Scaling layer) {
        return shape;
    }

    @Override
    public List<Integer> convolution(Layer.Convolution layer) {
        requireImages("convolution " + layer.name());
        Architecture.require(
                shape.get(0) == layer.inputs(),
                "convolution %s takes %s channels, but %s come in",
                layer.name(),
                layer.inputs(),
                shape.get(0));
        return List.of(layer.outputs(), convolved(shape.get(1), layer), convolved(shape.get(2), layer));
    }

    private static int convolved(int size, Layer.Convolution layer) {
        int padded = size + 2 * layer.padding();
        Architecture.require(
                padded >= layer.kernel(),
                "the kernel of convolution %s has %s pixels, but the image with its padding only %s",
                layer.name(),
                layer.kernel(),
                padded);
        return (padded - layer.kernel()) / layer.stride() + 1;
    }

    @Override
    public List<Integer> batchNormalization(Layer.BatchNormalization layer) {
        requireImages("batch normalization " + layer.name());
        Architecture.require(
                shape.get(0) == layer.channels(),
                "batch normalization %s takes %s channels, but %s come in",
                layer.name(),
                layer.channels(),
                shape.get(0));
        return shape;
    }

    @Override
    public List<Integer> relu(Layer.Relu layer) {
        return shape;
    }

    @Override
    public List<Integer> maxPooling2(Layer.MaxPooling2 layer) {
        requireImages("maximum pooling");
        Architecture.require(
                shape.get(1) >= 2 && shape.get(2) >= 2,
                "maximum pooling needs images of 2 x 2 or more, but these are %s x %s",
                shape.get(1),
                shape.get(2));
        return List.of(shape.get(0), shape.get(1) / 2, shape.get(2) / 2);
    }

    @Override
    public List<Integer> globalMeanPooling(Layer.GlobalMeanPooling layer) {
        requireImages("the global mean");
        return List.of(shape.get(0));
    }

    @Override
    public List<Integer> flatten(Layer.Flatten layer) {
        return List.of(shape.stream().reduce(1, Math::multiplyExact));
    }

    @Override
    public List<Integer> fullyConnected(Layer.FullyConnected layer) {
        Architecture.require(
                shape.size() == 1 && shape.get(0) == layer.neurons(),
                "dense layer %s takes [%s] numbers, but what comes in is [%s]",
                layer.name(),
                layer.neurons(),
                Architecture.text(shape));
        return List.of(layer.targets());
    }

    @Override
    public List<Integer> residual(Layer.Residual layer) {
        List<Integer> one = after(layer.layers(), shape);
        List<Integer> other = after(layer.shortcut(), shape);
        Architecture.require(
                one.equals(other),
                "the two ways of a residual block must end in one shape, but are [%s] and [%s]",
                Architecture.text(one),
                Architecture.text(other));
        return one;
    }
}
