package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurobean.lab.store.TrialStore;

/** The commands {@code fewshot}, {@code tune} and {@code store} as a user meets them. */
final class FewShotCommandTest {

    @TempDir
    Path home;

    private Ran fewshot(String options) {
        return command("fewshot --dataset digits --epochs 2 " + options);
    }

    private Ran command(String words) {
        return Ran.command(words.replace("HOME", home.toString()).split(" "));
    }

    @Test
    void fillsATableAndDoesNotRunTheSameAgain() {
        Ran first = fewshot("--shots 1 --draws 2 --rows vanilla,bean-2 --store HOME/a.db")
                .succeeded();
        assertThat(first.out()).contains("digits", "1-shot", "Vanilla LeNet-5", "LeNet-5 + BEAN-2", "\u00b1", "a.db");
        Ran again = fewshot("--shots 1 --draws 2 --rows vanilla,bean-2 --store HOME/a.db")
                .succeeded();
        assertThat(again.out().lines().filter(line -> line.contains("LeNet")))
                .hasSize(2)
                .allMatch(first.out()::contains);
        assertThat(again.err()).contains("4 of 4 trials are finished already");
        try (TrialStore store = TrialStore.open(home.resolve("a.db"))) {
            assertThat(store.trials()).hasSize(4);
        }
        assertThat(command("store show HOME/a.db").succeeded().out())
                .contains("digits, 1-shot, reported: 4", "4 trials");
    }

    @Test
    void aKilledRunGoesOnToTheTableOfAnUndisturbedOne() throws IOException, InterruptedException {
        String words = "fewshot --dataset digits --epochs 4 --shots 1 --draws 3 --rows vanilla,dropout --json --store ";
        String undisturbed = command(words + "HOME/whole.db").succeeded().out();
        Path file = home.resolve("killed.db");
        List<String> args = new ArrayList<>(List.of((words + file).split(" ")));
        for (int kills = 0; kills < 2; kills++) {
            int before = finished(file);
            try (ChildJvm child = ChildJvm.start(home, args.toArray(new String[0]))) {
                child.waitUntil("it has finished another trial", () -> finished(file) > before);
                child.kill();
            }
            assertThat(finished(file)).isBetween(before + 1, 6);
        }
        // Processor times differ; nothing else does.
        assertThat(withoutTimes(command(words + file).succeeded().out())).isEqualTo(withoutTimes(undisturbed));
    }

    private static int finished(Path file) {
        if (!Files.exists(file)) {
            return 0;
        }
        try (TrialStore store = TrialStore.open(file)) {
            return store.keys().size();
        }
    }

    private static String withoutTimes(String json) {
        return json.replaceAll("Seconds\":[0-9.E-]+", "Seconds\":0");
    }

    @Test
    void tunesOnOtherDrawsAndThenUsesWhatItChose() {
        String part = " --dataset digits --epochs 4 --shots 1 --rows dropout --store HOME/a.db";
        Ran tuned = command("tune --draws 2" + part).succeeded();
        assertThat(tuned.out()).contains("digits, 1-shot, dropout: dropout 0.", "validation");
        assertThat(command("store show HOME/a.db").out()).contains("tuning").doesNotContain("reported");
        assertThat(choices(command("tune --draws 2" + part).succeeded())).isEqualTo(choices(tuned));
        String chosen = tuned.out().replaceAll("(?s).*dropout: (dropout [0-9.]+) .*", "$1");
        assertThat(command("fewshot --draws 1 --json" + part).succeeded().out())
                .contains("\"setting\":\"" + chosen + "\"");
    }

    private static List<String> choices(Ran tuned) {
        return tuned.out().lines().filter(line -> line.startsWith("digits")).toList();
    }

