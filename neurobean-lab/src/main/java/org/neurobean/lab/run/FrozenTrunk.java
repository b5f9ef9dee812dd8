package org.neurobean.lab.run;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.Sha256;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Safetensors;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.nn.Pass;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.Trainer;

/**
 * A trained network of which only the last dense layer learns anew. What enters that layer, the features of each image, is
 * computed once and kept beside the run, so that another alpha takes seconds.
 */
public final class FrozenTrunk {

    /** The features of a run's images, in the directory of the run, one file for each choice of images. */
    static final String FEATURES = "features-";

    private static final String KEY = "neurobean.features";
    private static final String TRAIN = "train";
    private static final String VALIDATION = "validation";
    private static final String TEST = "test";
    private static final int BATCH = 250;
    private static final int SHORT = 12;

    private final Path from;
    private final RunRecord run;
    private final String digest;

    private FrozenTrunk(Path from, RunRecord run, String digest) {
        this.from = from;
        this.run = run;
        this.digest = digest;
    }

    /**
     * The trunk of a run that has ended.
     *
     * @throws OutputDirectoryException if the directory holds no such run
     */
    public static FrozenTrunk of(Path from) {
        RunRecord run = RunDirectory.read(from);
        Path model = SavedModel.file(from);
        try {
            return new FrozenTrunk(from, run, Sha256.ofBytes(model));
        } catch (IOException e) {
            throw RunDirectory.explain(model, e);
        }
    }

    /**
     * The settings of a training of the last layer on this trunk: the network is the run's.
     *
     * @throws InvalidValueException if the data set is not the run's, or there is more than one alpha
     */
    public TrainingSettings on(TrainingSettings asked) {
        if (!asked.dataset().equals(run.settings().dataset())) {
            throw InvalidValueException.of(
                    "dataset",
                    run.settings().dataset() + ", which the frozen trunk of " + from + " was trained on",
                    asked.dataset());
        }
        if (asked.bean() != null && asked.bean().alphas().size() > 1) {
            throw new InvalidValueException(
                    "alpha",
                    "be one value, since one layer learns on a frozen trunk",
                    "there are " + asked.bean().alphas().size());
        }
        return asked.withNetworkOf(run.settings())
                .withCourse(asked.course().onTrunk(digest, run.settings().course()));
    }

    /** The whole network as the run left it. */
    Network network(LoadedData data) {
        return SavedModel.load(from, run, data.dataset().shape(), data.dataset().classes());
    }

