package org.neurobean.torch.regularize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.RegularizerSettings.DeCov;

/**
 * DeCov (Cogswell, Ahmed, Girshick, Zitnick and Batra 2016): squared covariances of activations, so that neurons do not tell
 * the same story twice. For what enters a dense layer, with C the covariance over the n samples that are looked at,
 *
 * <pre>
 *   lambda sum_layers 1/2 (||C||_F^2 - ||diag C||^2),   by H: 2 lambda / n (H - mean) (C - diag C)
 * </pre>
 *
 * <p>computed by n x n products of samples if those are fewer than neurons, without an N x N matrix.
 *
 * <p>A single sample has no covariance. The publication's batch is the step's own, so a step needs two samples or more,
 * and one of a single sample is an error, also if it is what remains at the end of an epoch. To train with single samples
 * let it remember: the samples met last, with the activations that they had then, count towards C beside those of the
 * step. They get no gradient; the step's own stand for them, their gradient being multiplied by n / S, so that an epoch
 * weighs DeCov against the loss as an epoch of batches of n would. Only the very first sample of a training is then alone.
 *
 * @param settings its factor and choices
 */
record DeCovRegularizer(DeCov settings) implements KnownRegularizer {

    @Override
    public Attached attach(Network network, FlatParameters parameters, Randomness randomness) {
        List<Layer> layers = LayerSelection.ALL.in(network, "DeCov").stream()
                .map(layer -> new Layer(layer, settings.memory()))
                .toList();
        return new Attached() {
            @Override
            public boolean watches(Dense dense) {
                return layers.stream().anyMatch(layer -> layer.dense == dense);
            }

            @Override
            public void addGradients(Activations activations, GradientSink sink) {
                for (Layer layer : layers) {
                    sink.byActivations(
                            layer.dense,
                            layer.gradient(activations.entering(layer.dense)),
                            settings.lambda()); // [S x N]
                }
            }

            @Override
            public List<Term> terms(Activations activations) {
                return layers.stream()
                        .map(layer -> new Term("decov." + layer.dense.name(), layer.value, settings.lambda()))
                        .toList();
            }

            @Override
            public void beforeUpdate(double learningRate) {
                layers.forEach(Layer::remember);
            }

            @Override
            public Map<String, Tensor> state() {
                Map<String, Tensor> state = new LinkedHashMap<>();
                for (Layer layer : layers) {
                    layer.addState(state);
                }
                return state;
            }

            @Override
            public void close() {
                layers.forEach(Layer::release);
            }
        };
    }

    /** The penalty of one layer, with the samples that it remembers: the latest stand last. */
    private static final class Layer {

        private final Dense dense;
        private final Tensor remembered; // [memory x N]
        private final Tensor count; // [1], how many of them are real
        private Tensor entered; // [S x N] of this step
        private double value;

        Layer(Dense dense, int memory) {
            this.dense = dense;
            remembered = torch.zeros(
                            new long[] {memory, dense.neurons()}, dense.weight().options())
                    .retainReference();
            count = torch.zeros(new long[] {1}, dense.weight().options()).retainReference();
            entered = remembered;
        }

        /** The gradient with respect to what enters now, [S x N]. */
        Tensor gradient(Tensor h) {
            entered = h;
            long samples = h.size(0);
            long earlier = remembered.size(0) == 0 ? 0 : (long) count.item_double();
            if (samples == 1 && remembered.size(0) == 0) {
                throw new IllegalArgumentException(
                        "DeCov takes covariances over the samples of a step, and this step has"
                                + " a single one: choose a batch size of 2 or more that leaves no single sample over at the end"
                                + " of an epoch, or let DeCov remember earlier samples");
            }
            Tensor all = earlier == 0 ? h : torch.cat(new TensorVector(latest(earlier), h), 0); // [n x N]
            double n = samples + earlier;
            Tensor centred = all.sub(all.mean(0)); // [n x N]
            Tensor product = timesCovariance(centred); // [n x N]
            // Homogeneous of degree 4, with the gradient 2 / n (...): Euler's identity.
            value = Math.max(0, product.mul(centred).sum().item_double() / (2 * n));
            return product.narrow(0, earlier, samples).mul(new Scalar(2.0 / samples)); // 2 / n times n / S
        }

        /** X (C - diag C) for centred X [n x N], C = X'X / n. */
        private static Tensor timesCovariance(Tensor x) {
            Scalar share = new Scalar(1.0 / x.size(0));
            Tensor variances = x.mul(x).mean(0); // [N]
            Tensor product = x.size(0) <= x.size(1)
                    ? torch.mm(torch.mm(x, x.t()), x) // [n x n] first
                    : torch.mm(x, torch.mm(x.t(), x)); // [N x N] first
            return product.mul_(share).sub_(x.mul(variances)); // [n x N]
        }

        private Tensor latest(long earlier) {
            return remembered.narrow(0, remembered.size(0) - earlier, earlier); // [earlier x N]
        }

        void remember() {
            long most = remembered.size(0);
            if (most > 0) {
                Tensor all = torch.cat(new TensorVector(remembered, entered), 0); // [memory + S x N]
                remembered.copy_(all.narrow(0, all.size(0) - most, most));
                long known = Math.min(most, (long) count.item_double() + entered.size(0));
                count.fill_(new Scalar((double) known));
            }
        }

        void addState(Map<String, Tensor> state) {
            if (remembered.size(0) > 0) {
                state.put(dense.name() + ".remembered", remembered);
                state.put(dense.name() + ".count", count);
            }
        }

        void release() {
            remembered.releaseReference();
            count.releaseReference();
        }
    }
}
