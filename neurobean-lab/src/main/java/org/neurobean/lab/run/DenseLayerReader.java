package org.neurobean.lab.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.LinearReadout;
import org.neurobean.assembly.Readout;
import org.neurobean.assembly.layer.LayerInput;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.DataSet;
import org.neurobean.data.LabeledImages;
import org.neurobean.torch.Engine;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.train.Examples;

/** Reads a dense layer of a run's network: what enters it for the test images, and what leaves it. */
public final class DenseLayerReader implements AutoCloseable {

    private static final int BATCH = 250;

    private final Network network;
    private final Dense layer;
    private final Examples test;
    private final DataSet data;

    /**
     * Brings the run's network back; the caller closes the reader.
     *
     * @param directory of the run
     * @param run its record
     * @param data whose test images go through the network
     * @param layer name of the dense layer; null for the last one
     * @throws InvalidValueException if there is no such layer
     * @throws OutputDirectoryException if the model is missing or does not fit
     */
    public DenseLayerReader(Path directory, RunRecord run, DataSet data, @Nullable String layer) {
        this.data = data;
        Engine.useThreads(run.settings().course().threads());
        this.network = SavedModel.load(directory, run, data.shape(), data.classes());
        try {
            this.layer = named(network, layer);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
        this.test = LoadedData.examples(data.test());
    }

    private static Dense named(Network network, @Nullable String name) {
        List<Dense> layers = network.denseLayers();
        if (name == null) {
            return layers.get(layers.size() - 1);
        }
        return layers.stream()
                .filter(dense -> dense.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidValueException.of(
                        "layer",
                        "a dense layer of " + network.name() + " ("
                                + String.join(
                                        ", ", layers.stream().map(Dense::name).toList()) + ")",
                        name));
    }

    /** The layer's name in the network. */
    public String layer() {
        return layer.name();
    }

    /** N. */
    public int neurons() {
        return layer.neurons();
    }

    /** Whether the layer gives the class scores, so that its targets are the classes. */
    private boolean last() {
        return layer == network.denseLayers().get(network.denseLayers().size() - 1);
    }

    /**
     * The layer as arrays. Its readout is good until this reader is closed.
     *
     * @param name short, as it is to stand in tables
     * @param origin where it comes from
     */
    public LayerInput read(String name, String origin) {
        double[][] outgoing = Weights.outgoing(layer);
        List<String> targets = last()
                ? data.classNames()
                : IntStream.range(0, layer.targets())
                        .mapToObj(k -> "neuron " + k)
                        .toList();
        Readout readout = last() ? new LinearReadout(outgoing, bias()) : this::scoresOf;
        return new LayerInput(
                name,
                layer.name(),
                origin,
                data.classNames(),
                targets,
                activations(),
                outgoing,
                data.test().labels(),
                readout,
                pictures());
    }

    private LayerInput.Images pictures() {
        LabeledImages images = data.test();
        return new LayerInput.Images(images.width(), images.height(), images.channels(), images::pixels);
    }

    private double[] bias() {
        float[] values = new float[layer.targets()];
        try (PointerScope scope = new PointerScope()) {
            FloatPointer data = layer.bias().detach().contiguous().data_ptr_float();
            data.get(values);
        }
        return IntStream.range(0, values.length).mapToDouble(k -> values[k]).toArray();
    }

    private double[][] activations() {
        List<double[]> rows = new ArrayList<>();
        for (int from = 0; from < test.size(); from += BATCH) {
            int to = Math.min(from + BATCH, test.size());
            forward(from, to, (dense, h) -> {
                if (dense == layer) {
                    add(h, rows);
                }
                return dense.apply(h);
            });
        }
        return rows.toArray(new double[0][]);
    }

    /**
     * The rest of the network. Some images go through it with the given activations in the layer's place, which is correct
     * if images reach the scores only through this layer.
     */
    private double[][] scoresOf(double[][] activations) {
        List<double[]> scores = new ArrayList<>();
        for (int from = 0; from < activations.length; from += BATCH) {
            int to = Math.min(from + BATCH, activations.length);
            try (PointerScope scope = new PointerScope();
                    NoGradient none = new NoGradient()) {
                Tensor given = tensor(activations, from, to);
                Tensor any = test.slice(0, to - from).inputs(); // [S x ...]
                add(network.forward(any, (dense, h) -> dense.apply(dense == layer ? given : h)), scores);
            }
        }
        return scores.toArray(new double[0][]);
    }

    private void forward(int from, int to, Pass pass) {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            network.forward(test.slice(from, to).inputs(), pass);
        }
    }

    private static Tensor tensor(double[][] rows, int from, int to) {
        int width = rows[0].length;
        float[] values = new float[(to - from) * width];
        for (int s = from; s < to; s++) {
            for (int i = 0; i < width; i++) {
                values[(s - from) * width + i] = (float) rows[s][i];
            }
        }
        return torch.from_blob(new FloatPointer(values), to - from, width).clone();
    }

    private static void add(Tensor matrix, List<double[]> rows) {
        int width = (int) matrix.size(1);
        float[] values = new float[(int) matrix.size(0) * width];
        FloatPointer data = matrix.contiguous().data_ptr_float();
        data.get(values);
        for (int s = 0; s < values.length / width; s++) {
            double[] row = new double[width];
            for (int i = 0; i < width; i++) {
                row[i] = values[s * width + i];
            }
            rows.add(row);
        }
    }

    @Override
    public void close() {
        test.close();
        network.close();
    }
}
