package org.neurobean.bench;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.penalty.TensorBeanPenalty;

/**
 * The dense layers of one network at one batch size, with random rectified activations of which three in five are 0,
 * and what is measured on them: the penalty, the penalty as the paper prints it, and the layers' own three products.
 * At batch 1 each call sees another sample, so that the number of active neurons changes as it does in training.
 */
public final class DenseCase implements AutoCloseable {

    /** The share of activations that are above 0. */
    private static final double ACTIVE = 0.4;

    private static final int BATCHES = 16;

    /** The networks whose dense layers are measured; convolutions are left out. */
    public enum Shape {
        LENET5,
        MLP;

        /** N and M of each layer. */
        int[][] layers() {
            return this == LENET5 ? new int[][] {{400, 120}, {120, 84}, {84, 10}} : new int[][] {{500, 10}};
        }
    }

    private record Layer(List<Tensor> batches, Tensor w, TensorBeanPenalty penalty) {}

    private final List<Layer> layers = new ArrayList<>();
    private final int order;
    private int calls;

    DenseCase(Shape shape, int samples, int order) {
        this.order = order;
        BeanPenalty settings = BeanPenalty.ofOrder(order).withAlphaScale(AlphaScale.CODE);
        torch.manual_seed(1);
        for (int[] size : shape.layers()) {
            List<Tensor> batches = new ArrayList<>();
            for (int b = 0; b < BATCHES; b++) {
                Tensor shifted = torch.rand(samples, size[0]).sub_(new Scalar(1 - ACTIVE)); // [S x N]
                batches.add(torch.relu(shifted).<Tensor>retainReference());
            }
            Tensor w = torch.randn(size[1], size[0]).mul_(new Scalar(1 / Math.sqrt(size[0]))); // [M x N]
            layers.add(new Layer(batches, w.retainReference(), new TensorBeanPenalty(settings)));
        }
    }

    /** Both gradients and the value of every layer's penalty. */
    double penalty() {
        double sum = 0;
        for (Layer layer : layers) {
            sum += layer.penalty.evaluate(next(layer), layer.w).value();
        }
        calls++;
        return sum;
    }

    /** The same by {@link LiteralPenalty} and the engine's autograd. */
    double literal() {
        double sum = 0;
        for (Layer layer : layers) {
            Tensor h = next(layer).detach().set_requires_grad(true); // [S x N]
            Tensor w = layer.w.detach().set_requires_grad(true); // [M x N]
            Tensor loss = LiteralPenalty.of(h, w, order); // []
            loss.backward();
            sum += loss.item_double();
        }
        calls++;
        return sum;
    }

    /** The three products of every dense layer in a training step: forward, and backward for what enters and for W. */
    @SuppressWarnings("try") // the region acts until it is closed
    double products() {
        double sum = 0;
        try (NoGradient none = new NoGradient()) {
            for (Layer layer : layers) {
                Tensor h = next(layer);
                Tensor out = h.mm(layer.w.t()); // [S x M]
                Tensor byH = out.mm(layer.w); // [S x N]
                Tensor byW = out.t().mm(h); // [M x N]
                sum += byH.size(1) + byW.size(0);
            }
        }
        calls++;
        return sum;
    }

    private Tensor next(Layer layer) {
        return layer.batches.get(calls % BATCHES);
    }

    @Override
    public void close() {
        for (Layer layer : layers) {
            layer.penalty.close();
            layer.w.releaseReference();
            layer.batches.forEach(Tensor::releaseReference);
        }
    }
}
