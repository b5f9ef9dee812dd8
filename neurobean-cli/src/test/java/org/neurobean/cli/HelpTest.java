package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.lab.run.Models;
import org.neurobean.torch.train.TrainingOptions;

/** What the program says about itself; each default is printed from the place that defines it. */
final class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "quickstart --help",
                "train --help",
                "evaluate --help",
                "data --help",
                "data list --help",
                "data fetch --help",
                "data verify --help"
            })
    void everyCommandExplainsItself(String words) {
        Ran help = Ran.command(words.split(" ")).succeeded();
        assertThat(help.err()).isEmpty();
        String command = words.replace("--help", "").trim();
        assertThat(help.out())
                .startsWith(("Usage: neurobean " + command).trim())
                .doesNotContain("${");
    }

    @Test
    void theProgramListsItsCommandsAndWhereToStart() {
        assertThat(Ran.command("--help").out())
                .contains("quickstart", "train", "evaluate", "data", "Start with: neurobean quickstart");
    }

    @Test
    void trainPrintsTheDefaultsOfTheirSingleDefinitions() {
        assertDefault("train", "--batch", String.valueOf(TrainingOptions.PAPER_BATCH_SIZE));
        assertDefault("train", "--lr", String.valueOf(TrainingOptions.PAPER_LEARNING_RATE));
        assertDefault("train", "--hidden", String.valueOf(Models.PAPER_HIDDEN));
        assertDefault("train", "--model", Models.LENET5);
        assertDefault("train", "--gamma", String.valueOf((int) BeanPenalty.PAPER_GAMMA));
        assertDefault("train", "--alpha-scale", "paper");
        assertDefault("train", "--divergence", "squared");
        assertDefault("train", "--epochs", "10");
        assertDefault("train", "--seed", "0");
        assertDefault("train", "--checkpoint-minutes", "5");
    }

    @Test
    void quickstartPrintsItsDefaults() {
        assertDefault("quickstart", "--epochs", "3");
        assertDefault("quickstart", "--seed", "0");
        assertDefault("quickstart", "--out", "runs/quickstart, numbered where it exists");
        assertDefault("quickstart", "--dataset", "mnist where it can be had, else digits");
    }

    @Test
    void theVersionNamesAllThatTakesPart() {
        assertThat(Ran.command("--version").succeeded().out())
                .contains("neurobean ", "commit ", "engine libtorch", "JDK ", "OS ");
    }

    private static void assertDefault(String command, String option, String value) {
        // Lines are broken at any blank.
        String help = Ran.command(command, "--help").succeeded().out().replaceAll("\\s+", " ");
        String text = "\\Q" + option + "\\E=[^(]*\\(default: \\Q" + value + "\\E\\)";
        assertThat(Pattern.compile(text).matcher(help).find())
                .as("%s of %s is said to be %s in %s", option, command, value, help)
                .isTrue();
    }
}
