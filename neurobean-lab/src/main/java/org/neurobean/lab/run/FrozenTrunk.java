package org.neurobean.lab.run;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.UserError;
import org.neurobean.torch.Dense;
import org.neurobean.torch.Examples;
import org.neurobean.torch.Initialization;
import org.neurobean.torch.Network;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Pass;
import org.neurobean.torch.Safetensors;
import org.neurobean.torch.Trainer;

/**
 * A trained network whose last dense layer alone learns anew. What enters that layer, the features of each image, is computed
 * once and kept beside the run, so that another alpha takes seconds.
 */
public final class FrozenTrunk {

    /** The features of a run's images, in the directory of the run. */
    static final String FEATURES = "features.safetensors";

    private static final String KEY = "neurobean.features";
    private static final String TRAIN = "train";
    private static final String VALIDATION = "validation";
    private static final int BATCH = 250;

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
     * @throws UserError where the directory holds no such run
     */
    public static FrozenTrunk of(Path from) {
        RunRecord run = RunDirectory.read(from);
        Path model = from.resolve(RunDirectory.MODEL);
        if (!Files.exists(model)) {
            throw UserError.usage(from + " has no " + RunDirectory.MODEL
                    + ": the training has not ended; go on with it by 'neurobean train ... --resume'");
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new FrozenTrunk(from, run, HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(model))));
        } catch (IOException e) {
            throw RunDirectory.explain(model, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The settings of a training of the last layer on this trunk: the network is the run's.
     *
     * @throws UserError where the data set is not the run's
     */
    public TrainingSettings on(TrainingSettings asked) {
        if (!asked.dataset().equals(run.settings().dataset())) {
            throw UserError.usage(
                    "the run in " + from + " was trained on " + run.settings().dataset()
                            + "; --freeze-trunk learns on the same data set, but --dataset is " + asked.dataset());
        }
        if (asked.bean() != null && asked.bean().alphas().size() > 1) {
            throw UserError.usage("--freeze-trunk trains one layer: give one alpha, not "
                    + asked.bean().alphas().size());
        }
        return asked.withNetworkOf(run.settings())
                .withCourse(
                        asked.course().onTrunk(digest, run.settings().course().precision()));
    }

    /** The whole network as the run left it. */
    Network network(LoadedData data) {
        return SavedModel.load(from, run, data.dataset().shape(), data.dataset().classes());
    }

    /** The last dense layer, with parameters that begin anew, and the features that it learns from. */
    Head head(Network whole, TrainingSettings settings, LoadedData data) {
        Dense last = whole.denseLayers().get(whole.denseLayers().size() - 1);
        return new Head(new LastLayer(last, settings), last, samples(whole, last, settings, data));
    }

    /**
     * What learns.
     *
     * @param network the last layer alone
     * @param place where it belongs in the whole network
     * @param samples features
     */
    record Head(Network network, Dense place, Trainer.Samples samples) implements AutoCloseable {

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

    private Trainer.Samples samples(Network whole, Dense last, TrainingSettings settings, LoadedData data) {
        Trainer.Samples images = data.samples();
        String key = digest + " " + data.dataset().digest() + " " + settings.split();
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> features = kept(key);
            if (features.isEmpty()) {
                features.put(TRAIN, features(whole, last, images.train()));
                Examples validation = images.validation();
                if (validation != null) {
                    features.put(VALIDATION, features(whole, last, validation));
                }
                keep(key, features);
            }
            Examples validation = images.validation();
            return new Trainer.Samples(
                    examples(features.get(TRAIN), images.train()),
                    validation == null ? null : examples(features.get(VALIDATION), validation),
                    "features of " + key);
        }
    }

    private Map<String, Tensor> kept(String key) {
        Path file = from.resolve(FEATURES);
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

    private void keep(String key, Map<String, Tensor> features) {
        try {
            new Safetensors(features, Map.of(KEY, key)).write(from.resolve(FEATURES));
        } catch (IOException e) {
            // Where there is no room they are computed again the next time; the training does not need the file.
        }
    }

    /** What enters the layer for each image, [S x N]. */
    private static Tensor features(Network whole, Dense last, Examples images) {
        Tensor all = torch.zeros(new long[] {images.size(), last.neurons()}); // [S x N]
        for (int begin = 0; begin < images.size(); begin += BATCH) {
            int at = begin;
            int count = Math.min(BATCH, images.size() - begin);
            try (PointerScope scope = new PointerScope();
                    NoGradient none = new NoGradient()) {
                whole.forward(images.slice(at, at + count).inputs(), (layer, h) -> {
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
