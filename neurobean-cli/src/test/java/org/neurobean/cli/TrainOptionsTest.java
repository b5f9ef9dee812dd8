package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.Divergence;
import org.neurobean.lab.run.RunDirectory;
import org.neurobean.lab.run.RunRecord;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;

/** Options of {@code train} arrive in the settings, and change what is trained. */
final class TrainOptionsTest {

    @TempDir
    static Path home;

    private static Path plain;

    @BeforeAll
    static void trainWithoutOptions() {
        plain = home.resolve("plain");
        Ran.train(plain, "--epochs", "1").succeeded();
    }

    @Test
    void patienceEndsBeforeTheLastEpochAndKeepsTheBest() throws IOException {
        Path run = home.resolve("patience");
        String options = "--validation 40 --patience 2 --epochs 60 --lr 0.02 --batch 20";
        Ran trained = Ran.train(run, options.split(" ")).succeeded();
        assertThat(trained.err())
                .contains("160 images to train, 40 to validate, 2,000 to test")
                .contains("until the validation accuracy has not risen for 2 epochs, 60 at most");

        RunRecord.Result result = RunDirectory.read(run).result();
        double[] validation = column(run, "validation_accuracy");
        int best = 0;
        for (int e = 1; e < validation.length; e++) {
            best = validation[e] > validation[best] ? e : best;
        }
        assertThat(result.epochs()).isEqualTo(validation.length).isLessThan(60);
        assertThat(result.keptEpoch()).as("the first of the best epochs").isEqualTo(best + 1);
        assertThat(result.epochs() - result.keptEpoch()).as("the patience").isEqualTo(2);

        // The kept epoch is what a training that ends there leaves.
        Path shorter = home.resolve("shorter");
        String fewer = "--validation 40 --epochs " + result.keptEpoch() + " --lr 0.02 --batch 20";
        Ran.train(shorter, fewer.split(" ")).succeeded();
        assertThat(shorter.resolve("model.safetensors")).hasSameBinaryContentAs(run.resolve("model.safetensors"));
    }

    @Test
    void untilConvergedEndsWhereTheObjectiveNoLongerFalls() throws IOException {
        Path run = home.resolve("converged");
        // The rate is so small that nothing moves: ten epochs are the least that can be judged.
        Ran trained = Ran.train(run, "--until-converged --epochs 50 --lr 1e-9".split(" "))
                .succeeded();
        assertThat(trained.err()).contains("until the objective falls by less than 1 % in 5 epochs, 50 at most");
        assertThat(RunDirectory.read(run).settings().stop().convergence()).isEqualTo(0.01);
        assertThat(column(run, "objective")).hasSize(10);

        Path falling = home.resolve("falling");
        Ran.train(falling, "--until-converged 0.0001 --epochs 12 --lr 1e-3".split(" "))
                .succeeded();
        assertThat(RunDirectory.read(falling).settings().stop().convergence()).isEqualTo(0.0001);
        assertThat(column(falling, "objective")).as("it still falls").hasSize(12);
    }

    @Test
    void everyOptionOfBeanArrives() throws IOException {
        Path run = trained(
                "bean",
                "--bean 3 --alpha 3,4 --alpha-scale code --gamma 2 --divergence absolute --bean-layers fc2,fc1");
        assertThat(RunDirectory.read(run).settings().bean())
                .isEqualTo(new Bean(
                        3,
                        List.of(3.0, 4.0),
                        Bean.Control.NONE,
                        AlphaScale.CODE,
                        2,
                        Divergence.ABSOLUTE,
                        List.of("fc2", "fc1")));
        assertDiffersFromPlain(run);
    }

    @Test
    void everyOptionOfTheOtherRegularizersArrives() throws IOException {
        RunRecord record = RunDirectory.read(trained("l1", "--l1 0.01 --l1-on-biases"));
        assertThat(record.settings().regularizers()).containsExactly(new L1(0.01, true));

        Path l2 = trained("l2", "--weight-decay 0.1");
        Path decoupled = trained("decoupled", "--weight-decay 0.1 --decoupled");
        assertThat(RunDirectory.read(l2).settings().regularizers())
                .containsExactly(new WeightDecay(0.1, WeightDecay.Coupling.L2));
        assertThat(RunDirectory.read(decoupled).settings().regularizers())
                .containsExactly(new WeightDecay(0.1, WeightDecay.Coupling.DECOUPLED));
        assertDiffersFromPlain(l2);
        assertDiffersFromPlain(decoupled);
        assertThat(Files.mismatch(model(l2), model(decoupled))).isNotNegative();
    }

    @Test
    void dropoutAtTestChangesTheTestAlone() {
        Path off = trained("off", "--dropout 0.5");
        Path on = trained("on", "--dropout 0.5 --dropout-at-test");
        RunRecord right = RunDirectory.read(off);
        RunRecord fault = RunDirectory.read(on);
        assertThat(right.settings().regularizers()).containsExactly(new Dropout(0.5));
        assertThat(fault.settings().regularizers())
                .containsExactly(new Dropout(0.5).with(Dropout.AtTest.ON_AS_IN_AUTHORS_CODE));
        assertThat(model(on)).hasSameBinaryContentAs(model(off));
        assertThat(fault.result().testLoss()).isNotEqualTo(right.result().testLoss());
    }

    private static Path trained(String name, String options) {
        Path run = home.resolve(name);
        Ran.train(run, (options + " --epochs 1").split(" ")).succeeded();
        return run;
    }

    private static void assertDiffersFromPlain(Path run) throws IOException {
        assertThat(Files.mismatch(model(run), model(plain))).isNotNegative();
    }

    private static Path model(Path run) {
        return run.resolve("model.safetensors");
    }

    private static double[] column(Path run, String name) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
        int index = List.of(lines.get(0).split(",")).indexOf(name);
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[index]))
                .toArray();
    }
}
