package org.neurobean.example;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.example.OwnNetworkExample.BarNet;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.penalty.TensorBeanPenalty;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.Examples;

/** The penalty in your own training loop, with the engine's optimizer: add it to the loss, call backward. */
final class OwnLoopExample {

    private OwnLoopExample() {}

    /** How a network does on 200 new images after 150 steps with the given alpha. */
    static Evaluation trainAndTest(double alpha) {
        Randomness randomness = new Randomness(7);
        Map<Dense, TensorBeanPenalty> penalties = new HashMap<>();
        try (Examples train = OwnNetworkExample.bars(40, randomness.stream("train"));
                Examples test = OwnNetworkExample.bars(200, randomness.stream("test"));
                BarNet network = new BarNet(Initialization.of(randomness))) {
            for (Dense layer : network.denseLayers()) { // one for each layer: it keeps memory between steps
                penalties.put(layer, new TensorBeanPenalty(BeanPenalty.ofOrder(2)));
            }
            Tensor[] parameters = network.parameters().values().toArray(new Tensor[0]);
            try (Adam optimizer = new Adam(new TensorVector(parameters), new AdamOptions(5e-3))) {
                for (int step = 0; step < 150; step++) {
                    step(network, train, penalties, alpha, optimizer);
                }
            }
            return Evaluation.of(network, test);
        } finally {
            penalties.values().forEach(TensorBeanPenalty::close);
        }
    }

    private static void step(
            BarNet network, Examples train, Map<Dense, TensorBeanPenalty> penalties, double alpha, Adam optimizer) {
        try (PointerScope scope = new PointerScope()) { // frees what the step allocates
            optimizer.zero_grad();
            List<Tensor> addends = new ArrayList<>();
            Tensor scores = network.forward(train.inputs(), (layer, h) -> { // h [S x N], weight [M x N]
                addends.add(penalties.get(layer).loss(h, layer.weight()));
                return layer.apply(h);
            });
            Tensor objective = cross_entropy_loss(scores, train.labels());
            for (Tensor penalty : addends) {
                objective = objective.add(penalty, new Scalar(alpha));
            }
            objective.backward();
            optimizer.step();
        }
    }

    public static void main(String[] args) {
        System.out.printf("accuracy on new bars: %.3f%n", trainAndTest(100).accuracy());
    }
}