    /**
     * The last dense layer, with parameters that begin anew, and the features that it learns from.
     *
     * @param stop asked regularly while features are computed
     * @throws StoppedException if it was asked to stop
     */
    Head head(Network whole, TrainingSettings settings, LoadedData data, BooleanSupplier stop) {
        Dense last = whole.denseLayers().get(whole.denseLayers().size() - 1);
        String key = digest + " " + data.dataset().digest() + " " + settings.split();
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> features = features(whole, key, data, stop);
            Trainer.Samples images = data.samples();
            Examples validation = images.validation();
            Trainer.Samples samples = new Trainer.Samples(
                    examples(features.get(TRAIN), images.train()),
                    validation == null ? null : examples(features.get(VALIDATION), validation),
                    "features of " + key);
            return new Head(lastLayer(whole, settings), last, samples, examples(features.get(TEST), data.test()));
        }
    }

    /** A network that is only the last layer of the whole one, with new parameters. */
    static Network lastLayer(Network whole, TrainingSettings settings) {
        return new LastLayer(whole.denseLayers().get(whole.denseLayers().size() - 1), settings);
    }

    /**
     * What learns.
     *
     * @param network the last layer only
     * @param place where it belongs in the whole network
     * @param samples features to learn from
     * @param test features of the test images
     */
    record Head(Network network, Dense place, Trainer.Samples samples, Examples test) implements AutoCloseable {

        /** Puts what was learned into the whole network. */
        void finish() {
            Dense learned = network.denseLayers().get(0);
            try (NoGradient none = new NoGradient()) {
                place.weight().copy_(learned.weight());
                place.bias().copy_(learned.bias());
            }
        }

        @Override
        public void close() {
            network.close();
            test.close();
            samples.train().close();
            Examples validation = samples.validation();
            if (validation != null) {
                validation.close();
            }
        }
    }

    private static final class LastLayer extends Network {

        private final Dense dense;

        LastLayer(Dense like, TrainingSettings settings) {
            super(Initialization.of(settings.randomness()));
            dense = dense(like.name(), like.neurons(), like.targets());
        }

        @Override
        public Tensor forward(Tensor features, Pass pass) {
            return pass.dense(dense, features);
        }

        @Override
        public String name() {
            return "last layer";
        }
    }

    /** Kept ones, or else computed and kept. */
    private Map<String, Tensor> features(Network whole, String key, LoadedData data, BooleanSupplier stop) {
        Path file = from.resolve(FEATURES + Sha256.ofText(key).substring(0, SHORT) + ".safetensors");
        Map<String, Tensor> features = kept(file, key);
        if (features.isEmpty()) {
            features.put(TRAIN, features(whole, data.train(), stop));
            Examples validation = data.samples().validation();
            if (validation != null) {
                features.put(VALIDATION, features(whole, validation, stop));
            }
            features.put(TEST, features(whole, data.test(), stop));
            keep(file, key, features);
        }
        return features;
    }

    private static Map<String, Tensor> kept(Path file, String key) {
        if (Files.exists(file)) {
            try {
                Safetensors stored = Safetensors.read(file);
                if (key.equals(stored.metadata().get(KEY))) {
                    return new LinkedHashMap<>(stored.tensors());
                }
            } catch (IOException e) {
                // A damaged file is as good as none: it is computed and written anew.
            }
        }
        return new LinkedHashMap<>();
    }

    private static void keep(Path file, String key, Map<String, Tensor> features) {
        try {
            new Safetensors(features, Map.of(KEY, key)).write(file);
        } catch (IOException e) {
            // If there is no room, they are computed again the next time; the training does not need the file.
        }
    }

    /** What enters the layer for each image, [S x N]. */
    private static Tensor features(Network whole, Examples images, BooleanSupplier stop) {
        Dense last = whole.denseLayers().get(whole.denseLayers().size() - 1);
        Tensor all = torch.zeros(new long[] {images.size(), last.neurons()}); // [S x N]
        for (int begin = 0; begin < images.size(); begin += BATCH) {
            if (stop.getAsBoolean()) {
                throw new StoppedException(
                        "stopped before the features of all images were computed; they are computed anew the next time");
            }
            int at = begin;
            int count = Math.min(BATCH, images.size() - begin);
            try (PointerScope scope = new PointerScope();
                    NoGradient none = new NoGradient()) {
                Tensor inputs =
                        whole.device().bring(images.slice(at, at + count).inputs());
                whole.forward(inputs, (layer, h) -> {
                    if (layer == last) {
                        all.narrow(0, at, count).copy_(h);
                    }
                    return layer.apply(h);
                });
            }
        }
        return all;
    }

    private static Examples examples(@Nullable Tensor features, Examples images) {
        if (features == null) {
            throw new IllegalStateException("no features were computed");
        }
        int size = images.size();
        int neurons = (int) features.size(1);
        int[] labels = new int[size];
        long[] wide = new long[size];
        images.labels().data_ptr_long().get(wide);
        for (int s = 0; s < size; s++) {
            labels[s] = (int) wide[s];
        }
        FloatPointer data = features.contiguous().data_ptr_float();
        FloatBuffer values = data.capacity((long) size * neurons).asBuffer();
        return Examples.of(labels, new long[] {neurons}, buffer -> buffer.put(values));
    }
}
