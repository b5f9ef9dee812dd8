package org.neurobean.lab.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.DataSet;
import org.neurobean.data.LabeledImages;
import org.neurobean.torch.train.Examples;
import org.neurobean.torch.train.Trainer;

/** A data set in the engine's memory, split as the settings ask: pixels scaled to [0, 1]. */
public final class LoadedData implements AutoCloseable {

    private final DataSet dataset;
    private final TrainingSettings split;
    private final Examples train;
    private final @Nullable Examples validation;
    private final Examples test;

    private LoadedData(
            DataSet dataset, TrainingSettings split, Examples train, @Nullable Examples validation, Examples test) {
        this.dataset = dataset;
        this.split = split;
        this.train = train;
        this.validation = validation;
        this.test = test;
    }

    /**
     * Splits the training images; those held out for validation are drawn at random from the ones that take part.
     *
     * @throws InvalidValueException if there are not as many images as asked for
     */
    public static LoadedData of(DataSet dataset, TrainingSettings settings) {
        LabeledImages images = dataset.train();
        if (settings.trainImages() < 0 || settings.trainImages() > images.size()) {
            throw InvalidValueException.of(
                    "trainImages",
                    "from 1 to " + images.size() + ", the size of " + dataset.name(),
                    settings.trainImages());
        }
        int taking = settings.trainImages() == 0 ? images.size() : settings.trainImages();
        if (settings.shots() > 0) {
            images = images.subset(ShotSampler.draw(images, taking, settings.shots(), settings.randomness()));
            taking = images.size();
        }
        int held = settings.validationImages();
        if (held < 0 || held >= taking) {
            throw InvalidValueException.of(
                    "validationImages", "from 0 to " + (taking - 1) + ", so that an image is left to train on", held);
        }
        Examples test = examples(dataset.test());
        if (held == 0) {
            return new LoadedData(dataset, settings, examples(images.slice(0, taking)), null, test);
        }
        int[] order = settings.randomness().permutation(taking, "validation split");
        int[] validation = Arrays.copyOf(order, held);
        int[] rest = Arrays.copyOfRange(order, held, taking);
        Arrays.sort(validation);
        Arrays.sort(rest);
        return new LoadedData(
                dataset, settings, examples(images.subset(rest)), examples(images.subset(validation)), test);
    }

    /** Images as examples, each of shape [channels x height x width]. */
    public static Examples examples(LabeledImages images) {
        long[] shape = {images.channels(), images.height(), images.width()};
        return Examples.of(images.labels(), shape, buffer -> {
            for (int i = 0; i < images.size(); i++) {
                images.copyScaled(i, buffer);
            }
        });
    }

    /** Whether a training with these settings is to see these very images. */
    public boolean fits(TrainingSettings settings) {
        return split.splitsAs(settings);
    }

    public DataSet dataset() {
        return dataset;
    }

    public Examples train() {
        return train;
    }

    public Examples test() {
        return test;
    }

    /** How many images are held out for validation. */
    public int validationSize() {
        return validation == null ? 0 : validation.size();
    }

    Trainer.Samples samples() {
        return new Trainer.Samples(train, validation, dataset.name() + " " + dataset.digest());
    }

    @Override
    public void close() {
        train.close();
        if (validation != null) {
            validation.close();
        }
        test.close();
    }
}
