package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.torch.train.TrainingListener;

/** Small trainings that run at the same time, and what becomes of them if one fails or all are stopped. */
final class ParallelTrainingTest {

    private static final int STEPS_OF_AN_EPOCH = 4;

    private static LoadedData data;

    @TempDir
    private Path home;

    @BeforeAll
    static void load() {
        data = LoadedData.of(HandDrawnDigits.generate(1, 80, 20), settings(1, 0));
    }

    @AfterAll
    static void close() {
        data.close();
    }

    private static TrainingSettings settings(int epochs, long seed) {
        return TrainingSettings.lenet5("digits", epochs, seed)
                .withMlp(List.of(8))
                .withBatchSize(20);
    }

    private ParallelTraining.Job job(String name, int epochs, long seed) {
        return new ParallelTraining.Job(name, settings(epochs, seed), home.resolve(name));
    }

    /** Writes down what it is told. */
    private static final class Told implements ParallelTraining.Listener {

        private final List<String> words = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean stop;

        @Override
        public void begin(String title, long steps, int trainings) {
            words.add("begin " + title + " " + steps + " " + trainings);
        }

        @Override
        public void found(String training, long steps) {
            words.add("found " + training + " " + steps);
        }

        @Override
        public TrainingListener of(String training, long batches) {
            words.add("of " + training + " " + batches);
            return TrainingListener.SILENT;
        }

        @Override
        public boolean stopRequested() {
            return stop;
        }

        @Override
        public void end() {
            words.add("end");
        }
    }

    @Test
    void outcomesStandInTheOrderOfTheJobsAndWhatIsDoneIsNotTrainedAgain() {
        List<ParallelTraining.Job> jobs = List.of(job("a", 1, 0), job("b", 2, 1), job("c", 1, 2));
        Told first = new Told();
        Map<String, TrainingRun.Outcome> outcomes = new ParallelTraining(data, "a command", first).train("all", jobs);
        assertThat(outcomes.keySet()).containsExactly("a", "b", "c");
        outcomes.forEach((name, outcome) -> assertThat(outcome.finished()).isTrue());
        assertThat(outcomes.values())
                .extracting(outcome -> outcome.run().settings().seed())
                .containsExactly(0L, 1L, 2L);
        assertThat(first.words)
                .startsWith("begin all " + STEPS_OF_AN_EPOCH * 4 + " 3")
                .contains("of a 4", "of b 4", "of c 4")
                .endsWith("end")
                .noneMatch(word -> word.startsWith("found"));
        Told again = new Told();
        Map<String, TrainingRun.Outcome> same = new ParallelTraining(data, "another", again).train("all", jobs);
        assertThat(again.words).contains("found a 4", "found b 8", "found c 4");
        same.forEach((name, outcome) -> assertThat(outcome.run())
                .isEqualTo(Objects.requireNonNull(outcomes.get(name)).run()));
    }

    /** A training that is not asked to stop is given up after a minute. */
    @Test
    @Timeout(45)
    void aTrainingThatFailsStopsTheOthersAndLeavesTheirDirectoriesFree() throws IOException {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        ParallelTraining.Job bad = job("bad", 1, 0);
        Files.createDirectories(bad.directory());
        Files.writeString(bad.directory().resolve("mine.txt"), "mine");
        ParallelTraining.Job endless = job("endless", 1_000_000, 1);
        Told told = new Told();
        assertThatThrownBy(() -> new ParallelTraining(data, "a command", told).train("all", List.of(bad, endless)))
                .isInstanceOfSatisfying(OutputDirectoryException.class, e -> assertThat(e.problem())
                        .isEqualTo(OutputDirectoryException.Problem.NOT_EMPTY));
        assertThat(told.words).endsWith("end");
        // No training goes on: if it had begun, it was asked to stop, and can be resumed.
        if (Files.exists(endless.directory().resolve(RunDirectory.RECORD))) {
            assertThat(endless.directory().resolve(RunDirectory.CHECKPOINT)).exists();
            assertThat(RunDirectory.read(endless.directory()).result()).isNull();
            RunDirectory.begunWith(endless.settings(), endless.directory()).close();
        }
    }

    @Test
    void aListenerThatStopsIsToldWhereTheTrainingsAre() {
        Told told = new Told();
        told.stop = true;
        assertThatThrownBy(() -> new ParallelTraining(data, "a command", told).train("all", List.of(job("a", 1, 0))))
                .isInstanceOf(StoppedException.class)
                .hasMessage("stopped; what was trained so far is in " + home);
        assertThat(home.resolve("a")).doesNotExist();
    }
}
