package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurobean.lab.study.TableDirectory;

/** The command {@code reproduce table1}, and the files that it and {@code fewshot} leave. */
final class ReproduceTable1CommandTest {

    private static final String[] FILES = {
        "report.html",
        "table1.json",
        "table1.csv",
        "table1.tex",
        "table1.md",
        "learning-curves.svg",
        "learning-curves.png",
        "paired-differences.svg",
        "paired-differences.png"
    };

    @TempDir
    private Path home;

    private Ran command(String words) {
        return Ran.command(words.replace("HOME", home.toString()).split(" "));
    }

    private Ran table1(String options) {
        return command(
                "reproduce table1 --dataset digits --epochs 2 --shots 1 --store HOME/a.db --out HOME/out " + options);
    }

    private String read(String file) throws IOException {
        return Files.readString(home.resolve("out").resolve(file));
    }

    @Test
    void tunesRunsAndWritesWhatIsMissingAndNothingTwice() throws IOException {
        String options = "--rows vanilla,dropout --draws 2 --tuning-draws 2";
        Ran first = table1(options).succeeded();
        assertThat(first.err()).contains("choosing settings of 1 cell on 2 draws that are not reported", "round 1");
        assertThat(first.out())
                .contains("Vanilla LeNet-5", "LeNet-5 + dropout", "Wrote")
                .doesNotContain("Not finished");
        assertThat(home.resolve("out").toFile().list()).containsExactlyInAnyOrder(FILES);
        String json = read("table1.json");
        assertThat(json).contains("\"choices\" : [ {", "reproduce table1 --dataset digits");

        Ran again = table1(options).succeeded();
        assertThat(again.err()).contains("4 of 4 trials are finished already").doesNotContain("round", "choosing");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(read("table1.json")).isEqualTo(json);
    }

    @Test
    void writesAnUnfinishedTableWithoutRunningAnythingAndSaysSo() throws IOException {
        table1("--rows vanilla --draws 1 --no-tune").succeeded();
        Ran part = table1("--rows vanilla,dropout --draws 3 --no-run").succeeded();
        assertThat(part.out()).contains("Not finished: 1 of 6 trials are in the store", " (1)");
        assertThat(read("report.html")).contains("Not finished: 1 of 6 trials", "No trial yet of: LeNet-5 + dropout.");
        assertThat(read("table1.csv").lines()).hasSize(2);
    }

    @Test
    void makesNoStoreWhereItIsToRunNothing() {
        assertThat(command("reproduce table1 --no-run --store HOME/none.db --out HOME/none")
                        .refusal())
                .contains("there is no store");
        assertThat(home.resolve("none.db")).doesNotExist();
        assertThat(home.resolve("none")).doesNotExist();
    }

    @Test
    void fewshotLeavesTheSameFilesBesideItsStore() {
        Ran ran = command("fewshot --dataset digits --epochs 2 --shots 1 --draws 1 --rows vanilla --store HOME/b.db")
                .succeeded();
        assertThat(home.resolve("b").toFile().list()).containsExactlyInAnyOrder(FILES);
        assertThat(ran.out()).contains("report.html", "b.db");
        command("fewshot --dataset digits --epochs 2 --shots 1 --draws 1 --rows vanilla --store HOME/b.db --out HOME/c")
                .succeeded();
        assertThat(home.resolve("c").toFile().list()).containsExactlyInAnyOrder(FILES);
        assertThat(TableDirectory.beside(Path.of("runs", "store"))).isEqualTo(Path.of("runs", "store-table"));
    }

    @Test
    void isListedWithClaimExpectationAndCost() {
        assertThat(command("reproduce").succeeded().out())
                .contains("table1", "paper: BEAN-1 and BEAN-2", "here: BEAN gains", "hours of one core");
    }

    @Test
    void anotherDirectoryIsNotWrittenInto() throws IOException {
        Files.createDirectories(home.resolve("out"));
        Files.writeString(home.resolve("out").resolve("mine.txt"), "precious");
        assertThat(table1("--rows vanilla --draws 1").refusal())
                .contains("holds something that is no few-shot table", "--out");
        assertThat(home.resolve("a.db")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reproduce figure1 table1|table1 is reproduced by itself",
                "reproduce --out HOME/x table1|its options stand after its name",
                "reproduce table1 --draws 0|--draws must be from 1",
                "reproduce table1 --tuning-draws 0|--tuning-draws must be from 1",
                "reproduce table1 --rows nothing|there is no row 'nothing'"
            })
    void whatMakesNoSenseIsRefused(String words, String reason) {
        assertThat(command(words).refusal()).contains(reason);
    }

    /** The project's own directory: the tests run in that of the module. */
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final String RESULTS =
            PROJECT.resolve("docs").resolve("results").toString();

    @Test
    void everyNumberAndSentenceOfTheStoredTableComesOutAgain() {
        Ran check = command("reproduce table1 --check " + RESULTS).succeeded();
        assertThat(check.out())
                .contains("144 cells, their intervals and", "computed again from the single draws", "no difference");
    }

