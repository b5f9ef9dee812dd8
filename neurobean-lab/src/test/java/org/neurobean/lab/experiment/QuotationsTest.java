package org.neurobean.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of quotations finds, and what it lets pass. */
final class QuotationsTest {

    private static final String BEGIN = "<!-- quoted from results/table.md -->";
    private static final String END = "<!-- end of quotation -->";

    @TempDir
    private Path project;

    @BeforeEach
    void aFileToQuoteFrom() throws IOException {
        Files.createDirectories(project.resolve("docs").resolve("results"));
        Files.writeString(
                project.resolve("docs/results/table.md"),
                "| a |\n|---|\n| 1 |\n| 2 |\n\n| b |\n|---|\n| 3 |\n\n- text\n");
        Files.writeString(project.resolve("README.md"), "no quotation\n");
    }

    @Test
    void someOfTheLinesOfAFileAreAQuotation() throws IOException {
        assertThat(check("text", BEGIN, "", "| a |", "|---|", "| 2 |", END, "text", BEGIN, "- text", END))
                .isEmpty();
        assertThat(check("- in a list", "  " + BEGIN, "  | a |", "  | 1 |", "  " + END))
                .isEmpty();
    }

    @Test
    void linesInAnotherOrderAndRowsUnderAnotherHeadingAreNone() throws IOException {
        assertThat(check(BEGIN, "| a |", "|---|", "| 2 |", "| 1 |", END))
                .containsExactly("a.md:5: docs/results/table.md has no line | 1 | here");
        assertThat(check(BEGIN, "| a |", "|---|", "| 3 |", END))
                .containsExactly("a.md:4: this row stands under another heading in docs/results/table.md: | 3 |");
        assertThat(check(BEGIN, "| b |", "|---|", "| 3 |", END)).isEmpty();
    }

    @Test
    void aLineThatIsNotInTheFileIsNamedWithItsPlace() throws IOException {
        assertThat(check("text", BEGIN, "| a |", "| 1 |", "| 4 |", END))
                .containsExactly("a.md:5: docs/results/table.md has no line | 4 |");
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        assertThat(check("<!-- quoted from results/none.md -->", "| 1 |", END))
                .containsExactly("a.md:1: there is no docs/results/none.md");
    }

    @Test
    void quotationsThatAreNotWellFormedAreRefused() throws IOException {
        assertThat(check(BEGIN, "| 1 |")).containsExactly("a.md:1: a quotation begins and does not end");
        assertThat(check("| 1 |", END)).containsExactly("a.md:2: a quotation ends that has not begun");
        assertThat(check(BEGIN, BEGIN, "- text", END)).containsExactly("a.md:2: a quotation begins inside of another");
        assertThat(check(BEGIN, "", END)).containsExactly("a.md:1: nothing is quoted from docs/results/table.md");
        assertThat(check("<!-- quoted from: results/table.md -->", "| 3 |"))
                .containsExactly("a.md:1: this marks no quotation: <!-- quoted from: results/table.md -->");
    }

    @Test
    void theReadmeIsCheckedAsWell() throws IOException {
        Files.writeString(project.resolve("README.md"), String.join("\n", BEGIN, "| 4 |", END));
        assertThat(Quotations.problems(project))
                .containsExactly("README.md:2: docs/results/table.md has no line | 4 |");
    }

    private List<String> check(String... lines) throws IOException {
        Files.writeString(project.resolve("docs").resolve("a.md"), String.join("\n", lines) + "\n");
        return Quotations.problems(project);
    }
}
