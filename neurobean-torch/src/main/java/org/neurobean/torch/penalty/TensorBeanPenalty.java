package org.neurobean.torch.penalty;

import java.util.Objects;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.penalty.Scratch.Slot;

/**
 * The BEAN penalty of one dense layer (Eq. 1) on the engine's tensors, with both gradients in closed form.
 *
 * <p>Make one object for each layer of each training and use it from one thread at a time: it keeps the memory that it
 * works in from one evaluation to the next. A training loop that handles gradients itself asks for the gradients only,
 *
 * <pre>{@code
 * PenaltyTerms terms = penalty.evaluate(h, weight);
 * // backward(outputs = [loss, h], gradients = [1, alpha * terms.byActivations()])
 * // weight.grad += alpha * terms.byWeight()
 * }</pre>
 *
 * <p>and any other adds {@code loss(h, weight)} times alpha to its loss and calls backward.
 *
 * <p>Tensors are of float32 or float64, both of one type, on the CPU. Memory besides the arguments is O(S N + M N) and a
 * constant of 64 MB, and less for small layers; no S x N x N and, for a wide layer, no N x N tensor is made.
 */
public final class TensorBeanPenalty implements AutoCloseable {

    private final BeanPenalty penalty;
    private final Scratch scratch = new Scratch();
    private final Strength strength;
    private long evaluations;

    /** @param penalty order, divergence, gamma and the units of alpha */
    public TensorBeanPenalty(BeanPenalty penalty) {
        this.penalty = Objects.requireNonNull(penalty, "penalty");
        this.strength = new Strength(penalty.gamma());
    }

    /** The settings. */
    public BeanPenalty penalty() {
        return penalty;
    }

    /**
     * The penalty and its gradients, without alpha. Nothing is recorded by autograd, whether or not the arguments require
     * gradients. At a kink of |.| the sub-gradient is 0.
     *
     * @param activations H, [S x N]: what enters the dense layer, one row for each sample
     * @param weight W, [M x N], as the engine's linear layer keeps it: row = target, the transpose of the paper's W
     * @return gradients in memory of this object, valid until the next evaluation
     * @throws IllegalArgumentException if an argument is not a matrix, is empty, does not fit the other, or is of another type
     *     or device than stated above
     */
    public PenaltyTerms evaluate(Tensor activations, Tensor weight) {
        return evaluate(activations, weight, this::cheapest);
    }

    /** As above, by the form that the function picks. */
    @SuppressWarnings("try") // what is opened acts until it is closed
    PenaltyTerms evaluate(Tensor activations, Tensor weight, Function<LayerProblem, PenaltyForm> choice) {
        Arguments.require(activations, weight);
        evaluations++;
        try (PointerScope scope = new PointerScope();
                AutoGradMode noGrad = new AutoGradMode(false)) {
            scratch.use(activations.scalar_type().intern());
            Block h = wholeBlock(Slot.ACTIVATIONS_COPY, activations); // [S x N]
            Block w = wholeBlock(Slot.WEIGHT_COPY, weight); // [M x N]
            Block byH = scratch.block(Slot.BY_ACTIVATIONS, h.rows(), h.columns()); // [S x N]
            Block byW = scratch.block(Slot.BY_WEIGHT, w.rows(), w.columns()); // [M x N]
            double samples = h.rows();
            double neurons = h.columns();
            double scale = penalty.alphaScale().correlationFactor(w.rows(), penalty.order())
                    / (samples * neurons * neurons); // Eq. 1
            LayerProblem problem = new LayerProblem(penalty, h, w, byH, byW, scale, strength, scratch);
            Block shifted = choice.apply(problem).gradients(problem); // [S x N]
            return new PenaltyTerms(this, evaluations, value(byH, shifted), byH.tensor(), byW.tensor());
        }
    }

    /**
     * The penalty as a scalar that autograd can differentiate: backward gives the closed-form gradients exactly.
     *
     * @param activations H, [S x N]
     * @param weight W, [M x N]
     * @return the penalty, a tensor without dimensions, of its own memory
     * @throws IllegalArgumentException as {@link #evaluate(Tensor, Tensor)}
     */
    public Tensor loss(Tensor activations, Tensor weight) {
        PenaltyTerms terms = evaluate(activations, weight);
        Tensor byH = terms.byActivations().clone(); // [S x N] kept by autograd, as this object's memory is not
        Tensor byW = terms.byWeight().clone(); // [M x N]
        Tensor surrogate = activations.mul(byH).sum().add(weight.mul(byW).sum()); // [] <g_H, H> + <g_W, W>
        return surrogate.sub(surrogate.detach()).add(new Scalar(terms.value())); // [] value and slopes are exact
    }

    private PenaltyForm cheapest(LayerProblem problem) {
        Block h = problem.activations();
        int active = problem.samples() == 1 ? ActiveColumns.of(h.toArray()).count() : h.columns();
        int bytes = h.isDouble() ? Double.BYTES : Float.BYTES;
        FormChoice.Shape shape =
                new FormChoice.Shape(problem.samples(), problem.neurons(), problem.targets(), active, bytes);
        return FormChoice.cheapest(penalty, shape);
    }

    /** Euler's identity: L is homogeneous in H, of degree 2 or 1, and a shift of a sample changes nothing. */
    private double value(Block byH, Block shifted) {
        double degree = penalty.divergence() == Divergence.SQUARED ? 2 : 1;
        return Math.max(0, Blas.dot(byH, shifted) / degree);
    }

    private Block wholeBlock(Slot slot, Tensor tensor) {
        if (tensor.is_contiguous()) {
            return new Block(tensor);
        }
        Block copy = scratch.block(slot, Math.toIntExact(tensor.size(0)), Math.toIntExact(tensor.size(1)));
        copy.tensor().copy_(tensor);
        return copy;
    }

    void requireCurrent(long evaluation) {
        if (evaluation != evaluations) {
            throw new IllegalStateException(
                    "the gradients of this evaluation are gone, because the same penalty object was"
                            + " evaluated again or closed; use one object for each layer, or clone what is to be kept");
        }
    }

    /** Bytes of memory held, gradients included. */
    long scratchBytes() {
        return scratch.bytes();
    }

    /** Gives the memory back; the object may be used again. */
    @Override
    public void close() {
        evaluations++;
        scratch.close();
    }
}
