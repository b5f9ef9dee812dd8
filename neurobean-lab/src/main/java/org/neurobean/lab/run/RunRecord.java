package org.neurobean.lab.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} holds: all that is needed to do the run again, and how it ended.
 *
 * @param settings every setting
 * @param data what it was trained on
 * @param parameterCount trainable numbers of the network
 * @param versions of neurobean with its commit, the engine, the JDK and the operating system
 * @param command the command line
 * @param started in UTC, ISO 8601
 * @param result null while the run has not ended
 */
public record RunRecord(
        TrainingSettings settings,
        Data data,
        long parameterCount,
        Map<String, String> versions,
        String command,
        String started,
        @Nullable Result result) {

    /**
     * The data of a run.
     *
     * @param title of the data set
     * @param digest sha256 of its content
     * @param remarks what a result on it has to mention
     * @param trainImages trained on
     * @param validationImages held out
     * @param testImages tested on
     */
    public record Data(
            String title, String digest, List<String> remarks, int trainImages, int validationImages, int testImages) {}

    /**
     * How a run ended.
     *
     * @param epochs made
     * @param keptEpoch whose parameters {@code model.safetensors} holds, from 1
     * @param testAccuracy in [0, 1]
     * @param testLoss mean cross-entropy
     * @param penalties of the last epoch, mean over its measured steps, without alpha
     * @param seconds of training and testing, in the process that finished it
     * @param cutShort whether its time was over before its last epoch
     */
    public record Result(
            int epochs,
            int keptEpoch,
            double testAccuracy,
            double testLoss,
            Map<String, Double> penalties,
            double seconds,
            boolean cutShort) {}

    RunRecord with(@Nullable Result newResult) {
        return new RunRecord(settings, data, parameterCount, versions, command, started, newResult);
    }
}
