package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.lab.run.RunDirectory;
import org.neurobean.lab.run.RunRecord;
import org.neurobean.torch.Safetensors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code train} says, leaves behind, and repeats. */
final class TrainCommandTest {

    private static final String[] LENET5 =
            "--model lenet5 --bean 2 --alpha 300 --alpha-scale code --epochs 3 --lr 0.002 --train-images 600"
                    .split(" ");

    @TempDir
    static Path shared;

    @TempDir
    Path home;

    private static Path run;
    private static Ran trained;

    @BeforeAll
    static void trainOnce() {
        run = shared.resolve("lenet");
        trained = Ran.train(run, LENET5).succeeded();
    }

    @Test
    void leavesEveryFileThatARunHasAndNamesThem() throws IOException {
        List<String> expected = List.of(
                "checkpoint.safetensors",
                "metrics.csv",
                "model.safetensors",
                "report.html",
                "run.json",
                "weights.png",
                "weights.svg");
        try (Stream<Path> files = Files.list(run)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
        for (String name : expected) {
            assertThat(trained.out()).contains("  " + run.resolve(name) + " (");
            assertThat(run.resolve(name)).isNotEmptyFile();
        }
    }

    @Test
    void whoseTimeIsOverIsTestedAndGoesOnToTheSameBits() throws IOException {
        Path cut = home.resolve("cut");
        Ran first = Ran.train(cut, with("--max-time", "0.00001")).succeeded();
        assertThat(first.out()).contains("after 0 epochs", "its time was over, and --resume goes on");
        assertThat(cut.resolve("model.safetensors")).isNotEmptyFile();
        Ran.train(cut, with("--resume")).succeeded();
        assertThat(Files.mismatch(cut.resolve("model.safetensors"), run.resolve("model.safetensors")))
                .isEqualTo(-1);
    }

    private static String[] with(String... more) {
        return Stream.concat(Stream.of(LENET5), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void saysWhatItWillDoBeforeItDoesIt() {
        assertThat(trained.err())
                .containsSubsequence(
                        "Training into " + run,
                        "Hand-drawn digits: 600 images to train, 2,000 to test",
                        "digits drawn by neurobean's generator, not by people",
                        "lenet5, 61,706 parameters; dense layers fc1 400 -> 120, fc2 120 -> 84, fc3 84 -> 10",
                        "BEAN-2, alpha 300 (code scale), on what enters fc1, fc2, fc3",
                        "Adam, learning rate 0.002, batches of 50, 3 epochs, seed 0",
                        "epoch 1: loss",
                        "epoch 3: loss");
    }

    @Test
    void theRecordHoldsAllThatIsNeededToDoItAgain() {
        RunRecord record = RunDirectory.read(run);
        assertThat(record.settings().dataset()).isEqualTo("digits");
        assertThat(record.settings().model()).isEqualTo("lenet5");
        assertThat(record.settings().trainImages()).isEqualTo(600);
        assertThat(record.settings().batchSize()).isEqualTo(50);
        assertThat(record.settings().bean().alphas()).containsExactly(300.0);
        assertThat(record.data().digest()).isEqualTo(HandDrawnDigits.standard().digest());
        assertThat(record.data().trainImages()).isEqualTo(600);
        assertThat(record.data().testImages()).isEqualTo(2000);
        assertThat(record.parameterCount()).isEqualTo(61_706);
        assertThat(record.versions())
                .containsOnlyKeys("neurobean", "commit", "engine", "JDK", "OS", "processor", "instruction set");
        assertThat(record.versions().values()).noneMatch(String::isBlank);
        assertThat(record.command()).isEqualTo("./neurobean " + String.join(" ", Ran.words(run, LENET5)));
        assertThat(record.result().epochs()).isEqualTo(3);
        assertThat(record.result().keptEpoch()).isEqualTo(3);
        assertThat(record.result().penalties()).containsOnlyKeys("bean.fc1", "bean.fc2", "bean.fc3");
    }

    @Test
    void theRecordHasNoFieldThatIsNotItsOwn() throws IOException {
        JsonNode json = JsonMapper.shared().readTree(Files.readString(run.resolve("run.json")));
        assertThat(json.propertyNames())
                .containsExactly(
                        "schema", "settings", "data", "parameterCount", "versions", "command", "started", "result");
        assertThat(json.get("started").asString()).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
        assertThat(json.get("data").get("digest").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void theMetricsHaveARowForEachEpoch() throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
        assertThat(lines.get(0))
                .isEqualTo("epoch,loss,objective,train_accuracy,validation_accuracy,"
                        + "penalty.bean.fc1,penalty.bean.fc2,penalty.bean.fc3");
        assertThat(lines).hasSize(4);
        for (int epoch = 1; epoch <= 3; epoch++) {
            String[] cells = lines.get(epoch).split(",", -1);
            assertThat(cells).hasSize(8);
            assertThat(cells[0]).isEqualTo(String.valueOf(epoch));
            assertThat(Double.parseDouble(cells[2]))
                    .as("objective is above the loss")
                    .isGreaterThan(Double.parseDouble(cells[1]));
            assertThat(Double.parseDouble(cells[3])).isBetween(0.0, 1.0);
            assertThat(cells[4]).as("nothing was held out").isEmpty();
            assertThat(IntStream.range(5, 8).mapToDouble(i -> Double.parseDouble(cells[i])))
                    .allMatch(penalty -> penalty > 0);
        }
    }

    @Test
    void theModelHasTheNamesAndShapesOfPyTorch() throws IOException {
        try (PointerScope scope = new PointerScope()) {
            Safetensors model = Safetensors.read(run.resolve("model.safetensors"));
            assertThat(model.metadata()).containsEntry("format", "pt").containsEntry("neurobean.model", "lenet5");
            assertThat(model.tensors().entrySet().stream()
                            .map(e -> e.getKey() + " "
                                    + List.of(IntStream.range(
                                                    0, (int) e.getValue().dim())
                                            .mapToObj(d -> e.getValue().size(d))
                                            .toArray())))
                    .containsExactly(
                            "conv1.weight [6, 1, 5, 5]",
                            "conv1.bias [6]",
                            "conv2.weight [16, 6, 5, 5]",
                            "conv2.bias [16]",
                            "fc1.weight [120, 400]",
                            "fc1.bias [120]",
                            "fc2.weight [84, 120]",
                            "fc2.bias [84]",
                            "fc3.weight [10, 84]",
                            "fc3.bias [10]");
        }
    }

    @Test
    void evaluateFindsTheAccuracyOfTheTraining() {
        double accuracy = RunDirectory.read(run).result().testAccuracy();
        assertThat(accuracy).as("it learned something").isGreaterThan(0.3);
        String printed = "Test accuracy " + Console.percent(accuracy) + " on 2,000 images (Hand-drawn digits)";
        assertThat(trained.out()).contains(printed);
        assertThat(Ran.command("evaluate", run.toString()).succeeded().out()).contains(printed);

        Ran json = Ran.command("evaluate", run.toString(), "--json").succeeded();
        JsonNode evaluation = JsonMapper.shared().readTree(json.out());
        assertThat(evaluation.get("accuracy").asDouble()).isEqualTo(accuracy);
        assertThat(evaluation.get("loss").asDouble())
                .isEqualTo(RunDirectory.read(run).result().testLoss());
        assertThat(evaluation.get("recall")).hasSize(10);
        for (int c = 0; c < 10; c++) {
            JsonNode taken = evaluation.get("confusion").get(c); // images of class c, by the class they were taken for
            double images =
                    IntStream.range(0, 10).map(k -> taken.get(k).asInt()).sum();
            assertThat(evaluation.get("recall").get(c).asDouble())
                    .as("class " + c)
                    .isEqualTo(taken.get(c).asInt() / images);
        }
        int right = IntStream.range(0, 10)
                .map(c -> evaluation.get("confusion").get(c).get(c).asInt())
                .sum();
        assertThat(right / 2000.0).as("the diagonal of the confusion matrix").isEqualTo(accuracy);
    }

    @Test
    void jsonIsAllThatStandsOnTheOutput() {
        Ran json = Ran.train(home.resolve("run"), "--json", "--epochs", "1").succeeded();
        JsonNode record = JsonMapper.shared().readTree(json.out());
        assertThat(record.get("result").get("epochs").asInt()).isEqualTo(1);
        assertThat(json.err()).contains("Training into");
    }

    @Test
    void theSameCommandGivesTheSameBitsAloneAndBesideAnother() {
        Path one = home.resolve("one");
        Path two = home.resolve("two");
        CompletableFuture<Ran> first = CompletableFuture.supplyAsync(() -> Ran.train(one, LENET5));
        CompletableFuture<Ran> second = CompletableFuture.supplyAsync(() -> Ran.train(two, LENET5));
        first.join().succeeded();
        second.join().succeeded();
        for (String file : List.of("model.safetensors", "metrics.csv", "checkpoint.safetensors")) {
            assertThat(one.resolve(file)).hasSameBinaryContentAs(run.resolve(file));
            assertThat(two.resolve(file)).hasSameBinaryContentAs(run.resolve(file));
        }
    }

    @Test
    void anotherSeedGivesOtherBits() throws IOException {
        Path other = home.resolve("other");
        Ran.train(other, (String.join(" ", LENET5) + " --seed 1").split(" ")).succeeded();
        assertThat(Files.mismatch(other.resolve("model.safetensors"), run.resolve("model.safetensors")))
                .isNotNegative();
    }

    @Test
    void aRunThatHasEndedIsNotTrainedAgainAndGetsBackWhatItLacks() throws IOException {
        byte[] model = Files.readAllBytes(run.resolve("model.safetensors"));
        String metrics = Files.readString(run.resolve("metrics.csv"));
        RunRecord before = RunDirectory.read(run);
        // Killed between the last checkpoint and the metrics, a run lacks the last row.
        Files.writeString(run.resolve("metrics.csv"), metrics.lines().limit(3).collect(Collectors.joining("\n")));

        Ran again = Ran.train(run, (String.join(" ", LENET5) + " --resume").split(" "))
                .succeeded();

        assertThat(again.err()).contains("found trained up to epoch 3").doesNotContain("epoch 1: loss");
        assertThat(run.resolve("metrics.csv")).hasContent(metrics);
        assertThat(Files.readAllBytes(run.resolve("model.safetensors"))).isEqualTo(model);
        assertThat(RunDirectory.read(run)).isEqualTo(before);
    }

    @Test
    void aRunThatHasEndedNeedsNoCheckpointAnyMore() throws IOException {
        String[] same = (String.join(" ", LENET5) + " --resume").split(" ");
        byte[] model = Files.readAllBytes(run.resolve("model.safetensors"));
        String metrics = Files.readString(run.resolve("metrics.csv"));
        byte[] picture = Files.readAllBytes(run.resolve("weights.svg"));
        Path checkpoint = run.resolve("checkpoint.safetensors");
        byte[] kept = Files.readAllBytes(checkpoint);
        Files.delete(checkpoint);
        try {
            Ran again = Ran.train(run, same).succeeded();
            assertThat(again.err()).contains("found trained up to epoch 3").doesNotContain("epoch 1: loss");
            assertThat(run.resolve("metrics.csv")).hasContent(metrics);
            assertThat(Files.readAllBytes(run.resolve("model.safetensors"))).isEqualTo(model);
            assertThat(Files.readAllBytes(run.resolve("weights.svg"))).isEqualTo(picture);

            Files.writeString(run.resolve("metrics.csv"), metrics + "4,what");
            assertThat(Ran.train(run, same).error()).contains("metrics.csv is damaged; delete");
        } finally {
            Files.writeString(run.resolve("metrics.csv"), metrics);
            Files.write(checkpoint, kept);
        }
    }
}
