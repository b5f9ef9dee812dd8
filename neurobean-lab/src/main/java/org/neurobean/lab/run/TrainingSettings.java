package org.neurobean.lab.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.SettingsException;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.augment.Augmentation;
import org.neurobean.torch.settings.RegularizerSettings;
import org.neurobean.torch.train.StopRule;
import org.neurobean.torch.train.TrainingOptions;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Every setting that decides on the outcome of a training; {@code run.json} holds it, and two runs with equal settings
 * on one machine have equal bits.
 *
 * @param dataset a name of the catalog
 * @param trainImages how many of the training images, from the first, take part; 0 for all
 * @param shots images of each class that are drawn from these and trained on, the same ones for every method with this
 *     seed; 0 for all
 * @param validationImages how many of these are held out, chosen at random
 * @param model {@code lenet5}, {@code mlp} or {@code resnet18}
 * @param hidden widths of the hidden layers of an MLP
 * @param regularizers in the order in which they are attached; empty for plain training
 * @param learningRate of Adam
 * @param batchSize samples a step
 * @param stop when to end
 * @param course how it is carried out
 * @param seed of all randomness
 */
@JsonSerialize(converter = SettingsInFile.Writing.class)
@JsonDeserialize(converter = SettingsInFile.Reading.class)
public record TrainingSettings(
        String dataset,
        int trainImages,
        int shots,
        int validationImages,
        String model,
        List<Integer> hidden,
        List<RegularizerSettings> regularizers,
        double learningRate,
        int batchSize,
        Stop stop,
        Course course,
        long seed) {

    private static final double SMALLEST_FACTOR = 1e-30;
    private static final double LARGEST_FACTOR = 1e30;

    /**
     * When to end; at most one of convergence and patience is set.
     *
     * @param epochs at most
     * @param convergence the share by which the objective has to go on falling; 0 for a fixed number of epochs
     * @param window of the convergence, epochs
     * @param patience epochs without a better validation accuracy; 0 for none
     */
    public record Stop(int epochs, double convergence, int window, int patience) {

        /** A fixed number of epochs. */
        public static Stop afterEpochs(int epochs) {
            return new Stop(epochs, 0, 0, 0);
        }

        StopRule rule() {
            if (patience != 0) {
                return new StopRule.EarlyStopping(epochs, patience);
            }
            return convergence != 0 ? new StopRule.Converged(epochs, window, convergence) : new StopRule.Epochs(epochs);
        }
    }

    public TrainingSettings {
        hidden = List.copyOf(hidden);
        regularizers = List.copyOf(regularizers);
    }

    /** The paper's plain training of LeNet-5 (section 3.1) for some epochs. */
    public static TrainingSettings lenet5(String dataset, int epochs, long seed) {
        return new TrainingSettings(
                dataset,
                0,
                0,
                0,
                Models.LENET5,
                List.of(),
                List.of(),
                TrainingOptions.PAPER_LEARNING_RATE,
                TrainingOptions.PAPER_BATCH_SIZE,
                Stop.afterEpochs(epochs),
                Course.PLAIN,
                seed);
    }

    /** The same with these regularizers and no others. */
    public TrainingSettings withRegularizers(List<? extends RegularizerSettings> others) {
        return with(draft -> draft.regularizers = List.copyOf(others));
    }

    /** The same with BEAN and no other regularizer, or with none. */
    public TrainingSettings withBean(RegularizerSettings.@Nullable Bean bean) {
        return withRegularizers(bean == null ? List.of() : List.of(bean));
    }

    /** The first BEAN among the regularizers; null if there is none. */
    public RegularizerSettings.@Nullable Bean bean() {
        return regularizers.stream()
                .filter(RegularizerSettings.Bean.class::isInstance)
                .map(RegularizerSettings.Bean.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** The same on the first images only. */
    public TrainingSettings withTrainImages(int images) {
        return with(draft -> draft.trainImages = images);
    }

    /** The same with an MLP of these hidden widths. */
    public TrainingSettings withMlp(List<Integer> widths) {
        return with(draft -> {
            draft.model = Models.MLP;
            draft.hidden = widths;
        });
    }

    /** The same with another network of fixed widths. */
    public TrainingSettings withModel(String name) {
        return with(draft -> {
            draft.model = name;
            draft.hidden = List.of();
        });
    }

    /** The same with the network of other settings. */
    TrainingSettings withNetworkOf(TrainingSettings other) {
        return with(draft -> {
            draft.model = other.model;
            draft.hidden = other.hidden;
        });
    }

    /** Which images of the set take part, in a line: equal lines, equal images. */
    String split() {
        boolean drawn = shots > 0 || validationImages > 0;
        return trainImages + " images, " + shots + " shots, " + validationImages + " held out"
                + (drawn ? ", seed " + seed : "");
    }

    /** The same in batches of this size. */
    public TrainingSettings withBatchSize(int samples) {
        return with(draft -> draft.batchSize = samples);
    }

    /** The same with another learning rate. */
    public TrainingSettings withLearningRate(double rate) {
        return with(draft -> draft.learningRate = rate);
    }

    /** The same carried out in another way. */
    public TrainingSettings withCourse(Course other) {
        return with(draft -> draft.course = other);
    }

    /** The same on this many images of each class, in batches of this size. */
    public TrainingSettings withShots(int perClass, int batch) {
        return with(draft -> {
            draft.shots = perClass;
            draft.batchSize = batch;
        });
    }

    /** The same with all of its randomness from another seed. */
    public TrainingSettings withSeed(long other) {
        return with(draft -> draft.seed = other);
    }

    /** Whether the same images take part in a training with these settings: some draws depend on the seed. */
    boolean splitsAs(TrainingSettings other) {
        return dataset.equals(other.dataset) && split().equals(other.split());
    }

    private TrainingSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new TrainingSettings(
                dataset,
                draft.trainImages,
                draft.shots,
                validationImages,
                draft.model,
                draft.hidden,
                draft.regularizers,
                draft.learningRate,
                draft.batchSize,
                stop,
                draft.course,
                draft.seed);
    }

    /** What can be changed in a copy. */
    private static final class Draft {
        private int trainImages;
        private int shots;
        private String model;
        private List<Integer> hidden;
        private List<RegularizerSettings> regularizers;
        private double learningRate;
        private int batchSize;
        private Course course;
        private long seed;

        Draft(TrainingSettings from) {
            trainImages = from.trainImages;
            shots = from.shots;
            model = from.model;
            hidden = from.hidden;
            regularizers = from.regularizers;
            learningRate = from.learningRate;
            batchSize = from.batchSize;
            course = from.course;
            seed = from.seed;
        }
    }

    /**
     * The settings of the training loop.
     *
     * @param checkpointEvery time between checkpoints; it does not change the outcome
     * @throws SettingsException if a setting is out of its range
     */
    public TrainingOptions options(Duration checkpointEvery) {
        return checked(() -> {
            TrainingOptions options = new TrainingOptions(
                            batchSize,
                            learningRate,
                            stop.rule(),
                            validationImages > 0
                                    ? TrainingOptions.Keep.BEST_VALIDATION
                                    : TrainingOptions.Keep.LAST_EPOCH,
                            checkpointEvery)
                    .withSchedule(course.schedule());
            requireReach("the learning rate", learningRate);
            return options;
        });
    }

    /** The engine's numbers end near 1e38, and what is below 1e-38 would be silently zero. */
    private static void requireReach(String name, double factor) {
        if (factor != 0 && !(factor >= SMALLEST_FACTOR && factor <= LARGEST_FACTOR)) {
            throw new IllegalArgumentException(name + " must be from " + SMALLEST_FACTOR + " to " + LARGEST_FACTOR
                    + ", or single precision ends, but is " + factor);
        }
    }

    public Randomness randomness() {
        return new Randomness(seed);
    }

    /** How images are changed before each step. */
    public Augmentation augmentation() {
        return course.augmentation();
    }

    /** One line for people: what is added to plain training. */
    public String regularization() {
        return regularizers.isEmpty()
                ? "no regularizer"
                : regularizers.stream().map(RegularizerSettings::description).collect(Collectors.joining("; "));
    }

    /** The same, and how the training differs from the paper's. */
    public String manner() {
        List<String> parts = new ArrayList<>(List.of(regularization()));
        parts.addAll(course.differences());
        return String.join(", ", parts);
    }

    private interface Building<T> {
        T build();
    }

    private static <T> T checked(Building<T> building) {
        try {
            return building.build();
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e);
        }
    }
}
