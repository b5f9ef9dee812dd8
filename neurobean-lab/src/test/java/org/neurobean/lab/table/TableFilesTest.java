package org.neurobean.lab.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurobean.io.NewerSchemaException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A table as CSV, JSON and LaTeX. */
final class TableFilesTest {

    private static final FewShotTable UNFINISHED = FakeTables.unfinished();

    @Test
    void theCsvHasALineForEachCellAndAsManyFieldsInEach() {
        List<String> lines = TableCsv.of(UNFINISHED).lines().toList();
        assertThat(lines).hasSize(1 + UNFINISHED.cells().size());
        int fields = lines.get(0).split(",", -1).length;
        assertThat(lines).allMatch(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length == fields);
        assertThat(lines.get(1)).startsWith("vanilla,Vanilla LeNet-5,paper,mnist,1,20,");
        assertThat(TableCsv.of(UNFINISHED)).endsWith("\r\n").doesNotContain("NaN", "null");
    }

    @Test
    void theJsonHoldsAllOfTheRecordAndMissingDrawsAreNull() {
        JsonNode json = JsonMapper.shared().readTree(TableJson.of(UNFINISHED, "./neurobean \"x\""));
        assertThat(json.at("/command").asString()).isEqualTo("./neurobean \"x\"");
        assertThat(json.at("/table/cells").size()).isEqualTo(UNFINISHED.cells().size());
        assertThat(json.at("/table/choices").size())
                .isEqualTo(UNFINISHED.choices().size());
        assertThat(json.at("/findings/0/text").asString()).isNotBlank();
        JsonNode twenty = json.at("/table/cells")
                .valueStream()
                .filter(cell -> cell.at("/shots").asInt() == 20)
                .findFirst()
                .orElseThrow();
        // Of 20 draws those with a number below 4 are finished.
        assertThat(twenty.at("/n").asInt()).isEqualTo(4);
        assertThat(twenty.at("/accuracies").size()).isEqualTo(20);
        assertThat(twenty.at("/accuracies/3").isNumber()).isTrue();
        assertThat(twenty.at("/accuracies/4").isNull()).isTrue();
        assertThat(TableJson.of(UNFINISHED, "x")).doesNotContain("NaN");
    }

    @Test
    void aSingleDrawHasNoDeviation() {
        FewShotTable table = new FakeTables.ByHand(1, 5).row(Table1.VANILLA, 70).table();
        assertThat(TableJson.line(table)).contains("\"deviation\":null").doesNotContain("\n");
        assertThat(TableLatex.of(table)).doesNotContain("\\pm").doesNotContain("NaN");
    }

    @Test
    void theBestOfAColumnIsBoldAndTheSecondItalicAmongOursAndAmongThePapers() {
        FewShotTable table = new FakeTables.ByHand(20, 10, 20)
                .row(Table1.VANILLA, 82, 88)
                .row(Table1.DROPOUT, 88, 92)
                .row(Table1.BEAN_2, 87, 93)
                .table();
        String latex = TableLatex.of(table);
        assertThat(latex)
                .contains("LeNet-5 + dropout & \\textbf{88.0} $\\pm$ 0.6 & \\textit{92.0} $\\pm$ 0.6 \\\\")
                .contains("LeNet-5 + BEAN-2 & \\textit{87.0} $\\pm$ 0.6 & \\textbf{93.0} $\\pm$ 0.6 \\\\")
                .contains("\\quad{\\small in the paper} & {\\small \\textbf{88.08}} & {\\small \\textbf{92.97}} \\\\")
                .contains("\\quad{\\small in the paper} & {\\small \\textit{82.04}} & {\\small \\textit{89.22}} \\\\");
    }

    @Test
    void theLatexIsBalancedAndEveryLineHasAsManyColumns() {
        for (FewShotTable table : List.of(FakeTables.whole(), UNFINISHED)) {
            List<String> lines = TableLatex.of(table)
                    .lines()
                    .filter(line -> line.endsWith("\\\\") && !line.contains("multicolumn"))
                    .toList();
            assertThat(lines).hasSizeGreaterThan(10).allMatch(line -> line.split("(?<!\\\\)&", -1).length == 9);
            String text = TableLatex.of(table);
            assertThat(text.chars().filter(c -> c == '{').count())
                    .isEqualTo(text.chars().filter(c -> c == '}').count());
            assertThat(text).contains("\\begin{tabular}{lcccccccc}", "\\end{tabular}");
        }
    }