    /** A copy of the stored table, with one text replaced in one file. */
    private Path changed(String file, String text, String other) throws IOException {
        Path copy = Files.createDirectories(home.resolve("results"));
        for (String name : new String[] {
            "table1.json",
            "table1.csv",
            "table1.tex",
            "table1.md",
            "table1-differences.svg",
            "table1-learning-curves.svg"
        }) {
            Files.copy(Path.of(RESULTS).resolve(name), copy.resolve(name));
        }
        String before = Files.readString(copy.resolve(file));
        assertThat(before).contains(text);
        Files.writeString(copy.resolve(file), before.replaceFirst(Pattern.quote(text), other));
        return copy;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "table1.json; 49.27; 59.27; table1.json",
                "table1.json; is better than; is far better than; table1.json",
                "table1.csv; 43.6195; 43.6196; table1.csv:2",
                "table1.tex; 43.6; 43.7; table1.tex",
                "table1.md; 43.6; 43.7; table1.md",
                "table1-differences.svg; t distribution; bootstrap; table1-differences.svg"
            })
    void whateverIsChangedByHandIsFound(String file, String text, String other, String named) throws IOException {
        Path copy = changed(file, text, other);
        Ran check = command("reproduce table1 --check " + copy);
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains(named, "stored is '", "computed is '").contains("difference");
        assertThat(check.out()).doesNotContain("no difference");
    }

    @Test
    void aStoredTableIsWrittenAgainWithoutAStore() throws IOException {
        Ran from = command("reproduce table1 --from " + RESULTS + "/table1.json --out HOME/out")
                .succeeded();
        assertThat(from.out()).contains("Vanilla LeNet-5", "2560 of 2880 trials", "Wrote");
        assertThat(read("table1.json")).isEqualTo(Files.readString(Path.of(RESULTS, "table1.json")));
        assertThat(home.resolve("out").toFile().list()).containsExactlyInAnyOrder(FILES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--check HOME/none; there is no file HOME/none; name",
                "--from HOME/none.json; there is no file HOME/none.json",
                "--check --rows vanilla; --rows cannot be combined with --check",
                "--from HOME/none.json --draws 3; --draws cannot be combined with --from",
                "--from HOME/bad.json; bad.json is damaged, or was written by another version",
                "--from HOME/later.json; later.json has schema 2, but this version of neurobean knows a table1.json up to",
                "--check HOME/later.json; later.json has schema 2, but this version of neurobean knows a table1.json up to"
            })
    void whatCannotBeCheckedOrWrittenAgainIsRefusedInOneLine(String options, String message) throws IOException {
        Files.writeString(home.resolve("bad.json"), "{}");
        Files.writeString(home.resolve("later.json"), "{\"schema\" : 2}");
        assertThat(command("reproduce table1 " + options).refusal()).contains(message.replace("HOME", home.toString()));
        assertThat(home.resolve("out")).doesNotExist();
    }

    @Test
    void aTableThatThisProgramWroteIsCheckedWhereItStands() throws IOException {
        table1("--rows vanilla,dropout --draws 2 --no-tune").succeeded();
        Ran check = command("reproduce table1 --check HOME/out").succeeded();
        assertThat(check.out()).contains("2 cells", "no quotations were checked", "no difference");
        assertThat(command("reproduce table1 --check HOME/out/table1.json")
                        .succeeded()
                        .out())
                .contains("no difference");
        Files.writeString(home.resolve("out/table1.md"), read("table1.md").replace("\n", "\r\n"));
        assertThat(command("reproduce table1 --check HOME/out").err()).contains("the ends of its lines differ");
        Files.write(home.resolve("out/table1.md"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.delete(home.resolve("out/table1.csv"));
        assertThat(command("reproduce table1 --check HOME/out").err())
                .contains("table1.md:1: stored is", "table1.csv is missing", "2 differences");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(\"accuracies\" : \\[ )[0-9.]+, ; $1",
                "\"accuracies\" : \\[[^]]*]; \"accuracies\" : [ ]",
                "\"accuracies\" : \\[[^]]*],; ''",
                "\"dataset\" : \"mnist\"; \"dataset\" : \"foo\"",
                "\"row\" : \"vanilla\",; ''",
                "\"draws\" : 20; \"draws\" : 0",
                "\"cells\" : ; \"sells\" : ",
                "\"training(Seconds)\"; \"$1\""
            })
    void aDamagedTableIsRefusedInOneLineAndNothingIsWritten(String pattern, String other) throws IOException {
        String text = Files.readString(Path.of(RESULTS, "table1.json"));
        String damaged = text.replaceFirst(pattern, other);
        assertThat(damaged).isNotEqualTo(text);
        Files.writeString(home.resolve("damaged.json"), damaged);
        for (String words : new String[] {"--from HOME/damaged.json --out HOME/out", "--check HOME/damaged.json"}) {
            assertThat(command("reproduce table1 " + words).refusal())
                    .contains("damaged.json is damaged, or was written by another version of neurobean; make it again");
        }
        assertThat(home.resolve("out")).doesNotExist();
    }
}