    @Test
    void shardsAreJoined() {
        for (int i = 1; i <= 2; i++) {
            fewshot("--shots 1 --draws 2 --rows vanilla --shard " + i + "/2 --store HOME/" + i + ".db")
                    .succeeded();
        }
        Ran merged = command("store merge HOME/all.db HOME/1.db HOME/2.db").succeeded();
        assertThat(merged.out()).contains("1.db: 1 trials", "2.db: 1 trials", "all.db");
        assertThat(fewshot("--shots 1 --draws 2 --rows vanilla --store HOME/all.db")
                        .succeeded()
                        .err())
                .contains("2 of 2 trials are finished already");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses what cannot be in one line, and makes no store")
    @CsvSource(delimiter = '|', textBlock = """
            fewshot --rows been-2             | there is no row 'been-2'; there are vanilla,
            fewshot --shots 0                 | --shots must be from 1 to 5000, but is 0
            fewshot --shots x                 | --shots
            fewshot --shots 1000              | --shots must be at most
            fewshot --draws 0                 | --draws must be from 1 to 100000, but is 0
            fewshot --workers 0               | --workers must be from 1 to 1024, but is 0
            fewshot --epochs 0                | --epochs must be from 1 to 1000000, but is 0
            fewshot --shard 3/2               | --shard must be I/N with I from 1 to N
            fewshot --shard half              | --shard must be I/N
            fewshot --protocol mine           | --protocol must be disjoint or authors, but is mine
            tune --draws 0                    | --draws must be from 1 to 1000, but is 0
            tune --search random              | --search must be halving or grid, but is random
            """)
    void refusals(String words, String message) {
        assertThat(command(words + " --dataset digits --store HOME/a.db").refusal())
                .contains(message);
        assertThat(home.resolve("a.db")).doesNotExist();
    }

    @Test
    void refusesAnUnknownDataSetAndStoresThatAreNone() throws IOException {
        assertThat(command("fewshot --dataset minst --store HOME/a.db").refusal())
                .contains("did you mean mnist?");
        Files.writeString(home.resolve("text.db"), "no database at all, but a text of some length".repeat(20));
        assertThat(fewshot("--rows vanilla --store HOME/text.db").refusal()).contains("is no store of trials");
        assertThat(command("store merge HOME/all.db HOME/none.db").refusal()).contains("there is no store");
        assertThat(home.resolve("all.db")).doesNotExist();
        assertThat(command("store show HOME/none.db").refusal()).contains("there is no store");
        assertThat(command("store").refusal()).contains("a command is missing");
    }

    @Test
    void saysWithWhichSettingsARowRunsAndWhetherTheyWereTuned() {
        Ran ran = fewshot("--shots 1,3 --draws 1 --rows vanilla,bean-2,dropout:probability=0.4 --store HOME/a.db")
                .succeeded();
        assertThat(ran.err())
                .contains(
                        "settings of bean-2 on digits: 1, 3-shot BEAN-2 100 (not tuned)",
                        "settings of dropout on digits: 1, 3-shot dropout 0.4 (given)")
                .doesNotContain("settings of vanilla");
        assertThat(ran.out()).contains("LeNet-5 + dropout, probability 0.4");
    }

    @Test
    void aRowWithTwoSettingsStandsThereTwice() {
        Ran ran = fewshot("--shots 1 --draws 1 --rows bean-2:alpha=30,bean-2:alpha=300 --store HOME/a.db --json")
                .succeeded();
        assertThat(ran.out())
                .contains(
                        "\"id\":\"bean-2:alpha=30\"",
                        "\"id\":\"bean-2:alpha=300\"",
                        "\"setting\":\"BEAN-2 30\"",
                        "\"setting\":\"BEAN-2 300\"",
                        "\"source\":\"given\"");
        try (TrialStore store = TrialStore.open(home.resolve("a.db"))) {
            assertThat(store.trials()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fewshot --rows bean-2:beta=1                | --rows bean-2:beta=1: there is no setting 'beta'; there is alpha
            fewshot --rows bean-2:alpha=-3              | alpha must be from 1e-30 to 1e30, which single precision holds, but is -3
            fewshot --rows bean-2:alpha                 | must be ROW:NAME=VALUE, such as bean-2:alpha=300
            fewshot --rows bean-2:alpha=1:alpha=2       | sets alpha twice; set it once
            fewshot --rows dropout:layers=fc4           | layers must be among the dense layers of LeNet-5
            fewshot --rows vanilla:alpha=1              | there is no setting 'alpha'; this row has none
            fewshot --rows paper:alpha=1                | sets a setting of a group; name a single row, such as bean-2
            fewshot --rows been:alpha=1                 | there is no row 'been'
            tune --rows vanilla,bean-2:alpha=300        | tune chooses settings, so --rows cannot set one; write bean-2
            """)
    void settingsThatCannotBe(String words, String message) {
        assertThat(command(words + " --dataset digits --store HOME/none.db").refusal())
                .contains(message);
        assertThat(home.resolve("none.db")).doesNotExist();
    }
}