    @Test
    void cellsThatAreNotFinishedSaySoInLatex() {
        assertThat(TableLatex.of(UNFINISHED))
                .contains(
                        " (4) ",
                        "& --",
                        "% " + UNFINISHED.finished() + " of " + UNFINISHED.planned() + " trials are finished");
    }

    @Test
    void whatLatexWouldTakeForCommandsIsEscaped() {
        assertThat(TableLatex.escaped("50 % & {a_b} #1 $x \\y ~z^2 <>"))
                .isEqualTo("50 \\% \\& \\{a\\_b\\} \\#1 \\$x \\textbackslash{}y \\textasciitilde{}z\\textasciicircum{}2"
                        + " \\textless{}\\textgreater{}");
    }

    @Test
    void whatIsReadAgainAndComputedAgainIsTheSameToTheByte() {
        for (FewShotTable table : List.of(FakeTables.whole(), UNFINISHED)) {
            String written = TableJson.of(table, "./neurobean");
            TableJson.Document read = TableJson.read(written);
            assertThat(read.command()).isEqualTo("./neurobean");
            FewShotTable again = Tabulation.again(read.table());
            assertThat(TableJson.of(again, read.command())).isEqualTo(written);
            assertThat(TableCsv.of(again)).isEqualTo(TableCsv.of(table));
            assertThat(TableMarkdown.of(again, "x")).isEqualTo(TableMarkdown.of(table, "x"));
        }
    }

    @Test
    void aTableFromBeforeThereWereVersionsIsReadAndWrittenAsItIsStored() {
        String written = TableJson.of(UNFINISHED, "./neurobean");
        assertThat(written).startsWith("{\n  \"schema\" : 1,\n");
        String stored = written.replace("  \"schema\" : 1,\n", "");
        TableJson.Document read = TableJson.read(stored);
        assertThat(read.schema()).isNull();
        assertThat(TableJson.of(Tabulation.again(read.table()), read.command(), read.schema()))
                .isEqualTo(stored);
        assertThat(TableJson.read(written).schema()).isEqualTo(1);
    }

    @Test
    void aTableOfALaterVersionIsRefusedByItsVersion() {
        String later = TableJson.of(UNFINISHED, "x").replace("\"schema\" : 1,", "\"schema\" : 2, \"new\" : 1,");
        assertThatThrownBy(() -> TableJson.read(later))
                .isInstanceOf(NewerSchemaException.class)
                .hasMessageContaining("schema 2")
                .hasMessageContaining("up to schema 1");
    }

    @Test
    void whatIsNoTableOfThisVersionIsRefused() {
        String written = TableJson.of(UNFINISHED, "x");
        for (String text : List.of(
                "",
                "{}",
                "[]",
                "null",
                written.substring(0, 1000),
                written.replace("\"source\"", "\"origin\""),
                written.replaceAll("\"source\" : \"[^\"]*\",", ""))) {
            assertThatThrownBy(() -> TableJson.read(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("no few-shot table of this version");
        }
    }

    @Test
    void theMarkdownHasALineForEachRowAndADashForWhatIsMissing() {
        List<String> lines = TableMarkdown.of(UNFINISHED, "./neurobean").lines().toList();
        for (String title : List.of("MNIST", "Fashion-MNIST")) {
            int head = lines.indexOf("| " + title + " | 1-shot | 5-shot | 10-shot | 20-shot |");
            assertThat(lines.get(head + 1)).isEqualTo("|---|---|---|---|---|");
            for (int r = 0; r < UNFINISHED.rows().size(); r++) {
                assertThat(lines.get(head + 2 + r))
                        .startsWith("| " + UNFINISHED.rows().get(r).title() + " | ");
            }
        }
        assertThat(lines).contains("| LeNet-5 + l1 norm | \u2013 | \u2013 | \u2013 | \u2013 |");
        assertThat(lines)
                .anyMatch(
                        line -> line.matches(
                                "\\| LeNet-5 \\+ BEAN-2 \\| \\d+\\.\\d \u00b1 \\d\\.\\d \\[53\\.8] \\|.*\\(n = 4\\) \\[93\\.0] \\|"));
        TableFindings.of(UNFINISHED).forEach(finding -> assertThat(lines)
                .contains("- **" + finding.verdict().words() + "**: " + finding.text()));
    }
}
