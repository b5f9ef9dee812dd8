package org.neurobean.example;

import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.relu;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Conv2d;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.Trainer;
import org.neurobean.torch.train.TrainingListener;
import org.neurobean.torch.train.TrainingOptions;

/** Your own network, trained with BEAN: 8 x 8 images of noise, in each a horizontal or a vertical bar. */
final class OwnNetworkExample {

    private static final int SIDE = 8;

    private OwnNetworkExample() {}

    /** A convolution, then dense layers 64 - 32 - 2. */
    static final class BarNet extends Network {

        private final Conv2d conv;
        private final Dense fc1;
        private final Dense fc2;

        BarNet(Initialization initialization) {
            super(initialization);
            conv = convolution("conv", new Channels(1, 4), 3, 1);
            fc1 = dense("fc1", 4 * 4 * 4, 32);
            fc2 = dense("fc2", 32, 2);
        }

        @Override
        public Tensor forward(Tensor images, Pass pass) { // images [S x 1 x 8 x 8]
            Tensor h = max_pool2d(relu(conv.apply(images)), 2).flatten(1, -1); // [S x 64]
            h = relu(pass.dense(fc1, h)); // [S x 32]
            return pass.dense(fc2, h); // [S x 2]; through the pass, BEAN sees what enters each dense layer
        }

        @Override
        public String name() {
            return "barnet";
        }
    }

    /** How a network does on 200 new images after it was trained on 40. */
    static Evaluation trainAndTest() {
        Randomness randomness = new Randomness(7);
        Regularizer bean = Regularizer.of(Bean.ofOrder(2, 100)); // alpha 100, on fc1 and fc2
        try (Examples train = bars(40, randomness.stream("train"));
                Examples test = bars(200, randomness.stream("test"));
                BarNet network = new BarNet(Initialization.of(randomness))) {
            new Trainer(network, TrainingOptions.ofEpochs(40).withBatchSize(4), List.of(bean), randomness)
                    .train(new Trainer.Samples(train, null, "bars"), TrainingListener.SILENT);
            return Evaluation.of(network, test);
        }
    }

    /** Images with bars in turn horizontal, class 0, and vertical, class 1. */
    static Examples bars(int size, SplittableRandom random) {
        int[] labels = new int[size];
        for (int s = 0; s < size; s++) {
            labels[s] = s % 2;
        }
        return Examples.of(labels, new long[] {1, SIDE, SIDE}, images -> {
            for (int label : labels) {
                drawBar(label, random, images);
            }
        });
    }

    private static void drawBar(int label, SplittableRandom random, FloatBuffer image) {
        int place = random.nextInt(SIDE);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                boolean inBar = (label == 0 ? row : column) == place;
                image.put((inBar ? 1 : 0) + random.nextFloat() / 2);
            }
        }
    }

    public static void main(String[] args) {
        System.out.printf("accuracy on new bars: %.3f%n", trainAndTest().accuracy());
    }
}
