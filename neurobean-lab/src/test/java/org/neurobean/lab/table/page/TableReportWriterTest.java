package org.neurobean.lab.table.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.io.WrittenFile;
import org.neurobean.lab.store.Choice;
import org.neurobean.lab.table.FakeTables;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.FewShotTable.Cell;
import org.neurobean.lab.table.Table1;
import org.neurobean.lab.table.TableFindings;
import org.neurobean.lab.table.TableSummary;
import org.neurobean.report.page.DataKeys;
import org.neurobean.report.page.PageLaws;
import tools.jackson.databind.JsonNode;

/** The text of the written page. */
final class TableReportWriterTest {

    static final String NASTY = "</script><img src=x onerror=alert(1)><script>alert(1)</script><!-- \"'&\\";
    private static final String PAGE = page(FakeTables.whole());

    @TempDir
    private Path directory;

    private static String page(FewShotTable table) {
        return TableReportWriter.page(new TableReport(table, "./neurobean reproduce table1"));
    }

    @Test
    void isOneFileOfReasonableSize() throws Exception {
        Path file = directory.resolve("report.html");
        WrittenFile written = TableReportWriter.write(new TableReport(FakeTables.whole(), "x"), file);
        assertThat(written.bytes()).isEqualTo(Files.size(file)).isLessThan(2_000_000);
        assertThat(directory.toFile().list()).containsExactly("report.html");
    }

    @Test
    void theSameTableIsTheSamePage() {
        assertThat(page(FakeTables.whole())).isEqualTo(PAGE);
    }

    @Test
    void loadsNothingAndAllowsOnlyWhatIsThere() throws Exception {
        PageLaws.assertNothingIsLoaded(PAGE);
        // Theme, chart library, the page's script; one style sheet.
        PageLaws.assertPolicyNamesWhatIsThere(PAGE, 4);
    }

    @Test
    void holdsEverySentenceEveryRowAndTheCommand() {
        String text = PAGE.replace("&#39;", "'").replace("&#34;", "\"");
        TableFindings.of(FakeTables.whole()).forEach(finding -> assertThat(text).contains(finding.text()));
        TableSummary.of(FakeTables.whole()).forEach(sentence -> assertThat(text).contains(sentence));
        FakeTables.whole().rows().forEach(row -> assertThat(text).contains(row.title()));
        assertThat(text).contains("./neurobean reproduce table1", "commit 1234567");
    }

    @Test
    void holdsAllDrawsAsNumbersAndMissingOnesAsNull() {
        JsonNode data = DataKeys.data(page(FakeTables.unfinished()));
        assertThat(data.at("/cells").size())
                .isEqualTo(FakeTables.unfinished().cells().size());
        assertThat(data.at("/cells/0/best/accuracies").size()).isEqualTo(20);
        assertThat(data.at("/cells").valueStream().anyMatch(cell -> cell.at("/best/accuracies/19")
                        .isNull()))
                .isTrue();
    }

    @Test
    void whatIsMissingIsSaidAtTheTop() {
        assertThat(page(FakeTables.unfinished()))
                .contains("Not finished: " + FakeTables.unfinished().finished() + " of 1,120 trials")
                .contains("No trial yet of: LeNet-5 + l1 norm.", "4 of 20 draws");
        assertThat(PAGE).doesNotContain("Not finished");
    }

    /** Every row and the origin with a hostile name. */
    static FewShotTable nasty() {
        FewShotTable table = FakeTables.whole();
        return new FewShotTable(
                table.rows().stream()
                        .map(row -> new FewShotTable.RowName(row.id(), NASTY, row.group(), row.bean()))
                        .toList(),
                table.datasets(),
                table.shots(),
                table.draws(),
                table.protocol(),
                table.epochs(),
                table.cells(),
                table.choices(),
                List.of(NASTY));
    }

    @Test
    void namesNeverBecomeMarkup() {
        String page = TableReportWriter.page(new TableReport(nasty(), NASTY));
        assertThat(PageLaws.elements(page, "<script>")).hasSize(3);
        assertThat(page).doesNotContain("<script>alert", "<img src=x").doesNotContain("<!-- \"");
        assertThat(DataKeys.data(page).at("/rows/0/title").asString()).isEqualTo(NASTY);
    }

    @Test
    void theChosenSettingIsMarkedAmongItsCandidates() {
        FewShotTable table = FakeTables.whole();
        SettingsView settings = SettingsView.of(table, ShownRow.of(table)).stream()
                .filter(view -> view.row().id().equals(Table1.BEAN_1))
                .findFirst()
                .orElseThrow();
        Choice choice = table.choices().stream()
                .filter(each -> each.row().equals(Table1.BEAN_1))
                .findFirst()
                .orElseThrow();
        assertThat(settings.columns()).hasSize(8);
        assertThat(settings.lines()).hasSize(choice.candidates().size());
        for (SettingsView.Line line : settings.lines()) {
            assertThat(line.results().get(0).chosen())
                    .isEqualTo(line.setting().equals(choice.chosen().description()));
        }
        assertThat(settings.lines().get(1).results().get(0).validation()).isEqualTo("89.00");
        assertThat(settings.summary()).isEqualTo(choice.chosen().description());
    }

    @Test
    void costsAreOfOneCoreAndOneTrial() {
        FewShotTable table = FakeTables.whole();
        CostView vanilla = CostView.of(table, ShownRow.of(table)).get(0);
        Cell cell = Objects.requireNonNull(table.cell(Table1.VANILLA, "mnist", 20));
        double seconds = (cell.cost().trainingSeconds() + cell.cost().evaluationSeconds()) / cell.n();
        assertThat(Double.parseDouble(vanilla.perTrial().get(3).sortKey()))
                .isCloseTo(seconds, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(vanilla.trials().text()).isEqualTo("160");
        assertThat(vanilla.evaluation().text()).endsWith("%");
    }

    @Test
    void rowsThatShareAColourDifferInTheirShapes() {
        assertThat(ShownRow.of(FakeTables.whole()).stream().map(row -> row.colour() + " " + row.shape()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theProtocolIsToldAsItWas() {
        FewShotTable table = FakeTables.whole();
        assertThat(String.join(" ", ProtocolText.of(table)))
                .contains("2,000 training images that no shot can be", "100 epochs, 200 with one shot", "were chosen");
        FewShotTable other = new FewShotTable(
                table.rows(), table.datasets(), table.shots(), 20, "authors", 3, List.of(), List.of(), List.of());
        assertThat(String.join(" ", ProtocolText.of(other)))
                .contains("Dropout stays on", "for 3 epochs", "were not tuned")
                .doesNotContain("no shot can be");
    }

    @Test
    void anEmptyTableIsRefusedAndOneWithoutTrialsIsNot() {
        FewShotTable empty = new FakeTables.ByHand(20, 5).table();
        assertThatThrownBy(() -> new TableReport(empty, "x")).hasMessageContaining("a table must have a row");
        FewShotTable begun = new FewShotTable(
                FakeTables.whole().rows(),
                List.of("mnist"),
                List.of(5),
                20,
                "disjoint",
                0,
                List.of(),
                List.of(),
                List.of());
        assertThat(page(begun)).contains("Not finished: 0 of");
    }
}
