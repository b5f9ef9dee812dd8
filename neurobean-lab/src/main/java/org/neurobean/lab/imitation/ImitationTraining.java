package org.neurobean.lab.imitation;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.kernel.GaussianProcess;
import org.neurobean.lab.kernel.Shots;
import org.neurobean.torch.Engine;
import org.neurobean.torch.FlushToZero;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.train.Nadam;
import org.neurobean.torch.train.TrainingDivergedException;

/** Trains a network as an imitation network, on one thread. */
public final class ImitationTraining {

    private final Method.Imitation settings;
    private final Shots shots;
    private final Randomness randomness;

    /**
     * A training that has not begun.
     *
     * @param shots are learned, and the Gaussian process is fitted to them
     * @param randomness of pseudo examples and of the order of all examples
     */
    public ImitationTraining(Method.Imitation settings, Shots shots, Randomness randomness) {
        Engine.start();
        this.settings = settings;
        this.shots = shots;
        this.randomness = randomness;
    }

    /** How many pseudo examples there are in a round, counted from 0: they grow evenly. */
    public static int pseudoExamples(Method.Imitation settings, int round) {
        if (settings.rounds() == 1) {
            return settings.pseudoExamplesAtLast();
        }
        long more = (long) settings.pseudoExamplesAtLast() - settings.pseudoExamples();
        return settings.pseudoExamples() + Math.toIntExact(more * round / (settings.rounds() - 1));
    }

    /** Steps of the optimizer in the whole training. */
    public static long steps(Method.Imitation settings) {
        long steps = 0;
        for (int round = 0; round < settings.rounds(); round++) {
            int size = pseudoExamples(settings, round);
            steps += (long) settings.roundEpochs() * ((size + settings.batchSize() - 1) / settings.batchSize());
        }
        return steps;
    }

    /**
     * Trains the network from its current parameters; keeping the best epoch is left to the listener.
     *
     * @param network takes images of the shots' shape and gives as many classes
     * @throws TrainingDivergedException if the objective is not finite
     */
    public void train(Network network, ImitationListener listener) {
        Method.GaussianProcess process = new Method.GaussianProcess(Method.Pixels.RAW, settings.ensemble());
        GaussianProcess imitated = GaussianProcess.fit(shots, process);
        try (Run run = new Run(network, imitated)) {
            for (int round = 0; round < settings.rounds(); round++) {
                run.round(round, listener);
            }
        }
    }

    /** What a training holds outside of the Java heap. */
    private final class Run implements AutoCloseable {

        private final Network network;
        private final GaussianProcess imitated;
        private final PseudoExamples pseudo;
        private final FlatParameters parameters;
        private final Nadam nadam;
        private final Tensor shotInputs;
        private final Tensor shotIndicators; // [n x C]
        private long steps;
        private int epochs;

        Run(Network network, GaussianProcess imitated) {
            this.network = network;
            this.imitated = imitated;
            pseudo = new PseudoExamples(settings, shots, randomness);
            parameters = new FlatParameters(network);
            nadam = new Nadam(parameters, settings.learningRate());
            try (PointerScope scope = new PointerScope()) {
                float[][] images = shots.images();
                int[] labels = shots.labels();
                Tensor inputs = torch.zeros(
                        images.length,
                        shots.shape().channels(),
                        shots.shape().height(),
                        shots.shape().width());
                Tensor indicators = torch.zeros(images.length, shots.classes());
                for (int i = 0; i < images.length; i++) {
                    inputs.select(0, i).flatten().copy_(Tensor.create(images[i]));
                    indicators.select(0, i).select(0, labels[i]).fill_(new Scalar(1.0));
                }
                shotInputs = inputs.retainReference();
                shotIndicators = indicators.retainReference();
            }
        }

        void round(int round, ImitationListener listener) {
            if (round > 0) {
                pseudo.climb(network, imitated);
            }
            pseudo.growTo(pseudoExamples(settings, round));
            pseudo.judge(imitated);
            for (int epoch = 0; epoch < settings.roundEpochs(); epoch++) {
                listener.afterEpoch(epoch(round));
            }
        }

        private ImitationListener.Epoch epoch(int round) {
            int[] order = randomness.permutation(pseudo.size(), "pseudo examples of an epoch", epochs);
            double crossEntropy = 0;
            double divergence = 0;
            int batches = 0;
            for (int from = 0; from < order.length; from += settings.batchSize()) {
                int to = Math.min(from + settings.batchSize(), order.length);
                double[] terms = step(indices(order, from, to));
                crossEntropy += terms[0];
                divergence += terms[1];
                batches++;
            }
            epochs++;
            return new ImitationListener.Epoch(
                    epochs,
                    settings.rounds() * settings.roundEpochs(),
                    round + 1,
                    pseudo.size(),
                    crossEntropy / batches,
                    divergence / batches,
                    steps);
        }

        /** One step on some pseudo examples and on as many shots, or all if there are fewer: both terms. */
        private double[] step(long[] chosen) {
            try (PointerScope scope = new PointerScope();
                    FlushToZero flush = new FlushToZero()) {
                Tensor index = Tensor.create(chosen);
                long[] chosenShots = chosenShots(chosen.length);
                Tensor shotIndex = Tensor.create(chosenShots);
                Tensor inputs = torch.cat(new TensorVector(
                        shotInputs.index_select(0, shotIndex), pseudo.inputs().index_select(0, index)));
                Tensor logF = network.forward(inputs, Pass.PLAIN).log_softmax(1);
                Tensor crossEntropy = logF.narrow(0, 0, chosenShots.length)
                        .mul(shotIndicators.index_select(0, shotIndex))
                        .sum()
                        .mul(new Scalar(-1.0 / chosenShots.length));
                Tensor divergence = Imitated.divergence(
                                pseudo.targets().index_select(0, index),
                                logF.narrow(0, chosenShots.length, chosen.length))
                        .mul(pseudo.weights().index_select(0, index))
                        .mean();
                Tensor objective =
                        crossEntropy.mul(new Scalar(settings.lambda())).add(divergence);
                requireFinite(objective.item_double());
                parameters.gradients().zero_();
                objective.backward();
                nadam.step();
                steps++;
                return new double[] {crossEntropy.item_double(), divergence.item_double()};
            }
        }

        /** As many shots as asked for, or all if there are fewer, in a random order. */
        private long[] chosenShots(int count) {
            int n = shots.size();
            int taken = Math.min(count, n);
            return indices(randomness.permutation(n, "shots of a step", steps), 0, taken);
        }

        private void requireFinite(double objective) {
            if (!Double.isFinite(objective)) {
                throw new TrainingDivergedException(
                        epochs + 1,
                        steps,
                        objective,
                        "the learning rate of " + settings.learningRate() + " is too high");
            }
        }

        @Override
        public void close() {
            shotInputs.releaseReference();
            shotIndicators.releaseReference();
            nadam.close();
            parameters.close();
            pseudo.close();
        }
    }

    private static long[] indices(int[] order, int from, int to) {
        long[] indices = new long[to - from];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = order[from + i];
        }
        return indices;
    }
}
