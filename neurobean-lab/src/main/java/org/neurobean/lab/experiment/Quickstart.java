package org.neurobean.lab.experiment;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.DataSet;
import org.neurobean.lab.run.LoadedData;
import org.neurobean.lab.run.ParallelTraining;
import org.neurobean.lab.run.RunReport;
import org.neurobean.lab.run.TrainingPlan;
import org.neurobean.lab.run.TrainingRun;
import org.neurobean.lab.run.TrainingSettings;
import org.neurobean.torch.settings.RegularizerSettings.Bean;

/**
 * LeNet-5 three times from the same start: plain, with BEAN-1 and with BEAN-2, and a page that shows them side by side.
 *
 * @param epochs of each training; null for as many as make the number of steps of {@link #MNIST_EPOCHS} epochs of MNIST
 * @param trainImages how many of the training images, from the first; null for all
 * @param seed of all randomness
 */
public record Quickstart(@Nullable Integer epochs, @Nullable Integer trainImages, long seed) {

    /** Epochs of MNIST. */
    public static final int MNIST_EPOCHS = 3;

    private static final String MNIST = "mnist";
    private static final int MNIST_IMAGES = 60_000;

    /**
     * BEAN-1 on all dense layers tends to draw assemblies together, on the last one only it does not; both strengths are
     * in the units of the authors' code.
     */
    private static final Bean BEAN_1 = Bean.inCodeUnits(1, 30).on("fc3");

    private static final Bean BEAN_2 = Bean.inCodeUnits(2, 300);

    /** Is notified of what a quickstart is going to do, and of its progress. */
    public interface Listener extends ParallelTraining.Listener {

        /** Before the trainings begin: what one of them is going to do. */
        default void planned(String training, TrainingPlan plan) {}
    }

    /**
     * Checks what does not depend on the data.
     *
     * @throws RuntimeException if a value is out of its range
     */
    public Quickstart {
        if (trainImages != null && trainImages < 1) {
            throw InvalidValueException.of("trainImages", "1 or more", trainImages);
        }
        if (epochs != null) {
            TrainingSettings.lenet5(MNIST, epochs, seed).options(Duration.ofMinutes(1));
        }
    }

    /**
     * Trains, and writes the three runs and the page.
     *
     * @param images of 28 x 28
     * @param directory of the page, and of a directory for each run, {@link #runDirectory}
     * @param command that repeats it, to be kept in the records
     * @return the finished trainings by name, the plain one first
     */
    public Map<String, TrainingRun.Outcome> run(DataSet images, Path directory, String command, Listener listener) {
        Map<String, TrainingSettings> trainings = trainings(images);
        try (LoadedData loaded = LoadedData.of(images, settings(images, null))) {
            trainings.forEach((name, settings) -> listener.planned(name, new TrainingPlan(settings, loaded)));
            Map<String, TrainingRun.Outcome> outcomes = new ParallelTraining(loaded, command, listener)
                    .train(
                            "quickstart",
                            trainings.entrySet().stream()
                                    .map(training -> new ParallelTraining.Job(
                                            training.getKey(),
                                            training.getValue(),
                                            runDirectory(directory, training.getKey())))
                                    .toList());
            report(images, outcomes, directory);
            return outcomes;
        }
    }

    /** Where a training leaves its run. */
    public static Path runDirectory(Path directory, String training) {
        return directory.resolve(training.toLowerCase(Locale.ROOT));
    }

    private Map<String, TrainingSettings> trainings(DataSet images) {
        Map<String, TrainingSettings> trainings = new LinkedHashMap<>();
        trainings.put("plain", settings(images, null));
        trainings.put("BEAN-1", settings(images, BEAN_1));
        trainings.put("BEAN-2", settings(images, BEAN_2));
        return trainings;
    }

    private TrainingSettings settings(DataSet images, @Nullable Bean bean) {
        int likeMnist = Math.max(1, MNIST_EPOCHS * MNIST_IMAGES / images.train().size());
        TrainingSettings settings = TrainingSettings.lenet5(images.name(), epochs == null ? likeMnist : epochs, seed)
                .withBean(bean);
        return trainImages == null ? settings : settings.withTrainImages(trainImages);
    }

    private static void report(DataSet images, Map<String, TrainingRun.Outcome> outcomes, Path directory) {
        RunReport report = new RunReport();
        outcomes.forEach((name, outcome) -> report.add(name, images.classNames(), outcome));
        report.write(
                "LeNet-5 on " + images.title() + ": plain, BEAN-1, BEAN-2",
                "Three trainings of LeNet-5 that differ in nothing but the penalty.",
                outcomes.values().iterator().next().run(),
                directory,
                Clock.systemUTC().instant());
    }
}
