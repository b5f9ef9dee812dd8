package org.neurobean.lab.trial;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.neurobean.data.DataSet;
import org.neurobean.data.LabeledImages;
import org.neurobean.lab.SettingsException;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.run.LoadedData;
import org.neurobean.lab.run.ShotSampler;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.train.Examples;

/**
 * A data set as trials need it. What several trials read, test images and disjoint validation images, is in the engine's
 * memory once; trials of several threads may read it at the same time.
 */
public final class TrialData implements AutoCloseable {

    private final DataSet dataset;
    private final Examples test;
    private final Map<Integer, Examples> disjoint = new HashMap<>();

    /** Holds a data set until it is closed. */
    public TrialData(DataSet dataset) {
        this.dataset = dataset;
        this.test = LoadedData.examples(dataset.test());
    }

    public DataSet dataset() {
        return dataset;
    }

    /** All test images. */
    Examples test() {
        return test;
    }

    /**
     * The images of a trial to learn from, in the order of the set.
     *
     * @throws SettingsException if a class has fewer images than shots
     */
    LabeledImages shots(Trial trial) {
        LabeledImages images = dataset.train();
        return images.subset(ShotSampler.draw(
                images,
                images.size(),
                trial.shots(),
                new Randomness(trial.draw().seed())));
    }

    /** Images that selector the epochs of a trial. */
    LabeledImages validationImages(Trial trial) {
        LabeledImages images = dataset.train();
        int asked = trial.protocol().validationImages();
        return switch (trial.protocol().validation()) {
            case DISJOINT -> {
                int pool = Protocol.pool(images.size());
                yield images.slice(pool, Math.min(images.size(), pool + asked));
            }
            case ANY_TRAINING_IMAGE -> {
                int[] order = new Randomness(trial.draw().seed()).permutation(images.size(), "validation");
                int[] chosen = Arrays.copyOf(order, Math.min(images.size(), asked));
                Arrays.sort(chosen);
                yield images.subset(chosen);
            }
        };
    }

    /** The same in the engine's memory; {@link #release} when they are no longer needed. */
    synchronized Examples validation(Trial trial) {
        if (trial.protocol().validation() == Protocol.Validation.DISJOINT) {
            return disjoint.computeIfAbsent(
                    trial.protocol().validationImages(), count -> LoadedData.examples(validationImages(trial)));
        }
        return LoadedData.examples(validationImages(trial));
    }

    /** Frees validation images of a trial, unless others share them. */
    synchronized void release(Examples validation) {
        if (!disjoint.containsValue(validation)) {
            validation.close();
        }
    }

    @Override
    public synchronized void close() {
        test.close();
        disjoint.values().forEach(Examples::close);
        disjoint.clear();
    }
}
