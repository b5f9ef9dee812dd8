package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code reproduce} offers and refuses. */
final class ReproduceCommandTest {

    @TempDir
    private Path home;

    @Test
    void withoutANameItListsAllThatThereIsAndSaysWhatIsNotInThePaper() {
        Ran ran = Ran.command("reproduce").succeeded();
        assertThat(ran.out())
                .contains("figure1", "figure6", "mlp-alpha", "lenet5-alpha", "perplexity", "not in the paper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "2147483647"})
    void seedsOutOfRangeAreRefusedBeforeAnythingStarts(String seeds) {
        Path out = home.resolve("out");
        assertThat(Ran.command("reproduce", "figure2", "--seeds", seeds, "--out", out.toString())
                        .refusal())
                .isEqualTo("--seeds must be from 1 to 100, but is " + seeds);
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "1.5", "", "99999999999", "NaN"})
    void seedsThatAreNoNumberAreRefused(String seeds) {
        assertThat(Ran.command("reproduce", "figure2", "--seeds", seeds, "--out", home.toString())
                        .refusal())
                .contains("--seeds");
    }

    @Test
    void anUnknownNameAmongOthersIsRefusedBeforeAnythingStarts() {
        Path out = home.resolve("out");
        assertThat(Ran.command("reproduce", "figure2", "figure9", "--out", out.toString())
                        .refusal())
                .contains("figure9", "mlp-alpha");
        assertThat(out).doesNotExist();
    }

    @Test
    void ofCifar10ThereAreTwoFigures() {
        Path out = home.resolve("out");
        assertThat(Ran.command("reproduce", "figure3", "--dataset", "cifar10", "--out", out.toString())
                        .refusal())
                .contains("of CIFAR-10 the paper shows figure2 and figure4; there is no figure3 of it");
        assertThat(Ran.command("reproduce", "figure2", "--dataset", "fashion-mnist")
                        .refusal())
                .contains("the paper's figures are of mnist and cifar-10; --dataset is fashion-mnist");
        assertThat(out).doesNotExist();
    }

    @Test
    void aCardIsLookedForBeforeAnythingStarts() {
        Assumptions.assumeFalse(torch.hasCUDA(), "this engine is built for CUDA");
        Path out = home.resolve("out");
        assertThat(Ran.command("reproduce", "figure2", "--device", "cuda", "--out", out.toString())
                        .refusal())
                .startsWith("--device cuda: ")
                .contains("NEUROBEAN_ENGINE=cuda");
        assertThat(Ran.command("reproduce", "figure2", "--device", "gpu").refusal())
                .isEqualTo("--device must be cpu or cuda, but is gpu");
        assertThat(out).doesNotExist();
    }

    @Test
    void allIsAWordByItself() {
        assertThat(Ran.command("reproduce", "all", "figure2").refusal()).contains("'all'");
    }

    @Test
    void theHelpSaysWhatAllMeansAndHowManySeeds() {
        String help = Ran.command("reproduce", "--help").succeeded().out().replaceAll("\\s+", " ");
        assertThat(help).contains("figure1 to figure6, or all of these", "not in the paper", "(default: 1)");
    }
}
