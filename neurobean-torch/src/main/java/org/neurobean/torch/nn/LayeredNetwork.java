package org.neurobean.torch.nn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The network of an {@link Architecture}: each layer becomes a step that keeps its parameters. */
final class LayeredNetwork extends Network {

    private final Architecture architecture;
    private final List<Step> steps;

    /** One layer at work. */
    private interface Step {
        Tensor apply(Tensor h, Pass pass);
    }

    LayeredNetwork(Architecture architecture, Initialization initialization) {
        super(initialization);
        this.architecture = architecture;
        this.steps = new Steps().of(architecture.layers());
    }

    @Override
    public Tensor forward(Tensor inputs, Pass pass) { // [S x ...]
        requireFits(inputs);
        return apply(steps, inputs, pass); // [S x classes]
    }

    private static Tensor apply(List<Step> steps, Tensor inputs, Pass pass) {
        Tensor h = inputs;
        for (Step step : steps) {
            h = step.apply(h, pass);
        }
        return h;
    }

    /** What each layer gives, for tests. */
    List<Tensor> outputs(Tensor inputs, Pass pass) {
        requireFits(inputs);
        List<Tensor> outputs = new ArrayList<>();
        Tensor h = inputs;
        for (Step step : steps) {
            h = step.apply(h, pass);
            outputs.add(h.clone());
        }
        return outputs;
    }

    private void requireFits(Tensor inputs) {
        long[] shape = new long[Math.toIntExact(inputs.dim()) - 1];
        for (int d = 0; d < shape.length; d++) {
            shape[d] = inputs.size(d + 1L);
        }
        architecture.requireFits(shape);
    }

    @Override
    public String name() {
        return architecture.name();
    }

    @Override
    public String variant() {
        return architecture.precision() == Architecture.Precision.FLOAT32 ? "" : " in bfloat16";
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    /** Makes the steps, in the order of the layers, and with them the parameters. */
    private final class Steps implements Layer.Visitor<Step> {

        private boolean onRawInput = true;
        private boolean fresh;

        /** The steps of these layers. */
        List<Step> of(List<Layer> layers) {
            List<Step> made = new ArrayList<>();
            for (Layer layer : layers) {
                made.add(layer.accept(this));
                // What a normalization or a sum gives is needed by no gradient: ReLU may overwrite it.
                fresh = layer instanceof Layer.BatchNormalization || layer instanceof Layer.Residual;
            }
            return made;
        }

        @Override
        public Step scaling(Layer.Scaling layer) {
            Scalar factor = keep(new Scalar(layer.factor()));
            Scalar offset = keep(new Scalar(layer.offset()));
            return (h, pass) -> h.mul(factor).add(offset);
        }

        @Override
        public Step convolution(Layer.Convolution layer) {
            Conv2d convolution = layer.bias()
                    ? LayeredNetwork.this.convolution(layer)
                    : convolutionWithoutBias(
                            layer.name(),
                            new Channels(layer.inputs(), layer.outputs()),
                            new Window(layer.kernel(), layer.stride(), layer.padding()));
            boolean first = onRawInput;
            onRawInput = false;
            if (first && architecture.precision() == Architecture.Precision.BFLOAT16) {
                return (h, pass) -> convolution.apply(h.to(ScalarType.BFloat16).contiguous(MemoryFormat.ChannelsLast));
            }
            return (h, pass) -> convolution.apply(h);
        }

        @Override
        public Step batchNormalization(Layer.BatchNormalization layer) {
            BatchNorm2d normalization = LayeredNetwork.this.batchNormalization(layer.name(), layer.channels());
            onRawInput = false;
            return normalization::apply;
        }

        @Override
        public Step relu(Layer.Relu layer) {
            return fresh ? (h, pass) -> torch.relu_(h) : (h, pass) -> torch.relu(h);
        }

        @Override
        public Step maxPooling2(Layer.MaxPooling2 layer) {
            return (h, pass) -> MaxPooling.halve(h);
        }

        @Override
        public Step globalMeanPooling(Layer.GlobalMeanPooling layer) {
            return (h, pass) -> ofParameters(h).mean(2, 3);
        }

        @Override
        public Step flatten(Layer.Flatten layer) {
            return (h, pass) -> ofParameters(h).flatten(1, -1);
        }

        /** In the type of the parameters again after convolutions in another one. */
        private Tensor ofParameters(Tensor h) {
            return architecture.precision() == Architecture.Precision.FLOAT32 ? h : h.to(parameterType());
        }

        @Override
        public Step fullyConnected(Layer.FullyConnected layer) {
            Dense dense = onRawInput
                    ? denseOnInput(layer.name(), layer.neurons(), layer.targets())
                    : dense(layer.name(), layer.neurons(), layer.targets());
            onRawInput = false;
            return (h, pass) -> pass.dense(dense, h);
        }

        @Override
        public Step residual(Layer.Residual layer) {
            List<Step> one = of(layer.layers());
            List<Step> other = of(layer.shortcut());
            boolean mayOverwrite = layer.layers().get(layer.layers().size() - 1) instanceof Layer.BatchNormalization;
            return (h, pass) -> {
                Tensor sum = LayeredNetwork.apply(one, h, pass);
                Tensor around = LayeredNetwork.apply(other, h, pass);
                return mayOverwrite ? sum.add_(around) : sum.add(around);
            };
        }
    }
}
