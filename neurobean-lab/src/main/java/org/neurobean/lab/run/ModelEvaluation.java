package org.neurobean.lab.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.DataSet;
import org.neurobean.lab.SettingsException;
import org.neurobean.torch.Engine;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.train.Evaluation;
import org.neurobean.torch.train.Examples;

/**
 * The model of a run on the test images of a data set.
 *
 * @param samples S
 * @param accuracy in [0, 1]
 * @param loss mean cross-entropy
 * @param recall the share of each class that is recognized, [classes]; NaN for a class without images
 * @param confusion how many images of each class were taken for each class, [true class x predicted class]
 */
public record ModelEvaluation(int samples, double accuracy, double loss, List<Double> recall, int[][] confusion) {

    /**
     * Tests the model.
     *
     * @param directory of the run
     * @param run its record
     * @param images a data set of the same shape as the run's
     * @throws OutputDirectoryException if the model is missing, damaged, or of another network
     * @throws SettingsException if the network does not fit the images
     */
    public static ModelEvaluation of(Path directory, RunRecord run, DataSet images) {
        Engine.useThreads(run.settings().course().threads());
        try (Network network = SavedModel.load(directory, run, images.shape(), images.classes());
                Examples test = LoadedData.examples(images.test())) {
            Evaluation evaluation = Evaluation.of(
                    network,
                    test,
                    Regularizer.of(run.settings().regularizers()),
                    run.settings().randomness());
            return new ModelEvaluation(
                    evaluation.samples(),
                    evaluation.accuracy(),
                    evaluation.loss(),
                    recall(evaluation.confusion()),
                    evaluation.confusion());
        } catch (InvalidValueException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e);
        }
    }

    private static List<Double> recall(int[][] confusion) {
        List<Double> recall = new ArrayList<>();
        for (int c = 0; c < confusion.length; c++) {
            int all = Arrays.stream(confusion[c]).sum();
            recall.add(all == 0 ? Double.NaN : (double) confusion[c][c] / all);
        }
        return recall;
    }
}
