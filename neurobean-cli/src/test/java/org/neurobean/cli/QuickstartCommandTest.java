package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.lab.run.RunDirectory;
import org.neurobean.lab.run.RunRecord;

/** The first command that anybody types. */
final class QuickstartCommandTest {

    private static final List<String> RUNS = List.of("plain", "bean-1", "bean-2");
    private static final String SMALL = "--train-images 300 --epochs 1";

    @TempDir
    Path home;

    @Test
    void trainsThreeNetworksThatDifferInNothingButThePenalty() throws IOException {
        Path out = home.resolve("quick");
        String words = "quickstart --dataset digits --out " + out + " " + SMALL;
        Ran ran = Ran.command(words.split(" ")).succeeded();

        RunRecord plain = RunDirectory.read(out.resolve("plain"));
        assertThat(plain.settings().bean()).isNull();
        for (String name : RUNS) {
            RunRecord run = RunDirectory.read(out.resolve(name));
            assertThat(run.settings().withBean(null)).isEqualTo(plain.settings());
            assertThat(run.data()).isEqualTo(plain.data());
            assertThat(out.resolve(name).resolve("model.safetensors")).isNotEmptyFile();
            assertThat(ran.out())
                    .contains("test accuracy " + Console.percent(run.result().testAccuracy()))
                    .contains("  " + out.resolve(name));
        }
        assertThat(RunDirectory.read(out.resolve("bean-1")).settings().bean().order())
                .isEqualTo(1);
        assertThat(RunDirectory.read(out.resolve("bean-2")).settings().bean().order())
                .isEqualTo(2);
        assertThat(ran.out())
                .startsWith("LeNet-5 on Hand-drawn digits, 300 training and 2,000 test images, seed 0")
                .contains(out.resolve("report.html") + " (", out.resolve("weights.svg") + " (");
        assertThat(Files.readString(out.resolve("report.html"))).contains("plain", "BEAN-1", "BEAN-2");
        assertThat(out.resolve("weights.png")).isNotEmptyFile();

        // The training of the quickstart is that of train.
        Path alone = home.resolve("alone");
        String train = "--model lenet5 --train-images 300 --epochs 1 --batch 100";
        Ran.train(alone, train.split(" ")).succeeded();
        assertThat(alone.resolve("model.safetensors"))
                .hasSameBinaryContentAs(out.resolve("plain").resolve("model.safetensors"));
    }

    @Test
    void withoutMnistAndWithoutANetworkItTakesTheBuiltInDigitsAndSaysSo() throws IOException, InterruptedException {
        // The number of an earlier one is not taken again.
        Files.createDirectories(home.resolve("runs/quickstart"));
        try (ChildJvm child = ChildJvm.start(home, ("quickstart " + SMALL).split(" "))) {
            Ran ran = child.ended().succeeded();
            assertThat(ran.err())
                    .contains("MNIST is not at hand and cannot be fetched now; the built-in digits take its place.");
            assertThat(ran.out())
                    .startsWith("LeNet-5 on Hand-drawn digits")
                    .contains(Path.of("runs", "quickstart-2", "report.html").toString());
        }
        assertThat(home.resolve("runs/quickstart")).isEmptyDirectory();
        for (String name : RUNS) {
            RunRecord run = RunDirectory.read(home.resolve("runs/quickstart-2").resolve(name));
            assertThat(run.settings().dataset()).as("a result names its data").isEqualTo("digits");
        }
    }
}
