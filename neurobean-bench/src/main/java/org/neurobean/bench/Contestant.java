package org.neurobean.bench;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.TrainingStep;

/** One way of making a training step; each call makes one on the next batch. */
public interface Contestant extends AutoCloseable {

    void step();

    @Override
    void close();

    /** The networks that are compared. */
    enum Kind {
        LENET5,
        MLP;

        Network create() {
            Initialization initialization = Initialization.of(new Randomness(0));
            return this == LENET5
                    ? Network.of(Architectures.leNet5(1, 10), initialization)
                    : Network.of(Architectures.mlp(List.of(784, 500, 10)), initialization);
        }
    }

    /** neurobean's own step; order 0 is plain. The strengths are those of the authors' code. */
    static Contestant own(Kind kind, int order, Examples examples, int batch) {
        List<Regularizer> regularizers =
                order == 0 ? List.of() : List.of(Regularizer.of(Bean.inCodeUnits(order, order == 1 ? 1.0 : 100.0)));
        Network network = kind.create();
        TrainingStep step = new TrainingStep(network, 5e-4, regularizers, new Randomness(0));
        return new Contestant() {
            private long made;

            @Override
            public void step() {
                try (PointerScope scope = new PointerScope()) {
                    Tensor inputs = Batches.inputs(examples, made, batch);
                    Tensor labels = Batches.labels(examples, made, batch);
                    step.run(inputs, labels, made, made % 10 == 0);
                }
                made++;
            }

            @Override
            public void close() {
                step.close();
                network.close();
            }
        };
    }

    /**
     * The engine as it comes: its own convolutions, dense layers and Adam. With an order, the penalty as the paper
     * prints it, [S x N x N], differentiated by the engine.
     */
    static Contestant engine(Kind kind, int order, Examples examples, int batch) {
        Network network = kind.create();
        TensorVector parameters =
                new TensorVector(network.parameters().values().toArray(new Tensor[0])).retainReference();
        org.bytedeco.pytorch.Adam adam =
                new org.bytedeco.pytorch.Adam(parameters, new AdamOptions(5e-4)).retainReference();
        return new Contestant() {
            private long made;

            @Override
            public void step() {
                try (PointerScope scope = new PointerScope()) {
                    List<Tensor> penalties = new ArrayList<>();
                    Pass pass = (layer, h) -> {
                        if (order > 0 && !layer.onRawInput()) {
                            penalties.add(LiteralPenalty.of(h, layer.weight(), order));
                        }
                        return torch.linear(h, layer.weight(), new TensorOptional(layer.bias()));
                    };
                    Tensor images = Batches.inputs(examples, made, batch);
                    Tensor scores = kind == Kind.LENET5
                            ? EngineLeNet5.forward(network, images, pass)
                            : network.forward(images, pass);
                    Tensor loss = torch.cross_entropy_loss(scores, Batches.labels(examples, made, batch));
                    for (Tensor penalty : penalties) {
                        loss = loss.add(penalty, new Scalar(order == 1 ? 1.0 : 100.0));
                    }
                    adam.zero_grad();
                    loss.backward();
                    adam.step();
                }
                made++;
            }

            @Override
            public void close() {
                adam.releaseReference();
                parameters.releaseReference();
                network.close();
            }
        };
    }
}
